import type { Words } from '../model/locale.ts';
import type { NoteCode } from '../model/note.ts';
import type { Moment } from '../model/summary.ts';

/** What the diagnosis says in its own voice; what a rule says stands in the rule. */
export const VERDICTS = {
  clear: {
    en: 'No hang found: every cause in the catalog was checked and none holds.',
    'zh-CN': '未发现挂起：目录中的每个原因都已检查，均不成立。',
  },
  unexplained: {
    en: 'Something hangs here, but no cause in the catalog explains it: {{symptoms}}.',
    'zh-CN': '这里确有挂起，但目录中没有一个原因能解释：{{symptoms}}。',
  },
  insufficient: {
    en: 'This bundle cannot tell. What is missing, and how to collect it, is listed below.',
    'zh-CN': '此数据包不足以判定。所缺内容及收集方法见下文。',
  },
} as const satisfies Record<string, Words>;

export const BECAUSE = {
  lacking: { en: 'The bundle does not hold what this rule needs.', 'zh-CN': '数据包中没有此规则所需的内容。' },
  incomplete: {
    en: 'What was read does not decide it, and in an incomplete bundle absence proves nothing.',
    'zh-CN': '已读取的内容不足以判定；数据包不完整，没有看到不能证明任何事。',
  },
  undecided: {
    en: 'What the bundle holds speaks neither for it nor against it.',
    'zh-CN': '数据包的内容既不支持也不否定它。',
  },
  failed: {
    en: 'The rule could not be evaluated within its limits on this bundle.',
    'zh-CN': '在限额之内无法对此数据包评估该规则。',
  },
} as const satisfies Record<string, Words>;

export const NOTES: Readonly<Record<NoteCode, Words>> = {
  truncated: { en: 'The bundle ends early.', 'zh-CN': '数据包提前结束。' },
  damaged: { en: 'The bundle is damaged.', 'zh-CN': '数据包已损坏。' },
  'too-large': { en: 'A limit was reached; what lies beyond was not read.', 'zh-CN': '达到限额，其后的内容未读取。' },
  'unreadable-line': { en: 'Lines that make no sense here.', 'zh-CN': '无法理解的行。' },
  undecodable: { en: 'Bytes that fit no encoding.', 'zh-CN': '不符合任何编码的字节。' },
  encrypted: {
    en: 'An archive inside is encrypted, and only its receiver can open it. Decrypt it and send the result.',
    'zh-CN': '内含加密的归档，只有其接收者能打开。请解密后发送结果。',
  },
  skipped: { en: 'Members that are not read.', 'zh-CN': '未读取的成员。' },
  duplicate: { en: 'A path occurs twice; the last one counts.', 'zh-CN': '路径重复出现，以最后一个为准。' },
  'bad-name': { en: 'A member with a name that is refused.', 'zh-CN': '成员名称被拒绝。' },
  unrecognised: { en: 'Text of no known kind.', 'zh-CN': '无法识别的文本。' },
  misplaced: {
    en: 'Pasted into the wrong box; it was read as what it is.',
    'zh-CN': '粘贴到了错误的框中，已按其实际内容读取。',
  },
  'other-root': { en: 'Members under a second top folder were left out.', 'zh-CN': '第二个顶层目录下的成员未计入。' },
  trailing: { en: 'Bytes after the end of the archive.', 'zh-CN': '归档结尾之后还有字节。' },
  'parser-failed': {
    en: 'A defect in unhang: a parser failed on this member.',
    'zh-CN': 'unhang 的缺陷：解析器处理此成员时失败。',
  },
  contradiction: { en: 'Two sources of one fact disagree.', 'zh-CN': '同一事实的两个来源互相矛盾。' },
  'left-out': {
    en: 'Left out, since this document would be larger than its limit.',
    'zh-CN': '此文档将超过其大小限额，因此有内容未列出。',
  },
};

export const MOMENTS: Readonly<Record<Moment['what'], Words>> = {
  'capture-start': { en: 'collection of the bundle starts', 'zh-CN': '开始收集数据包' },
  'capture-end': { en: 'collection of the bundle ends', 'zh-CN': '数据包收集结束' },
  boot: { en: 'the host boots, kernel {{subject}}', 'zh-CN': '主机启动，内核 {{subject}}' },
  'hung-report': { en: 'the kernel reports {{subject}} as hung', 'zh-CN': '内核报告 {{subject}} 挂起' },
  'hung-report-last': {
    en: 'the kernel reports {{subject}} as hung, for the last time',
    'zh-CN': '内核最后一次报告 {{subject}} 挂起',
  },
  'sign-once': { en: 'a log tells of {{subject}}', 'zh-CN': '日志出现：{{subject}}' },
  'sign-first': { en: 'a log tells of {{subject}}, for the first time', 'zh-CN': '日志首次出现：{{subject}}' },
  'sign-last': { en: 'a log tells of {{subject}}, for the last time', 'zh-CN': '日志最后一次出现：{{subject}}' },
  'sign-over': {
    en: 'last sign of life: a log says that this is over: {{subject}}',
    'zh-CN': '最后的正常迹象：日志表明此事已结束：{{subject}}',
  },
  'collector-command': {
    en: 'the collector runs {{subject}}, on which it gives up later',
    'zh-CN': '收集工具运行 {{subject}}，此后放弃',
  },
  'collector-timeout': { en: 'the collector gives up on {{subject}}', 'zh-CN': '收集工具放弃 {{subject}}' },
  'mount-started': { en: 'FUSE daemon starts: {{subject}}', 'zh-CN': 'FUSE 守护进程启动：{{subject}}' },
  'victim-started': { en: 'starts, and does not return: {{subject}}', 'zh-CN': '启动后未返回：{{subject}}' },
};

/** Who gave up: the collector, one of its plugins. */
export const GAVE_UP: Words = { en: '{{command}}: timed out ({{by}})', 'zh-CN': '{{command}}（超时，{{by}}）' };

export const MORE: Words = { en: 'and {{count}} more', 'zh-CN': '另有 {{count}} 项' };
