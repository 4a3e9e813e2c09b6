import { describe, expect, test } from 'vitest';
import { Effort } from '../../../src/core/bundle/effort.ts';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { openBundle } from '../../../src/core/bundle/open-bundle.ts';
import type { ByteStream } from '../../../src/core/model/bytes.ts';
import { UnhangError } from '../../../src/core/model/errors.ts';
import type { Watch } from '../../../src/core/model/watch.ts';
import { unwrapping, wrapped } from '../../support/open.ts';
import { readEntries } from '../../support/read-entries.ts';
import { whole } from '../../support/streams.ts';
import { archive, member } from '../../support/tar-bytes.ts';

/** Time that passes when it is told to. */
class FakeWatch implements Watch {
  now = 100;
  gaveUp = false;
  onGiveUp: () => void = () => undefined;
  readonly #timers = new Set<{ readonly at: number; readonly fire: () => void }>();

  seconds(): number {
    return this.now;
  }

  after(seconds: number, fire: () => void): () => void {
    const timer = { at: this.now + seconds, fire };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  giveUp(): void {
    this.gaveUp = true;
    this.onGiveUp();
  }

  pass(seconds: number): void {
    this.now += seconds;
    for (const timer of [...this.#timers].filter(({ at }) => at <= this.now)) {
      this.#timers.delete(timer);
      timer.fire();
    }
  }

  get armed(): number {
    return this.#timers.size;
  }
}

const limits = { workSeconds: 600, stallSeconds: 30 };

describe('seconds of work', () => {
  test('as many as allowed, and one more', () => {
    const watch = new FakeWatch();
    const effort = new Effort(limits, watch);
    watch.pass(600);
    expect(() => {
      effort.check();
    }).not.toThrow();
    watch.pass(1);
    expect(() => {
      effort.check();
    }).toThrow(expect.objectContaining({ code: 'TOO_LARGE', details: { limit: 'workSeconds', max: 600 } }));
  });

  test('waiting for the bytes of a slow line is none', () => {
    const watch = new FakeWatch();
    const effort = new Effort(limits, watch);
    effort.waiting(true);
    watch.pass(86_400);
    expect(() => {
      effort.check();
    }).not.toThrow();
    effort.waiting(false);
    watch.pass(601);
    expect(() => {
      effort.check();
    }).toThrow(/600 seconds/);
  });

  test('what was read by then is diagnosed, and the limit is said', async () => {
    const watch = new FakeWatch();
    const bytes = archive(member('a', 'first'), member('b', 'x'.repeat(5000)));
    async function* slow(): ByteStream {
      for (let at = 0; at < bytes.length; at += 512) {
        yield bytes.subarray(at, at + 512);
        watch.pass(100);
      }
    }
    const bundle = await openBundle(whole(wrapped('xz', bytes)), {
      decoders: { ...unwrapping, xz: slow },
      limits: DEFAULT_LIMITS,
      name: 'bundle',
      watch,
    });
    const read = await readEntries(bundle.entries);
    expect(read.map(({ path }) => path)).toEqual(['a', 'b']);
    expect(bundle.notes).toMatchObject([{ code: 'too-large', path: 'b' }]);
    expect(bundle.notes[0]?.detail).toContain('more than 600 seconds of work');
  });
});

describe('a decoder that does not answer', () => {
  function hanging(watch: FakeWatch): Promise<never> {
    return new Promise((_, reject) => {
      watch.onGiveUp = () => {
        reject(new UnhangError('ABORTED', 'ended'));
      };
    });
  }

  test('is ended when its time is over, and not before', async () => {
    const watch = new FakeWatch();
    const effort = new Effort(limits, watch);
    const answer = effort.supervise(() => hanging(watch)).catch((error: unknown) => error);
    watch.pass(29);
    expect(watch.gaveUp).toBe(false);
    watch.pass(1);
    expect(watch.gaveUp).toBe(true);
    expect(await answer).toMatchObject({ code: 'TOO_LARGE', details: { limit: 'stallSeconds', max: 30 } });
    expect(watch.armed).toBe(0);
  });

  test('may wait for bytes as long as it takes', async () => {
    const watch = new FakeWatch();
    const effort = new Effort(limits, watch);
    let come: (value: string) => void = () => undefined;
    const answer = effort.supervise(() => new Promise<string>((resolve) => (come = resolve)));
    effort.waiting(true);
    watch.pass(3600);
    expect(watch.gaveUp).toBe(false);
    effort.waiting(false);
    come('chunk');
    expect(await answer).toBe('chunk');
    expect(watch.armed).toBe(0);
  });

  test('and fails by itself says why', async () => {
    const watch = new FakeWatch();
    const failure = new UnhangError('DAMAGED', 'damaged');
    await expect(new Effort(limits, watch).supervise(() => Promise.reject(failure))).rejects.toBe(failure);
    expect(watch.armed).toBe(0);
  });
});
