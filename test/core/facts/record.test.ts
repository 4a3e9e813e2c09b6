import { describe, expect, test } from 'vitest';
import { mounts } from '../../../src/core/facts/kinds/mounts.ts';
import { tasks } from '../../../src/core/facts/kinds/tasks.ts';
import { timeouts } from '../../../src/core/facts/kinds/timeouts.ts';
import { factRecord } from '../../../src/core/facts/record.ts';
import type { Origin } from '../../../src/core/model/fact.ts';

const AT: Origin = { path: 'proc/mounts', line: 17, text: 'the line' };

describe('a fact as `unhang facts` prints it', () => {
  test('kind, source, and its fields; the text of the line is the bundle’s', () => {
    const fact = {
      source: AT,
      table: 'kernel',
      device: 'proc',
      target: '/proc',
      type: 'proc',
      options: ['rw'],
      position: 0,
    };
    expect(factRecord(mounts, fact)).toEqual({
      kind: 'mounts',
      source: { path: 'proc/mounts', line: 17 },
      table: 'kernel',
      device: 'proc',
      target: '/proc',
      type: 'proc',
      options: ['rw'],
      position: 0,
    });
  });

  test('what is unknown is left out, what is empty is not', () => {
    expect(factRecord(tasks, { source: AT, report: 'ps', frames: [], comm: undefined, state: '' } as never)).toEqual({
      kind: 'tasks',
      source: { path: 'proc/mounts', line: 17 },
      report: 'ps',
      frames: [],
      state: '',
    });
  });

  test('frames without their lines', () => {
    const frames = [
      { function: 'fuse_get_req', offset: 0, module: 'fuse', reliable: true, source: AT },
      { function: 'f', reliable: false, source: AT },
    ];
    expect(factRecord(tasks, { source: AT, report: 'sysrq', frames } as never)['frames']).toEqual([
      { function: 'fuse_get_req', offset: 0, module: 'fuse', reliable: true },
      { function: 'f', reliable: false },
    ]);
  });

  test('further lines by their place, and no field that the kind does not have', () => {
    const said: Origin[] = [AT, { path: 'ps', line: 2, text: 'x', cut: true }];
    const fact = { source: AT, command: 'df', by: 'timeout', said, other: 1 };
    expect(factRecord(timeouts, fact as never)).toEqual({
      kind: 'timeouts',
      source: { path: 'proc/mounts', line: 17 },
      command: 'df',
      by: 'timeout',
      said: [
        { path: 'proc/mounts', line: 17 },
        { path: 'ps', line: 2 },
      ],
    });
  });

  test('its own properties alone', () => {
    expect(factRecord({ name: 'odd', about: '', fields: { toString: 'string?' } } as never, { source: AT })).toEqual({
      kind: 'odd',
      source: { path: 'proc/mounts', line: 17 },
    });
  });
});
