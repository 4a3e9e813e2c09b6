import { UnhangError } from '../core/model/errors.ts';

/**
 * Counts the diagnoses in progress, and lets no more in than there is room for, nor any once it is draining. Bodies that
 * are only kept cost no work: any number of them may come, and a shutdown waits for them as well.
 */
export interface Gate {
  readonly inFlight: number;
  readonly draining: boolean;
  /** Throws `BUSY`, or gives what must be called when done. */
  enter(abort: AbortController): () => void;
  /** The same for a body that is only kept; nobody has to stop it, since the line is cut in the end. */
  enterBody(): () => void;
  /** Lets nobody in any more and waits until all are out, or for `patienceMs`, after which they are told to stop. */
  drain(patienceMs: number): Promise<void>;
}

export function createGate(maxConcurrent: number): Gate {
  const inside = new Set<AbortController>();
  let bodies = 0;
  let draining = false;
  let whenEmpty: (() => void) | undefined;

  function refuseDraining(): void {
    if (draining) throw new UnhangError('BUSY', 'This server is shutting down: try again in a moment.');
  }

  function tellEmpty(): void {
    if (inside.size === 0 && bodies === 0) whenEmpty?.();
  }

  return {
    get inFlight() {
      return inside.size;
    },
    get draining() {
      return draining;
    },
    enter(abort) {
      refuseDraining();
      if (inside.size >= maxConcurrent) {
        throw new UnhangError(
          'BUSY',
          `${inside.size} bundles are being diagnosed, as many as this server takes at once.`,
        );
      }
      inside.add(abort);
      return () => {
        inside.delete(abort);
        tellEmpty();
      };
    },
    enterBody() {
      refuseDraining();
      bodies += 1;
      return () => {
        bodies -= 1;
        tellEmpty();
      };
    },
    async drain(patienceMs) {
      draining = true;
      if (inside.size === 0 && bodies === 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, patienceMs);
        whenEmpty = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      for (const abort of inside) abort.abort();
    },
  };
}
