import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isInstalled, start, throughCommand, type Command, type Exit } from '../../../src/adapters/decoders/command.ts';
import { stillAlive } from '../../support/alive.ts';
import { bytesOf, chunked, collect } from '../../support/streams.ts';

/** Node as the program: it is on every machine that runs these tests. */
function nodeRunning(script: string, judge: Command['judge'] = () => undefined): Command {
  return { compression: 'xz', program: process.execPath, args: ['-e', script], judge };
}

async function run(command: Command, input: Uint8Array, signal?: AbortSignal) {
  const child = await start(command);
  if (child === undefined) throw new Error('not started');
  return collect(throughCommand(child, command, chunked(input, 1000), signal));
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const INPUT = bytesOf('x'.repeat(5000));

describe('starting', () => {
  test('a program that is not there gives nothing, and leaves nothing', async () => {
    expect(await start({ ...nodeRunning(''), program: 'unhang-no-such-program' })).toBeUndefined();
    expect(await start({ ...nodeRunning(''), program: '/etc/passwd' })).toBeUndefined();
    while (stillAlive() > 0) await new Promise((resolve) => setImmediate(resolve));
  });

  describe('a program of that name elsewhere', () => {
    let folder: string;
    const path = process.env['PATH'];
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'unhang-path-'));
      writeFileSync(join(folder, 'unhang-decoder'), '#!/bin/sh\necho owned\n', { mode: 0o755 });
      process.env['PATH'] = `${folder}:${path ?? ''}`;
    });
    afterAll(() => {
      process.env['PATH'] = path;
      rmSync(folder, { recursive: true });
    });

    test('is not found: nobody’s PATH chooses what is run', async () => {
      const elsewhere = { ...nodeRunning(''), program: 'unhang-decoder' };
      expect(await start(elsewhere)).toBeUndefined();
      expect(isInstalled(elsewhere)).toBe(false);
      expect(isInstalled({ ...elsewhere, program: 'sh' })).toBe(true);
    });
  });

  test('nothing of our environment but a path and a language is handed on', async () => {
    process.env['UNHANG_TEST_SECRET'] = 'secret';
    process.env['XZ_OPT'] = '--memlimit=1';
    const { bytes } = await run(nodeRunning('process.stdout.write(JSON.stringify(Object.keys(process.env)))'), INPUT);
    delete process.env['UNHANG_TEST_SECRET'];
    delete process.env['XZ_OPT'];
    expect((JSON.parse(text(bytes)) as string[]).filter((name) => !name.startsWith('__')).sort()).toEqual([
      'LC_ALL',
      'PATH',
    ]);
  });
});

describe('what the program says at its end', () => {
  test('comes to the judge: exit status, the head of stderr, and whether there was output', async () => {
    const exits: Exit[] = [];
    const judge = (exit: Exit): undefined => void exits.push(exit);
    const script = 'process.stderr.write("e".repeat(100000)); process.stdout.write("out"); process.exitCode = 3';
    await run(nodeRunning(script, judge), INPUT);
    await run(nodeRunning('process.exitCode = 4', judge), INPUT);
    expect(exits).toEqual([
      { code: 3, said: 'e'.repeat(4096), yielded: true },
      { code: 4, said: '', yielded: false },
    ]);
  });

  test('a verdict is thrown behind the output', async () => {
    const { bytes, error } = await run(
      nodeRunning('process.stdout.write("out")', () => 'truncated'),
      INPUT,
    );
    expect(text(bytes)).toBe('out');
    expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'truncated' } });
  });

  test('a program that is killed is judged too', async () => {
    const codes: (number | null)[] = [];
    const command = nodeRunning('process.kill(process.pid, "SIGKILL")', ({ code }) => {
      codes.push(code);
      return 'corrupt';
    });
    expect((await run(command, INPUT)).error).toMatchObject({ details: { reason: 'corrupt' } });
    expect(codes).toEqual([null]);
  });
});

test('a program that closes its input and goes on is read to its end', async () => {
  const script = 'process.stdin.destroy(); process.stdout.write("a"); setImmediate(() => process.stdout.write("b"))';
  const { bytes, error } = await run(nodeRunning(script), new Uint8Array(3_000_000));
  expect(error).toBeUndefined();
  expect(text(bytes)).toBe('ab');
  expect(stillAlive()).toBe(0);
});

test('a program that never ends is ended with the loop', async () => {
  const command = nodeRunning(
    'process.on("SIGTERM", () => 0); setInterval(() => 0, 1e6); process.stdout.write("a".repeat(300000))',
  );
  const child = await start(command);
  for await (const _ of throughCommand(child!, command, chunked(INPUT, 1000))) break;
  expect(child!.signalCode).toBe('SIGKILL');
  expect(stillAlive()).toBe(0);
});

describe('an abort', () => {
  test('of a program that ignores every other signal', async () => {
    const command = nodeRunning(
      'process.on("SIGTERM", () => 0); process.stdout.write("a".repeat(300000)); setInterval(() => 0, 1e6)',
    );
    const abort = new AbortController();
    const child = await start(command);
    const reading = (async () => {
      for await (const _ of throughCommand(child!, command, chunked(INPUT, 1000), abort.signal)) abort.abort();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
    expect(stillAlive()).toBe(0);
  });

  test('between start and reading', async () => {
    const command = nodeRunning('setInterval(() => 0, 1e6)');
    const abort = new AbortController();
    const child = await start(command);
    abort.abort();
    const { error } = await collect(throughCommand(child!, command, chunked(INPUT, 1000), abort.signal));
    expect(error).toMatchObject({ code: 'ABORTED' });
    expect(stillAlive()).toBe(0);
  });
});
