import { afterEach, describe, expect, test, vi } from 'vitest';
import { COMMANDS } from '../../../src/adapters/decoders/commands.ts';
import { nodeDecoders, type Way } from '../../../src/adapters/decoders/node-decoders.ts';
import { decodeZstd } from '../../../src/adapters/decoders/zstd.ts';
import type { Compression } from '../../../src/core/model/bytes.ts';
import { stillAlive } from '../../support/alive.ts';
import { needs, titleNeeding } from '../../support/needs.ts';
import { logLines, packed } from '../../support/packed.ts';
import { chunked, collect, compare } from '../../support/streams.ts';

const LOG = logLines(50_000);
const COMPRESSIONS = ['gzip', 'xz', 'bzip2', 'zstd'] as const;
const WITH_PROGRAM: Readonly<Record<Compression, Way>> = {
  gzip: 'built-in',
  lzma: 'worker',
  xz: 'command',
  bzip2: 'command',
  zstd: decodeZstd === undefined ? 'command' : 'built-in',
};

async function decodeAll(options: { portable?: boolean }): Promise<[Compression, Way][]> {
  const choices: [Compression, Way][] = [];
  const decoders = nodeDecoders({ ...options, onChoice: (...choice) => choices.push(choice) });
  for (const compression of COMPRESSIONS) {
    const { bytes, error } = await collect(decoders[compression](chunked(packed(compression, LOG), 4096)));
    expect(error).toBeUndefined();
    expect(compare(bytes, LOG)).toBe('same');
  }
  expect(stillAlive()).toBe(0);
  return choices;
}

describe.skipIf(!needs('xz', 'bzip2', 'zstd'))(titleNeeding('the way that is chosen', 'xz', 'bzip2', 'zstd'), () => {
  const commands = { ...COMMANDS };
  afterEach(() => {
    Object.assign(COMMANDS, commands);
    vi.restoreAllMocks();
  });

  test('is what Node brings along, else the machine’s program', async () => {
    expect(await decodeAll({})).toEqual(COMPRESSIONS.map((compression) => [compression, WITH_PROGRAM[compression]]));
  });

  test('is a thread where the program is not there, and the bytes are the same', async () => {
    for (const [name, command] of Object.entries(commands))
      Object.assign(COMMANDS, { [name]: { ...command, program: `unhang-no-${name}` } });
    const choices = await decodeAll({});
    expect(choices).toEqual([
      ['gzip', 'built-in'],
      ['xz', 'worker'],
      ['bzip2', 'worker'],
      ['zstd', decodeZstd === undefined ? 'worker' : 'built-in'],
    ]);
  });

  test('is never a program where only portable ones are wanted', async () => {
    expect(await decodeAll({ portable: true })).toEqual([
      ['gzip', 'built-in'],
      ['xz', 'worker'],
      ['bzip2', 'worker'],
      ['zstd', 'worker'],
    ]);
  });
});

test('nothing is chosen before anybody reads', () => {
  const onChoice = vi.fn();
  const decoders = nodeDecoders({ onChoice });
  for (const compression of ['xz', 'bzip2'] as const) decoders[compression](chunked(LOG, 1000));
  expect(onChoice).not.toHaveBeenCalled();
});
