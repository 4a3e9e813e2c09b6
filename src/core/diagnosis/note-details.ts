import type { Locale } from '../model/locale.ts';

/** What readers say in plain English of the lines they could not read, and of how an archive ended. */
const CHINESE: readonly (readonly [RegExp, string])[] = [
  [/^the archive ends inside a header$/, '归档在文件头中间结束'],
  [/^the archive has no end marker$/, '归档没有结束标记'],
  [/^no header at byte (\d+); (\d+) bytes passed over$/, '第 $1 字节处没有文件头，跳过了 $2 字节'],
  [/^no header at byte (\d+) nor behind it$/, '第 $1 字节处及其后没有文件头'],
  [/^(\d+) of (\d+) bytes are missing$/, '应有 $2 字节，缺少 $1 字节'],
  [/^(\d+) bytes behind the end of the archive$/, '归档结尾之后还有 $1 字节'],
  [/^a pax header with a broken record$/, 'pax 头中有损坏的记录'],
  [/^a member whose name is too long, too deep, or leads out$/, '成员名称过长、层次过深或指向包外'],
  [/^a sparse file, stored with holes$/, '以空洞方式存储的稀疏文件'],
  [/^neither file nor folder nor link$/, '既不是文件，也不是目录或链接'],
  [/^(\d+) more of the same kind$/, '同类还有 $1 条'],
  [/^more of the same kind$/, '其余同类'],
  [/^more than (\d+) members$/, '成员超过 $1 个'],
  [/^more than (\d+) rows$/, '超过 $1 行'],
  [/^more than (\d+) folders deep$/, '目录超过 $1 层'],
  [/^only the first (\d+) bytes were read$/, '只读取了前 $1 字节'],
  [/^it was replaced while it was read$/, '读取期间被替换'],
  [/^it is what (\S{1,80}) reads$/, '其内容属于 $1'],
  [/^the (\w{1,20}) data ends too early$/, '$1 数据过早结束'],
  [/^the (\w{1,20}) data is damaged$/, '$1 数据已损坏'],
  [/^bytes that are no (\w{1,20}) data follow behind its end$/, '$1 数据结尾之后还有其他字节'],
  [
    /^the (\w{1,20}) data is of a variant, or needs more memory, /,
    '$1 数据的变体不受支持或所需内存过多，请解包后发送其中内容',
  ],
  [/^The bundle is larger than (\d+) bytes\. /, '数据包大于 $1 字节；若信任发送者，可提高限额'],
  [/^The bundle unpacks to more than (\d+) bytes\. /, '数据包解开后超过 $1 字节；若信任发送者，可提高限额'],
  [
    /^The bundle unpacks to more than (\d+) times its size\. /,
    '数据包解开后超过其大小的 $1 倍；若信任发送者，可提高限额',
  ],
  [/^The bundle is compressed more than (\d+) times over\. /, '数据包压缩超过 $1 层，请解包后发送其中内容'],
  [/^auditctl failed$/, 'auditctl 执行失败'],
  [/^a row without its device$/, '缺少设备名的行'],
  [/^not a field of the audit status$/, '不是审计状态的字段'],
  [/^not a heading of df$/, '不是 df 的表头'],
  [/^not a row of df$/, '不是 df 的行'],
  [/^not a host name$/, '不是主机名'],
  [/^not a line of a mount table$/, '不是挂载表的行'],
  [/^not a line of (\w{1,20})$/, '不是 $1 的行'],
  [/^not a line that mount prints$/, '不是 mount 输出的行'],
  [/^not a loaded rule$/, '不是已加载的规则'],
  [/^not a package of (\w{1,20})$/, '不是 $1 的软件包'],
  [/^not a row of this process list$/, '不是此进程列表的行'],
  [/^not a stack frame$/, '不是内核栈帧'],
  [/^not an audit rule$/, '不是审计规则'],
  [/^not the name of a distribution$/, '不是发行版名称'],
  [/^not what uname prints$/, '不是 uname 的输出'],
  [/^the (?:file|stack) could not be read$/, '该文件无法读取'],
  [/^there is no such file or directory$/, '没有这样的文件或目录'],
  [/^permission denied; run as a user who may read it$/, '没有权限，请以有权读取的用户运行'],
  [/^it is a directory$/, '它是目录'],
  [/^a part of its path is no directory$/, '路径中有一部分不是目录'],
  [/^the disk or network it lies on failed$/, '所在的磁盘或网络出错'],
  [/^the network file system it lies on lost it$/, '所在的网络文件系统已找不到它'],
];

/** A note's detail in the document's language. Names of parsers and errors are code, and stay. */
export function detailIn(locale: Locale, detail: string): string {
  if (locale === 'en') return detail;
  for (const [pattern, chinese] of CHINESE) {
    const found = pattern.exec(detail);
    if (found !== null) return chinese.replace(/\$(\d)/g, (_, index: string) => found[Number(index)] ?? '');
  }
  return detail;
}
