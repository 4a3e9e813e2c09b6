import { expect, test } from 'vitest';
import { extract } from '../../../src/core/facts/extract.ts';
import { mounts } from '../../../src/core/facts/kinds/mounts.ts';
import { mountinfo } from '../../../src/core/facts/parsers/mountinfo.ts';
import { parsers } from '../../../src/core/facts/parsers/index.gen.ts';
import type { Entry } from '../../../src/core/model/entry.ts';
import { bytesOf, whole } from '../../support/streams.ts';

const TABLE = '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n23 22 0:5 / /proc rw - proc proc rw\n';
const LIMITS = { lineBytes: 65_536, memberBytes: 1 << 20 };

/** The tables of these processes, and the link that says which of them is the collector's. */
async function* tables(pids: readonly number[], own: number): AsyncGenerator<Entry> {
  for (const pid of pids) {
    const bytes = bytesOf(TABLE);
    yield { path: `s/proc/${pid}/mountinfo`, type: 'file', size: bytes.length, body: whole(bytes) };
  }
  yield { path: 's/proc/self', type: 'symlink', size: 0, target: String(own), body: whole(new Uint8Array(0)) };
}

test('of equal tables the one that is cited is the one that was chosen', async () => {
  for (const own of [1, 20, 300]) {
    const { facts } = await extract({ entries: tables([1, 20, 300], own) }, { parsers, limits: LIMITS });
    const rows = facts.of(mounts)?.filter(({ table }) => table === 'mountinfo');
    expect(rows?.map(({ source }) => [source.path, source.line])).toEqual([
      [`proc/${own}/mountinfo`, 1],
      [`proc/${own}/mountinfo`, 2],
    ]);
    expect(mountinfo.homes).toBe('first');
  }
});
