import type { Parser } from '../../model/parser.ts';
import { generators } from '../kinds/host.ts';

/** `sosreport: 3.9`, `sos report: 4.5.6`, `sos_version: 4.0`; our collector writes `unhang: VERSION`. */
const VERSION = /^\s*(sos ?report|sos_version|sos|unhang(?: collect)?)\s*:\s*v?(\d[\w.+~-]{0,40})\s*$/;
/** First line on the terminal: `sosreport (version 4.0)`. */
const TITLE = /^\s*sos ?report \(version (\d[\w.+~-]{0,40})\)/;

function generatorOf(text: string): { name: string; version: string } | undefined {
  const [, tool = '', version] = VERSION.exec(text) ?? [];
  if (version !== undefined) return { name: tool.startsWith('unhang') ? 'unhang' : 'sos', version };
  const titled = TITLE.exec(text)?.[1];
  return titled === undefined ? undefined : { name: 'sos', version: titled };
}

/** Which version of which tool made the bundle. */
export const sosVersion: Parser = {
  name: 'sos-version',
  from: ['version.txt', 'sos_logs/ui.log', 'sos_logs/sos.log'],
  homes: 'first',
  emits: [generators],
  wake: /sos|unhang/,
  recognise(head, name) {
    const [first = ''] = head.filter((line) => line.trim() !== '');
    if (generatorOf(first) === undefined) return 0;
    return /version/.test(name) ? 0.9 : 0.6;
  },
  read(out) {
    let found = false;
    return {
      line(line) {
        const generator = found ? undefined : generatorOf(line.text);
        if (generator === undefined) return;
        found = true;
        out.add(generators, line, generator);
      },
      end: () => ({ settled: found }),
    };
  },
};
