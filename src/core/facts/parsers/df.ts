import type { Line, Parser } from '../../model/parser.ts';
import { diskUsage } from '../kinds/disk-usage.ts';
import { dfRow } from '../text/df-row.ts';
import { isFailure } from '../text/failures.ts';
import { shareOf, sureness } from '../text/sureness.ts';

const HEADER = /^(?:Filesystem|文件系统|檔案系統|ファイルシス|Dateisystem|Sys\. ?de fichiers|S\.ficheros)\s/;
/** Block size or inodes: what df can count in. */
const UNIT = /\s(?:\d+[kKMGTP]?i?B?-\S+|Size|Inodes?|大小|容量|I节点|Größe|Taille|Tamaño|サイズ)\s/;
const TYPE = /\s(?:Type|类型|Typ|タイプ)\s/;
/** `df: '/mnt/x': Stale file handle` stands among the rows and says nothing of the others. */
const MESSAGE = /^(?:\S*\/)?df: /;

/** What `df` printed before it returned, or before it hung. Which rows are missing is what matters. */
export const df: Parser = {
  name: 'df',
  from: ['sos_commands/filesys/df_*', 'sos_commands/*/df_*', 'df', 'df.txt', 'df_*', 'df-*'],
  homes: 'all',
  emits: [diskUsage],
  recognise(head, name) {
    if (head.some((line) => HEADER.test(line) && UNIT.test(line))) return 0.95;
    return sureness(
      shareOf(head, (line) => MESSAGE.test(line) || dfRow(line, false) !== undefined),
      /\bdf\b|df_/.test(name),
    );
  },
  read(out) {
    let withType = false;
    let failed = false;
    let seen = false;
    /** A long device name, alone on its line. */
    let wrapped: Line | undefined;
    return {
      line(line) {
        const { text } = line;
        if (text.trim() === '' || MESSAGE.test(text)) return;
        if (HEADER.test(text)) {
          seen = true;
          withType = TYPE.test(text);
          if (!UNIT.test(text)) out.unreadable(line, 'not a heading of df');
          return;
        }
        const row = dfRow(text, withType);
        if (row !== undefined) {
          seen = true;
          const device = row.device ?? wrapped?.text.trim();
          wrapped = undefined;
          if (device === undefined) out.unreadable(line, 'a row without its device');
          else out.add(diskUsage, line, { ...row, device });
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
