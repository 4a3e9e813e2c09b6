import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { exitStatus } from './run.mjs';

const SAMPLE_EVERY_MS = 25;

/** Runs the command, and says on descriptor 3 what `times` (POSIX) says of the shell and of its children. */
const TIMED = '"$@"; status=$?; times >&3; exit "$status"';

/** Runs a command to its end: exit status, wall and CPU seconds, and the peak of resident memory, children included. */
export async function measure(command, args, { stdio, env = process.env }) {
  const started = process.hrtime.bigint();
  const child = spawn('sh', ['-c', TIMED, 'sh', command, ...args], { env, stdio: [...stdio, 'pipe'] });
  const times = textOf(child.stdio[3]);
  const sampler = samplePeak(child.pid);
  const status = await exitStatus(child);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return { status, seconds, cpu: cpuSeconds(await times), peakMB: sampler.stop() };
}

async function textOf(stream) {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) text += chunk;
  return text;
}

/** The second line is about the children: `0m1.250s 0m0.130s`. */
function cpuSeconds(times) {
  const ofChildren = times.split('\n')[1] ?? '';
  return ofChildren.split(' ').reduce((sum, part) => {
    const [, minutes = 0, seconds = 0] = /^(\d+)m([\d.]+)s$/.exec(part) ?? [];
    return sum + 60 * Number(minutes) + Number(seconds);
  }, 0);
}

function samplePeak(pid) {
  let peakKiB = 0;
  const sample = () => {
    peakKiB = Math.max(peakKiB, residentKiB(pid));
  };
  const timer = setInterval(sample, SAMPLE_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return (peakKiB * 1024) / 1e6;
    },
  };
}

/**
 * Sum over the process tree. Pages that two processes share count twice, so this errs upward; but a child between fork and exec
 * is its parent still, with all of its memory, and is left out.
 */
function residentKiB(pid, parent = '') {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (command === parent) return 0;
    const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    return childrenOf(pid).reduce((sum, child) => sum + residentKiB(child, command), own);
  } catch {
    return 0; // it ended between two reads
  }
}

function childrenOf(pid) {
  // Each thread has the children that it started itself.
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
