import type { Command, Exit } from './command.ts';
import type { Failure } from './damage.ts';

/** xz -9 needs 65 MiB; what needs more than this wants to exhaust us. */
const XZ_MEMORY_MIB = 192;
const ZSTD_WINDOW_MIB = 128;

type Saying = readonly [pattern: RegExp, failure: Failure];

/** Wording of xz 4.999 to 5.8. It exits with 2 for mere warnings. */
const XZ: readonly Saying[] = [
  [/Unexpected end of input/, 'truncated'],
  [/Memory usage limit|Unsupported/, 'unsupported'],
  [/File format not recognized/, 'trailing'],
];

/**
 * bzip2 1.0 ignores trailing garbage, says so, and exits with 0. Where a stream is cut or damaged, it drops what its
 * buffer of 5000 bytes holds of the last whole block.
 */
const BZIP2: readonly Saying[] = [
  [/ends unexpectedly/, 'truncated'],
  [/trailing garbage/, 'trailing'],
];

const ZSTD: readonly Saying[] = [
  [/premature end|unfinished|incomplete/i, 'truncated'],
  [/Window size larger|too much memory|memory limit|dictionary/i, 'unsupported'],
  [/unsupported format|unknown header/i, 'trailing'],
];

export const COMMANDS = {
  xz: {
    compression: 'xz',
    program: 'xz',
    args: ['-dc', '--format=xz', '-T1', `--memlimit-decompress=${XZ_MEMORY_MIB}MiB`],
    judge: (exit) => judge(exit, XZ, [0, 2]),
  },
  bzip2: { compression: 'bzip2', program: 'bzip2', args: ['-dc'], judge: (exit) => judge(exit, BZIP2, [0]) },
  zstd: {
    compression: 'zstd',
    program: 'zstd',
    args: ['-dcq', `--memory=${ZSTD_WINDOW_MIB}MiB`],
    judge: (exit) => judge(exit, ZSTD, [0]),
  },
} satisfies Record<string, Command>;

function judge(exit: Exit, sayings: readonly Saying[], sound: readonly number[]): Failure | undefined {
  const failure = sayings.find(([pattern]) => pattern.test(exit.said))?.[1];
  // Before any output there is nothing for bytes to trail behind.
  if (failure === 'trailing') return exit.yielded ? 'trailing' : 'corrupt';
  if (exit.code !== null && sound.includes(exit.code)) return undefined;
  return failure ?? 'corrupt';
}
