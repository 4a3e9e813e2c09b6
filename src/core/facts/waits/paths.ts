import { withoutSlashes } from '../live-tasks.ts';

/** A shell's command line holds as many words as it likes. */
const MAX_WORDS = 256;
/** Each is looked up folder by folder. */
const MAX_PATHS = 16;
/** Names may hold blanks, which a process list prints as they are. */
const MAX_BLANKS = 3;

/** An operand behind `of=`, `--file=`, `>`, `2>>`, `<` or a quote. */
const BEFORE_PATH = /^(?:--?[\w-]{1,40}=|[a-z]{1,8}=|\d?>|<|["'(`]|\$\(){1,4}/;

/** Paths that a command line names; `bash -c 'echo y >> /mnt/f'` is printed without its quotes. */
export function pathsIn(command: string): string[] {
  return operandsOf(command)
    .filter((word) => word.startsWith('/'))
    .slice(0, MAX_PATHS)
    .map((word) => withoutSlashes(word.replace(/["';)`]{1,4}$/, '')));
}

/** Paths that a command line may name with blanks in them, by joining what stands between blanks. */
export function pathsWithBlanks(command: string): string[] {
  const words = operandsOf(command);
  const starts = words.flatMap((word, at) => (word.startsWith('/') ? [at] : [])).slice(0, MAX_PATHS);
  return starts.flatMap((at) =>
    Array.from({ length: MAX_BLANKS }, (_, more) => withoutSlashes(words.slice(at, at + 2 + more).join(' '))),
  );
}

/** Every word but the program itself: what may be a device or `server:/export`. */
export function operandsOf(command: string): readonly string[] {
  return command
    .split(' ', MAX_WORDS)
    .slice(1)
    .map((word) => word.replace(BEFORE_PATH, ''));
}
