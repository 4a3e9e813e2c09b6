import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { exitStatus } from './run.mjs';

const SAMPLE_EVERY_MS = 25;

/** Runs a command to its end: wall time, exit status, and the peak of resident memory of it and its children. */
export async function measure(command, args, options) {
  const started = process.hrtime.bigint();
  const child = spawn(command, args, options);
  const sampler = samplePeak(child.pid);
  const status = await exitStatus(child);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return { status, seconds, peakMB: sampler.stop() };
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

/** Sum over the process tree. Pages that two processes share count twice, so this errs upward. */
function residentKiB(pid) {
  try {
    const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    return childrenOf(pid).reduce((sum, child) => sum + residentKiB(child), own);
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
