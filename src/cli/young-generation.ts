import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** As large as the young generation is to become, in bytes. */
const ENOUGH = 3 << 20;
/** Milliseconds. */
const LOOK_EVERY = 10;

/**
 * A log that is read leaves nothing but young garbage, and V8 answers with a young generation of 48 MB. One of the 1 MB that
 * V8 starts with is collected so often that a fifth of the time goes there (500 MB of logs: 3.5 s of processor time, 2.8 s with
 * 4 MB); 4 MB take 6 MB more at the peak. V8 heeds the flag whenever it would grow (`Heap::ConfigureHeap` reads the sizes once,
 * at the start of the process, so that those cannot be set here).
 */
export function keepYoungGenerationSmall(): void {
  const timer = setInterval(() => {
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
    if (young !== undefined && young.space_size < ENOUGH) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    clearInterval(timer);
  }, LOOK_EVERY);
  timer.unref();
}
