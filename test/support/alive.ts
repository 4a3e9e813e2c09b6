import { subscribe } from 'node:diagnostics_channel';
import type { EventEmitter } from 'node:events';

const running = new Set<object>();

function track(what: unknown, end: string): void {
  // Both are event emitters of Node, whatever the types say of these hooks.
  const emitter = what as EventEmitter;
  running.add(emitter);
  emitter.once(end, () => running.delete(emitter));
}

process.on('worker', (worker) => {
  track(worker, 'exit');
});
subscribe('child_process', (message) => {
  track((message as { readonly process: unknown }).process, 'close');
});

/** Threads and programs that were started since this module was loaded, and have not ended. */
export function stillAlive(): number {
  return running.size;
}
