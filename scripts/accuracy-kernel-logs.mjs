import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted, stemsIn, Tally } from './accuracy-tally.mjs';

/** As a member of a bundle, and as a file of which nobody said what it is. */
const WAYS = [
  ['', { path: () => 'sos_commands/kernel/dmesg', byContent: false }],
  [', by content', { path: (id) => `${id}.log`, byContent: true }],
];

/** `<folder>/kernel-logs`: `input/NNNN.log` against `expected/NNNN.json`. */
export async function kernelLogScores(folder, read) {
  const base = join(folder, 'kernel-logs');
  const tallies = new Map();
  const tally = (name) => {
    if (!tallies.has(name)) tallies.set(name, new Tally());
    return tallies.get(name);
  };
  for (const [suffix, { path, byContent }] of WAYS) {
    for (const id of stemsIn(join(base, 'input'), '.log')) {
      const bytes = readFileSync(join(base, 'input', `${id}.log`));
      const expected = JSON.parse(readFileSync(join(base, 'expected', `${id}.json`), 'utf8'));
      const facts = await read(path(id), bytes, { byContent });
      const hung = (facts.of('tasks') ?? []).filter(({ report }) => report === 'hung-task');
      judgeReports(id, hung, expected, tally(`hung tasks found${suffix}`));
      if (expected.category !== 'task_hung') {
        tally(`none invented${suffix}`).add(
          hung.length <= expected.derived.blocked_for_more_than.length,
          `${id}: ${hung.map(({ source }) => `${source.line}: ${source.text}`).join('; ')}`,
        );
      } else if (!expected.corrupted) {
        judgeGuilty(id, hung, expected, tally(`guilty function in the stack${suffix}`), isInStack);
        judgeGuilty(id, hung, expected, tally(`guilty function first${suffix}`), isFirst);
      }
      tally(`lines cited as they stand${suffix}`).add(...citations(id, facts, bytes));
    }
  }
  return counted(tallies);
}

function judgeReports(id, hung, expected, tally) {
  const found = hung.map(({ comm, pid, blockedForSeconds }) => `${comm}:${pid}:${blockedForSeconds}`);
  for (const { comm, pid, seconds } of expected.derived.blocked_for_more_than) {
    const at = found.indexOf(`${comm}:${pid}:${seconds}`);
    tally.add(at >= 0, `${id}: ${comm}:${pid} (${seconds} s) is not among ${found.join(', ')}`);
    if (at >= 0) found.splice(at, 1);
  }
}

function judgeGuilty(id, hung, { title, alt_titles: others }, tally, fits) {
  const names = [title, ...others].map((text) => text.replace(/^.* in /, ''));
  const frames = (hung[0]?.frames ?? []).filter(({ reliable }) => reliable).map((frame) => frame.function);
  tally.add(fits(frames, names), `${id}: ${names[0]}, not ${frames.join(' ')}`);
}

/** They fold all waits for a grace period into one name, and all ways to take the rtnl lock. */
function isSame(name, own) {
  if (bare(name) === bare(own)) return true;
  return ['synchronize_rcu', 'rtnl_lock'].includes(name) && own.startsWith(name.replace(/_rcu$/, '_'));
}

function isInStack(frames, names) {
  return frames.some((own) => names.some((name) => isSame(name, own)));
}

/** Ways to wait that say nothing of what is waited for: the scheduler, locks, completions, pages, work queues. */
const WAITING =
  /schedule|switch|cond_resched|thread_return|bit_wait|lock_page|wait_on|fdatawait|^folio_wait|wait_(?:for_)?common|wait_for_|prepare_to_wait|^do_read_cache_|^down(?:_|$)|^rwsem_|^call_rwsem|mutex_(?:lock|slow)|rt_mutex|^console_lock$|^flush_work|^cancel_(?:delayed_)?work|^wait_rcu_gp|^rcu_barrier|^percpu_(?:down|rwsem)|^lock_sock|^semaphore|^[um]sleep|^p?read_lock|^pwrite_lock|^raw_spin|^lockdep|^inode_lock/;

function isFirst(frames, names) {
  const own = frames.find((name) => !WAITING.test(bare(name)));
  return own !== undefined && names.some((name) => isSame(name, own));
}

function bare(name) {
  return name.replace(/^_+/, '');
}

/** Every line that a task or a frame cites, against the file itself. */
function citations(id, facts, bytes) {
  const lines = bytes.toString('latin1').split('\n');
  for (const task of facts.of('tasks') ?? []) {
    for (const { line, text, cut, lossy } of [task.source, ...task.frames.map(({ source }) => source)]) {
      const there = Buffer.from((lines[line - 1] ?? '').replace(/\r$/, ''), 'latin1').toString('utf8');
      if (lossy === true || (cut === true ? there.startsWith(text) : there === text)) continue;
      return [false, `${id}: line ${line} is not ${JSON.stringify(text)}`];
    }
  }
  return [true, ''];
}
