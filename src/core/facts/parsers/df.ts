import type { Line, Parser } from '../../model/parser.ts';
import { diskUsage } from '../kinds/disk-usage.ts';
import { unreachableMounts } from '../kinds/unreachable-mounts.ts';
import { dfHasNoTable, dfMessage } from '../text/df-message.ts';
import { dfRow } from '../text/df-row.ts';
import { decodeHex } from '../text/findmnt.ts';
import { isFailure } from '../text/failures.ts';
import { shareOf, sureness } from '../text/sureness.ts';

const HEADER = /^(?:Filesystem|文件系统|檔案系統|ファイルシス|Dateisystem|Sys\. ?de fichiers|S\.ficheros)\s/;
/** Block size or inodes: what df can count in. */
const UNIT = /\s(?:\d+[kKMGTP]?i?B?-\S+|Size|Inodes?|大小|容量|I节点|Größe|Taille|Tamaño|サイズ)\s/;
const INODES = /\s(?:Inodes?|I节点|Iノード|In(?:oe|œ)uds)\s/;
const TYPE = /\s(?:Type|类型|類型|Typ|タイプ)\s/;
/** `findmnt -D` counts like `df -T`, and asks statvfs(3) of every mount just the same. */
const FINDMNT_HEADER = /^SOURCE\s+FSTYPE\s+SIZE\s+USED\s+AVAIL\s+USE%\s+TARGET\s*$/;
/** `df: '/mnt/x': Stale file handle` stands among the rows and says nothing of the others. */
const MESSAGE = /^(?:\S*\/)?df: /;

function decoded<R extends { readonly device: string; readonly target: string }>(row: R): R {
  return { ...row, device: decodeHex(row.device), target: decodeHex(row.target) };
}

/** What `df` printed before it returned, or before it hung. Which rows are missing is what matters. */
export const df: Parser = {
  name: 'df',
  from: [
    'sos_commands/filesys/df_*',
    'sos_commands/*/df_*',
    'df',
    'df.txt',
    'df_*',
    'df-*',
    'sos_commands/*/df',
    'sos_commands/*/findmnt_-D*',
    'findmnt_-D',
  ],
  homes: 'all',
  emits: [diskUsage, unreachableMounts],
  settles: [diskUsage],
  recognise(head, name) {
    if (head.some((line) => (HEADER.test(line) && UNIT.test(line)) || FINDMNT_HEADER.test(line))) return 0.96;
    return sureness(
      shareOf(head, (line) => MESSAGE.test(line) || dfRow(line, false) !== undefined),
      /\bdf\b|df_/.test(name),
    );
  },
  read(out) {
    let withType = false;
    let findmnt = false;
    let inodes = false;
    let failed = false;
    let seen = false;
    /** A long device name, alone on its line. */
    let wrapped: Line | undefined;
    return {
      line(line) {
        const { text } = line;
        if (text.trim() === '') return;
        if (MESSAGE.test(text)) {
          const message = dfMessage(text);
          if (message !== undefined) out.add(unreachableMounts, line, { ...message, by: 'df' });
          failed ||= dfHasNoTable(text);
          return;
        }
        if (FINDMNT_HEADER.test(text)) {
          seen = findmnt = withType = true;
          return;
        }
        if (HEADER.test(text)) {
          seen = true;
          withType = TYPE.test(text);
          inodes = INODES.test(text);
          if (!UNIT.test(text)) out.unreadable(line, 'not a heading of df');
          return;
        }
        const row = dfRow(text, withType);
        if (row !== undefined) {
          seen = true;
          const device = row.device ?? wrapped?.text.trim();
          wrapped = undefined;
          if (device === undefined) out.unreadable(line, 'a row without its device');
          else if (findmnt) out.add(diskUsage, line, decoded({ ...row, device }));
          else out.add(diskUsage, line, { ...row, device, ...(inodes ? { inodes } : {}) });
          return;
        }
        if (wrapped !== undefined) out.unreadable(wrapped, 'not a row of df');
        wrapped = line;
        failed ||= isFailure(text);
      },
      end() {
        if (wrapped !== undefined) out.unreadable(wrapped, 'not a row of df');
        // An empty file is an answer: df was started and printed nothing.
        return { settled: seen || !failed };
      },
    };
  },
};
