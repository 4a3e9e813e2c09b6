import type { Line, Parser } from '../../model/parser.ts';
import { memory } from '../kinds/memory.ts';
import { wholeNumber } from '../text/tokens.ts';

const KEYS: ReadonlyMap<string, string> = new Map([
  ['MemTotal', 'totalKiB'],
  ['MemFree', 'freeKiB'],
  ['MemAvailable', 'availableKiB'],
  ['Dirty', 'dirtyKiB'],
  ['Writeback', 'writebackKiB'],
  ['SwapTotal', 'swapTotalKiB'],
  ['SwapFree', 'swapFreeKiB'],
]);
const ROW = /^([A-Z]\w{1,30}): {1,16}(\d{1,15}) kB$/;

/** /proc/meminfo. */
export const meminfo: Parser = {
  name: 'meminfo',
  from: ['proc/meminfo', 'meminfo'],
  homes: 'first',
  emits: [memory],
  recognise: (head) =>
    head.filter((line) => /^(?:MemTotal|MemFree|Dirty|SwapFree): {1,16}\d{1,15} kB$/.test(line)).length > 1 ? 0.95 : 0,
  read(out) {
    const values = new Map<string, number>();
    let first: Line | undefined;
    return {
      line(line) {
        const [, key = '', figure] = ROW.exec(line.text) ?? [];
        const [field, value] = [KEYS.get(key), wholeNumber(figure)];
        if (field === undefined || value === undefined) return;
        // The line that says how little is left is the one to cite.
        if (first === undefined || key === 'MemFree') first = line;
        values.set(field, value);
      },
      end() {
        if (first === undefined) return { settled: false };
        out.add(memory, first, Object.fromEntries(values));
        return { settled: true };
      },
    };
  },
};
