import { type Token, tokensOf } from './tokens.ts';

export interface DfRow {
  /** Absent where df put the long device name on a line of its own. */
  readonly device?: string;
  readonly target: string;
  readonly usedPercent?: number;
}

const SIZE = /^-?[\d.,]{1,24}(?:[KMGTPEZY]i?)?B?$|^-$/;
const PERCENT = /^(?:(\d{1,4})%|-)$/;

/** Size, used, available, percentage, and a mount point to the line's end; before them the device, and a type if asked. */
export function dfRow(line: string, withType: boolean): DfRow | undefined {
  const tokens = tokensOf(line, 64);
  const at = tokens.findIndex((_, index) => isPercentage(tokens, index));
  const [size, percent, target] = [tokens[at - 3], tokens[at], tokens[at + 1]];
  if (size === undefined || percent === undefined || target === undefined) return undefined;
  const before = line.slice(0, size.start).trim();
  const device = withType ? before.replace(/(?:^|\s)\S+$/, '').trimEnd() : before;
  const used = PERCENT.exec(percent.text)?.[1];
  return {
    ...(device === '' ? {} : { device }),
    target: line.slice(target.start).trimEnd(),
    ...(used === undefined ? {} : { usedPercent: Number(used) }),
  };
}

function isPercentage(tokens: readonly Token[], at: number): boolean {
  const sizes = tokens.slice(Math.max(at - 3, 0), at);
  return (
    PERCENT.test(tokens[at]?.text ?? '') &&
    tokens[at + 1]?.text.startsWith('/') === true &&
    sizes.length === 3 &&
    sizes.every(({ text }) => SIZE.test(text))
  );
}
