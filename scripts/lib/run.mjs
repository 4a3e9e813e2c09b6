import { spawn } from 'node:child_process';
import { root } from './root.mjs';

const PARENT_CHECK_MS = 250;

/**
 * Runs a command to its end and gives its exit status, 128 + n where signal n ended it. Signals that reach only this
 * process are passed on; a Ctrl-C on a terminal reaches the child by itself.
 */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  const stopForwarding = forwardSignals(child);
  try {
    return await exitStatus(child);
  } finally {
    stopForwarding();
  }
}

/** Like `run`, for chores: what the command prints goes to stderr, and it gets no input. */
export function runAside(command, args, options = {}) {
  return run(command, args, { stdio: ['ignore', 2, 2], ...options });
}

export function exitStatus(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 0)));
  });
}

/**
 * Passes signals on to a child. npm passes SIGTERM on to the shell between it and us, which dies of it and tells nobody:
 * under npm, the loss of the parent counts as that signal.
 */
export function forwardSignals(child) {
  const forward = (signal) => {
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, PARENT_CHECK_MS);
  if (process.env.npm_lifecycle_event === undefined) clearInterval(watch);
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, forward);
  };
}

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGPIPE: 13, SIGTERM: 15 };
