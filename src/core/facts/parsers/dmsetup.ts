import type { Parser } from '../../model/parser.ts';
import { dmDevices } from '../kinds/storage.ts';
import { dmDetail } from '../text/dm-params.ts';
import { isFailure } from '../text/failures.ts';
import { tokensOf } from '../text/tokens.ts';

const COLUMNS = /^Name {1,200}Maj {1,3}Min {1,3}Stat\b/;
/** Table present, inactive one present, suspended, read-only or not. */
const STAT = /^[L-][I-][s-][wr]$/;
/** `vg-root: 0 41943040 linear 8:2 2048` of `table` and `status`. */
const ROW = /^([^\s:]{1,128}): (\d{1,20}) (\d{1,20}) ([\w-]{1,32})(?: (.{0,2000}))?$/;
const KEY = /^(Name|State): {1,30}(\S.{0,200})/;

/** `dmsetup info` with and without `-c`, `status` and `table`. */
export const dmsetup: Parser = {
  name: 'dmsetup',
  from: ['sos_commands/devicemapper/dmsetup_*', 'sos_commands/*/dmsetup_*', 'dmsetup_*', 'dmsetup-*'],
  homes: 'all',
  emits: [dmDevices],
  recognise: (head) =>
    head.some((line) => COLUMNS.test(line) || /^State: {1,30}(?:ACTIVE|SUSPENDED)/.test(line)) ? 0.96 : 0,
  read(out, path) {
    const isTable = /dmsetup[_-]table/.test(path);
    let seen = false;
    let failed = false;
    let name = '';
    return {
      line(line) {
        const { text } = line;
        if (text.trim() === '') return;
        failed ||= isFailure(text);
        if (COLUMNS.test(text) || text === 'No devices found') {
          seen = true;
          return;
        }
        const key = KEY.exec(text);
        if (key !== null) {
          if (key[1] === 'Name') name = (key[2] ?? '').trimEnd();
          else if (key[1] === 'State') {
            out.add(dmDevices, line, { name, by: 'info', suspended: (key[2] ?? '').startsWith('SUSPENDED') });
          }
          seen = true;
          return;
        }
        const row = ROW.exec(text);
        if (row !== null) {
          const [, device = '', , , target = '', params = ''] = row;
          seen = true;
          out.add(dmDevices, line, {
            name: device,
            by: isTable ? 'table' : 'status',
            ...dmDetail(target, params, isTable),
          });
          return;
        }
        const [first, major, minor, stat] = tokensOf(text, 4).map((token) => token.text);
        if (first === undefined || stat === undefined || !STAT.test(stat)) return;
        out.add(dmDevices, line, {
          name: first,
          by: 'info',
          deviceNumber: `${major ?? ''}:${minor ?? ''}`,
          suspended: stat.charAt(2) === 's',
        });
      },
      end: () => ({ settled: seen || !failed }),
    };
  },
};
