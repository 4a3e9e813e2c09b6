import { describe, expect, test } from 'vitest';
import { TaskDraft } from '../../../../src/core/facts/kernel/task-draft.ts';
import type { Origin } from '../../../../src/core/model/fact.ts';

const AT: Origin = { path: 'dmesg', line: 1, text: 'x' };
const frame = (name: string, reliable = true): { function: string; offset: number; reliable: boolean } => ({
  function: name,
  offset: 1,
  reliable,
});
const hung = (): TaskDraft =>
  new TaskDraft({ report: 'hung-task', source: AT, at: '12.3', task: { comm: 'df', pid: 7 }, seconds: 120 });

describe('fields', () => {
  test('a whole report', () => {
    const draft = hung();
    draft.describe({ comm: 'df', pid: 7, ppid: 1, state: 'D' });
    draft.push(frame('schedule'), { ...AT, line: 3 });
    expect(draft.fields()).toEqual({
      comm: 'df',
      pid: 7,
      ppid: 1,
      state: 'D',
      report: 'hung-task',
      blockedForSeconds: 120,
      at: '12.3',
      frames: [{ function: 'schedule', offset: 1, reliable: true, source: { ...AT, line: 3 } }],
    });
  });

  test('the first name stays: the row pads and cuts it', () => {
    const draft = new TaskDraft({
      report: 'hung-task',
      source: AT,
      at: undefined,
      task: { comm: 'gvfs-fuse-daemon', pid: 7 },
    });
    draft.describe({ comm: 'gvfs-fuse-daem', pid: 7, state: 'S' });
    expect(draft.fields()).toMatchObject({ comm: 'gvfs-fuse-daemon', state: 'S' });
  });
});

describe('partial', () => {
  const described = (): TaskDraft => {
    const draft = hung();
    draft.describe({ comm: 'df', pid: 7, state: 'D' });
    draft.push(frame('schedule'), AT);
    return draft;
  };

  test.each([
    ['never, where all is there', (): TaskDraft => described(), undefined],
    [
      'without the row of the task',
      (): TaskDraft => {
        const draft = hung();
        draft.push(frame('schedule'), AT);
        return draft;
      },
      true,
    ],
    [
      'without frames',
      (): TaskDraft => {
        const draft = hung();
        draft.describe({ comm: 'df', pid: 7 });
        return draft;
      },
      true,
    ],
    [
      'where the member was cut',
      (): TaskDraft => {
        const draft = described();
        draft.cut();
        return draft;
      },
      true,
    ],
    [
      'between <TASK> and its end',
      (): TaskDraft => {
        const draft = described();
        draft.enterTask();
        return draft;
      },
      true,
    ],
    [
      'not behind the end',
      (): TaskDraft => {
        const draft = described();
        draft.enterTask();
        draft.leaveTask();
        return draft;
      },
      undefined,
    ],
    [
      'where the stack was let go',
      (): TaskDraft => {
        const draft = described();
        draft.forget();
        return draft;
      },
      true,
    ],
    [
      'not a lockup without a stack',
      (): TaskDraft => new TaskDraft({ report: 'lockup', source: AT, at: undefined, task: { comm: 'df', pid: 7 } }),
      undefined,
    ],
  ] as const)('%s', (_, make, partial) => {
    expect(make().fields().partial).toBe(partial);
  });
});

test('as many frames as a stack can hold, and not one more', () => {
  const draft = hung();
  draft.describe({ comm: 'df', pid: 7, state: 'D' });
  for (let count = 0; count < 512; count += 1) draft.push(frame('f'), AT);
  expect(draft.fields()).not.toHaveProperty('partial');
  draft.push(frame('f'), AT);
  expect(draft.fields()).toMatchObject({ partial: true });
  expect(draft.frames).toHaveLength(512);
});

test.each([
  [['schedule', 'fuse_get_req'], true],
  [['?dump_stack', '__schedule'], true],
  [['dump_stack', '__schedule'], false],
  [[], false],
] as const)('%j begins asleep: %s', (names, expected) => {
  const draft = hung();
  for (const name of names) draft.push(frame(name.replace('?', ''), !name.startsWith('?')), AT);
  expect(draft.beginsAsleep()).toBe(expected);
});
