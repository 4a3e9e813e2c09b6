export interface DfMessage {
  readonly target: string;
  readonly why: string;
}

/** Quotation marks of coreutils by language and age: `x', ‘x’, 'x', “x”, «x», "x", and none where no blank is in it. */
const QUOTED = /^(?:\S{0,80}\/)?df: (?:[`'‘"“„«]\s?(\/.{0,4096}?)\s?['’"”“»]|(\/\S{0,4096})): (.{1,200})$/;
const NO_TABLE = /^(?:\S{0,80}\/)?df: (?:Warning: )?cannot read table of mounted file ?systems/;

/** `df: ‘/mnt/x’: Stale file handle`: a mount that df could not look at, and why. */
export function dfMessage(line: string): DfMessage | undefined {
  const [, quoted, bare, why] = QUOTED.exec(line) ?? [];
  const target = quoted ?? bare;
  return target === undefined || why === undefined ? undefined : { target, why: why.trim() };
}

/** df had no list of mounts to begin with: that it printed no rows is no answer. */
export function dfHasNoTable(line: string): boolean {
  return NO_TABLE.test(line);
}
