import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/adapters/decoders/commands.ts';

type Row = [
  program: keyof typeof COMMANDS,
  code: number | null,
  said: string,
  yielded: boolean,
  failure: string | undefined,
];

describe('what an exit means', () => {
  test.each<Row>([
    ['xz', 0, '', true, undefined],
    ['xz', 1, 'xz: (stdin): Unexpected end of input', true, 'truncated'],
    ['xz', 1, 'xz: (stdin): Unexpected end of input', false, 'truncated'],
    ['xz', 1, 'xz: (stdin): Compressed data is corrupt', true, 'corrupt'],
    ['xz', 1, 'xz: (stdin): File format not recognized', true, 'trailing'],
    ['xz', 1, 'xz: (stdin): File format not recognized', false, 'corrupt'],
    [
      'xz',
      1,
      'xz: (stdin): Memory usage limit reached\nxz: Limit was 192 MiB, but 1025 MiB would be needed',
      false,
      'unsupported',
    ],
    ['xz', 1, 'xz: (stdin): Unsupported options', false, 'unsupported'],
    ['xz', 2, 'xz: (stdin): Unsupported type of integrity check; not verifying file integrity', true, undefined],
    ['xz', 2, 'xz: Reduced the number of threads from 8 to 2', true, undefined],
    ['bzip2', 0, '', true, undefined],
    ['bzip2', 0, 'bzip2: (stdin): trailing garbage after EOF ignored', true, 'trailing'],
    ['bzip2', 2, 'bzip2: Compressed file ends unexpectedly;\n\tperhaps it is corrupted?', true, 'truncated'],
    ['bzip2', 2, 'bzip2: Data integrity error when decompressing.', true, 'corrupt'],
    ['bzip2', 2, 'bzip2: (stdin) is not a bzip2 file.', false, 'corrupt'],
    ['zstd', 0, '', true, undefined],
    ['zstd', 1, '/*stdin*\\ : Read error (39) : premature end', true, 'truncated'],
    ['zstd', 1, 'zstd: /*stdin*\\: unknown header', true, 'trailing'],
    ['zstd', 1, 'zstd: /*stdin*\\: unsupported format', true, 'trailing'],
    ['zstd', 1, 'zstd: /*stdin*\\: unsupported format', false, 'corrupt'],
    ['zstd', 1, '/*stdin*\\ : Decoding error (36) : Restored data doesn’t match checksum', true, 'corrupt'],
    ['zstd', 1, '/*stdin*\\ : Decoding error (36) : Dictionary mismatch', false, 'unsupported'],
    ['zstd', 1, '/*stdin*\\ : Window size larger than maximum : 268435456 > 134217728', false, 'unsupported'],
    ['zstd', 1, '/*stdin*\\ : Decoding error (36) : Frame requires too much memory for decoding', false, 'unsupported'],
    ['xz', null, '', true, 'corrupt'],
    ['bzip2', null, '', false, 'corrupt'],
    ['zstd', 127, 'something new', true, 'corrupt'],
  ])('%s, %s, %j, output: %s', (program, code, said, yielded, failure) => {
    expect(COMMANDS[program].judge({ code, said, yielded })).toBe(failure);
  });
});

test('no program is let write a file or read its options from elsewhere', () => {
  for (const { args } of Object.values(COMMANDS)) expect(args[0]).toMatch(/^-dc/);
});
