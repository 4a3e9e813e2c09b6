import { describe, expect, it } from 'vitest';
import { mounts, NFS, RPC, stack, waitsOf } from '../derived/support/waits-bundles.ts';

/** A web server that reads its pages from NFS all day long, at the moment of a request. */
const ASKING = { ...mounts(NFS), ...stack(812, 'httpd', 'D', RPC) };

const look = (which: 'first' | 'second', pid: number, count: number): Readonly<Record<string, string>> => ({
  [`collector/${which}/switches`]: `/proc/${pid}/status:voluntary_ctxt_switches:\t${count}\n`,
});

describe('one who asks a server all the time waits for a moment', () => {
  it.each([
    ['as far as one look can tell', {}, [true]],
    [
      'unless the second look finds it in the same sleep',
      { ...look('first', 812, 7), ...look('second', 812, 7) },
      [false],
    ],
    ['where it ran in between', { ...look('first', 812, 7), ...look('second', 812, 8) }, [true]],
    ['where nobody looked again', look('first', 812, 7), [true]],
    ['where it is somebody else who slept on', { ...look('first', 81, 7), ...look('second', 81, 7) }, [true]],
  ])('%s', async (_, looks, expected) => {
    expect((await waitsOf({ ...ASKING, ...looks })).map(({ momentary }) => momentary)).toEqual(expected);
  });
});
