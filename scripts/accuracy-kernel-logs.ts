import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kernels } from '../src/core/facts/kinds/host.ts';
import type { tasks } from '../src/core/facts/kinds/tasks.ts';
import { bareName, sleepFrames } from '../src/core/facts/kernel/normalise.ts';
import { kernelLog } from '../src/core/facts/parsers/kernel-log.ts';
import type { FactOfKind, Frame } from '../src/core/model/fact.ts';

type Task = FactOfKind<typeof tasks>;

interface Expected {
  readonly title: string;
  readonly alt_titles: readonly string[];
  readonly corrupted: boolean;
  readonly category: string;
  readonly derived: {
    readonly blocked_for_more_than: readonly {
      readonly comm: string;
      readonly pid: number;
      readonly seconds: number;
    }[];
  };
}

export interface Score {
  readonly right: number;
  readonly of: number;
  /** Which files are wrong, and how. */
  readonly wrong: readonly string[];
}

export interface KernelLogAccuracy {
  /** Every `blocked for more than` line found, with name, pid and seconds. */
  readonly reports: Score;
  /** Logs of other troubles in which no hung task is seen. */
  readonly nothingInvented: Score;
  /** Hung-task logs whose first task waits in the function that the title names. */
  readonly guilty: Score;
}

/** Measures the kernel log parser on `<folder>/kernel-logs`: `input/NNNN.log` against `expected/NNNN.json`. */
export function accuracyKernelLogs(folder: string): KernelLogAccuracy {
  const tally = { reports: new Tally(), nothingInvented: new Tally(), guilty: new Tally() };
  for (const file of readdirSync(join(folder, 'kernel-logs', 'input')).sort()) {
    const id = file.replace(/\.log$/, '');
    const expected = JSON.parse(
      readFileSync(join(folder, 'kernel-logs', 'expected', `${id}.json`), 'utf8'),
    ) as Expected; // The corpus is a fixed file set; a wrong shape shows at once.
    const hung = readTasks(readFileSync(join(folder, 'kernel-logs', 'input', file), 'utf8')).filter(
      ({ report }) => report === 'hung-task',
    );
    judgeReports(id, hung, expected, tally.reports);
    if (expected.category !== 'task_hung') {
      tally.nothingInvented.add(hung.length === 0, `${id}: ${hung.map((task) => task.source.text).join('; ')}`);
    } else if (!expected.corrupted) {
      judgeGuilty(id, hung, expected, tally.guilty);
    }
  }
  return tally;
}

function judgeReports(id: string, hung: readonly Task[], expected: Expected, tally: Tally): void {
  const found = hung.map(({ comm, pid, blockedForSeconds }) => `${comm}:${pid}:${blockedForSeconds}`);
  for (const { comm, pid, seconds } of expected.derived.blocked_for_more_than) {
    const at = found.indexOf(`${comm}:${pid}:${seconds}`);
    tally.add(at >= 0, `${id}: ${comm}:${pid} (${seconds} s) not found`);
    if (at >= 0) found.splice(at, 1);
  }
}

function judgeGuilty(id: string, hung: readonly Task[], { title, alt_titles }: Expected, tally: Tally): void {
  const names = [title, ...alt_titles].map((text) => text.replace(/^.* in /, ''));
  const guilty = guiltyFunction(hung[0]?.frames ?? []);
  tally.add(guilty !== undefined && names.some((name) => isSame(name, guilty)), `${id}: ${guilty} is not ${names[0]}`);
}

/** The corpus folds all waits for a grace period into one name, and all ways to take the rtnl lock. */
function isSame(name: string, guilty: string): boolean {
  if (name === guilty || bareName(name) === bareName(guilty)) return true;
  return ['synchronize_rcu', 'rtnl_lock'].includes(name) && guilty.startsWith(name.replace(/_rcu$/, '_'));
}

/** Ways to wait that say nothing of what is waited for: locks, completions, pages, work queues, grace periods. */
const WAITING =
  /lock_page|wait_on|fdatawait|^folio_wait|wait_for_|^do_read_cache_|^down(?:_|$)|^rwsem_|^call_rwsem|mutex_(?:lock|slow)|rt_mutex|^console_lock$|^flush_work|^cancel_(?:delayed_)?work|^cancel_work_timer|^wait_rcu_gp|^rcu_barrier|^percpu_(?:down|rwsem)|^lock_sock|^mutex_lock|^semaphore|^usleep|^msleep|^p?read_lock|^pwrite_lock|^raw_spin|^lockdep|^inode_lock|^__down/;

function guiltyFunction(frames: readonly Frame[]): string | undefined {
  return sleepFrames(frames).find((frame) => !WAITING.test(bareName(frame.function)))?.function;
}

function readTasks(text: string): Task[] {
  const found: Task[] = [];
  const reader = kernelLog.read(
    {
      add: (kind, source, fields) => {
        // The parser emits two kinds; the other one is the kernel's name.
        if (kind.name !== kernels.name) found.push({ source, ...fields } as unknown as Task);
      },
      unreadable: () => undefined,
    },
    'dmesg',
  );
  text.split('\n').forEach((line, index) => {
    reader.line({ path: 'dmesg', line: index + 1, text: line.replace(/\r$/, '') });
  });
  reader.end?.(true);
  return found;
}

class Tally implements Score {
  right = 0;
  of = 0;
  readonly wrong: string[] = [];

  add(isRight: boolean, otherwise: string): void {
    this.of += 1;
    if (isRight) this.right += 1;
    else this.wrong.push(otherwise);
  }
}
