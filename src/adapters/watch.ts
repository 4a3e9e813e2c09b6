import type { Watch } from '../core/model/watch.ts';

/** A watch, and the signal by which it ends decoders; the caller's own signal ends them as well. */
export function startWatch(signal?: AbortSignal): { readonly watch: Watch; readonly signal: AbortSignal } {
  const controller = new AbortController();
  const watch: Watch = {
    seconds: () => performance.now() / 1000,
    after(seconds, fire) {
      const timer = setTimeout(fire, seconds * 1000);
      return () => {
        clearTimeout(timer);
      };
    },
    giveUp() {
      controller.abort();
    },
  };
  return { watch, signal: signal === undefined ? controller.signal : AbortSignal.any([signal, controller.signal]) };
}
