import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { outputOf } from '../../../src/adapters/decoders/pipe.ts';
import { stillAlive } from '../../support/alive.ts';

const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
    child.stdout?.destroy();
  }
  while (stillAlive() > 0) await new Promise((resolve) => setImmediate(resolve));
});

/** What a program of Node's own prints; every line of it is another one. */
function printing(script: string): Readable {
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child.stdout;
}

const MANY = `const { writeSync } = require('node:fs');
const write = (text) => { for (let at = 0; at < text.length; ) try { at += writeSync(1, text.slice(at)); } catch {} };
for (let line = 0; line < 200_000; line += 1) write('line ' + line + ' of the text\\n');`;

function manyDigest(): string {
  const hash = createHash('sha256');
  for (let line = 0; line < 200_000; line += 1) hash.update(`line ${line} of the text\n`);
  return hash.digest('hex');
}

async function digestOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

describe('where the thread takes over, nothing is lost, doubled or out of order', () => {
  test.each([1, 5000, 100_000, 1_000_000, Infinity])('after %d bytes', async (withoutThread) => {
    expect(await digestOf(outputOf(printing(MANY), 'xz', undefined, withoutThread))).toBe(manyDigest());
  });

  test('also for a reader that is slower than the program', async () => {
    const hash = createHash('sha256');
    for await (const chunk of outputOf(printing(MANY), 'xz', undefined, 10_000)) {
      hash.update(chunk);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(hash.digest('hex')).toBe(manyDigest());
  });
});

test('a program that ends before has no thread', async () => {
  const before = stillAlive();
  const chunks = outputOf(printing(`process.stdout.write('little')`), 'xz');
  const first = await chunks[Symbol.asyncIterator]().next();
  expect(Buffer.from(first.value ?? []).toString()).toBe('little');
  expect(stillAlive()).toBeLessThanOrEqual(before + 1);
});

describe('the thread ends', () => {
  const ENDLESS = `const { writeSync } = require('node:fs');
for (;;) try { writeSync(1, 'x'.repeat(10_000)); } catch (error) { if (error.code !== 'EAGAIN') throw error; }`;

  test('when nobody reads on', async () => {
    let seen = 0;
    for await (const chunk of outputOf(printing(ENDLESS), 'xz', undefined, 100)) {
      seen += chunk.length;
      if (seen > 1_000_000) break;
    }
    expect(stillAlive()).toBe(1);
  });

  test('when it is called off', async () => {
    const control = new AbortController();
    let seen = 0;
    const reading = (async () => {
      for await (const chunk of outputOf(printing(ENDLESS), 'xz', control.signal, 100)) {
        seen += chunk.length;
        if (seen > 1_000_000) control.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
    expect(stillAlive()).toBe(1);
  });

  test('when it is called off while the program is silent', async () => {
    const control = new AbortController();
    const reading = (async () => {
      for await (const chunk of outputOf(
        printing(`process.stdout.write('x'); setInterval(() => {}, 1e6)`),
        'xz',
        control.signal,
        1,
      )) {
        expect(chunk).toHaveLength(1);
        setImmediate(() => {
          control.abort();
        });
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
