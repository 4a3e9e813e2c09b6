import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { ObjectDoor } from '../../src/cases/ports/objects.ts';
import { composeServer, type Served } from '../../src/compose.ts';
import { loadConfig } from '../../src/config.ts';
import { UnhangError } from '../../src/core/model/errors.ts';
import { listen, type Listener } from '../../src/http/server.ts';
import { fileOf, SAMPLE } from './bundles.ts';
import { runHere } from './in-process.ts';

const PART_BYTES = 16 * 1024 * 1024;

const folder = mkdtempSync(join(tmpdir(), 'unhang-upload-'));
let served: Served;
let server: Listener;
let env: Record<string, string>;
/** Parts that reached the store; what is thrown here is what the store says to the one that comes. */
let parts: number;
let onPart: () => void;

beforeAll(async () => {
  const config = loadConfig({ UNHANG_DATA: join(folder, 'data'), UNHANG_DECODERS: 'portable' });
  served = await composeServer(config, () => server.url);
  const { service } = served.app;
  if (service?.door === undefined) throw new Error('no door');
  server = await listen(
    { ...served.app, service: { ...service, door: watched(service.door) } },
    { host: '127.0.0.1', port: 0, logTo: { write: () => undefined } },
  );
  await served.running?.startWork(() => undefined);
  const key = await served.running?.ownerKey(false);
  env = { UNHANG_KEY: key ?? '', XDG_STATE_HOME: join(folder, 'state'), LANG: 'C' };
}, 60_000);
afterAll(async () => {
  await server.close();
  await served.running?.close(5000);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);
beforeEach(() => {
  parts = 0;
  onPart = () => undefined;
});

function watched(door: ObjectDoor): ObjectDoor {
  return {
    get: (token) => door.get(token),
    put: async (token, body) => {
      onPart();
      const kept = await door.put(token, body);
      parts += 1;
      return kept;
    },
  };
}

const upload = (path: string, ...options: readonly string[]) =>
  runHere(['upload', path, '--to', server.url, ...options], { env });
const remembered = (): object => JSON.parse(readFileSync(join(folder, 'state/unhang/uploads.json'), 'utf8')) as object;

describe('unhang upload', () => {
  test('sends a bundle, waits, and prints what the server says of it; the same again is not sent', async () => {
    const first = await upload(SAMPLE, '--ticket', 'INC-4711', '--wait', '--exit-code');
    expect(first).toMatchObject({ status: 1 });
    expect(first.stdout).toMatch(/^✗ CONFIRMED/);
    expect(first.stderr).toMatch(/^unhang: case_\w+ waits for its analysis\n$/);
    expect(parts).toBe(1);
    expect(remembered()).toEqual({});

    const again = await upload(SAMPLE, '--quiet');
    expect(again).toMatchObject({ status: 0, stderr: '' });
    expect(again.stdout).toMatch(/^case_\w+ \(was there already\)\n$/);
    const read = await upload(SAMPLE, '--wait', '--format', 'json', '--lang', 'zh-CN');
    expect(JSON.parse(read.stdout)).toMatchObject({ verdict: { status: 'confirmed' }, engine: { locale: 'zh-CN' } });
    expect(parts).toBe(1);
  });

  test('goes on where it was cut off, and says why an analysis failed', async () => {
    const path = fileOf(randomBytes(2 * PART_BYTES + 5), 'sosreport.tar.xz');
    let came = 0;
    onPart = () => {
      came += 1;
      if (came === 3) throw new UnhangError('CONFLICT', 'The line broke.');
    };
    const cut = await upload(path, '--wait');
    expect(cut.status).not.toBe(0);
    expect(cut.stderr).toContain('The line broke.');
    expect(Object.keys(remembered())).toHaveLength(1);
    expect(parts).toBe(2);

    onPart = () => undefined;
    const rest = await upload(path, '--wait');
    expect(parts).toBe(3);
    expect(rest).toMatchObject({ status: 3, stdout: '' });
    expect(rest.stderr).toMatch(/unhang: case_\w+ waits for its analysis\nunhang: .+\n$/);
    expect(remembered()).toEqual({});
  });

  test('adds a bundle to a case', async () => {
    const first = await upload(SAMPLE);
    const id = first.stdout.split(' ')[0] ?? '';
    const second = await upload(fileOf(readFileSync(SAMPLE)), '--case', id, '--role', 'after', '--wait', '--quiet');
    expect(second.status).toBe(0);
    expect((await upload(SAMPLE, '--case', 'case_00000000000000000000000000')).stderr).toMatch(
      /^unhang: There is no case/,
    );
  });
});

describe('refused before anything is sent', () => {
  const cases: readonly (readonly [string, readonly string[], Record<string, string>, RegExp])[] = [
    ['no server', ['upload', SAMPLE], { UNHANG_KEY: 'uh_x' }, /needs to know where to: --to/],
    ['no address', ['upload', SAMPLE, '--to', 'localhost:8080'], { UNHANG_KEY: 'uh_x' }, /needs to know where to/],
    ['a password in the address', ['upload', SAMPLE, '--to', 'http://a:b@x'], { UNHANG_KEY: 'uh_x' }, /where to/],
    ['no key', ['upload', SAMPLE, '--to', 'http://x'], {}, /no.* UNHANG_KEY/],
    ['a key that is none', ['upload', SAMPLE, '--to', 'http://x'], { UNHANG_KEY: 'a\nb' }, /UNHANG_KEY/],
    ['no key file', ['upload', SAMPLE, '--to', 'http://x', '--key-file', '/none'], {}, /\/none/],
    ['another role', ['upload', SAMPLE, '--to', 'http://x', '--role', 'x'], {}, /--role takes before, after, node/],
    ['another format', ['upload', SAMPLE, '--to', 'http://x', '--format', 'x'], {}, /--format takes/],
    ['no bundle', ['upload', '--to', 'http://x'], {}, /upload needs to know what to read/],
    ['no such file', ['upload', '/none', '--to', 'http://x'], { UNHANG_KEY: 'uh_x' }, /\/none/],
  ];
  test.each(cases)('%s', async (_what, args, given, words) => {
    const run = await runHere(args, { env: { HOME: folder, ...given } });
    expect(run.status).toBeGreaterThan(1);
    expect(run.stderr).toMatch(words);
    expect(run.stderr).not.toContain('defect');
  });

  test('an empty file, and a key that the server does not know', async () => {
    expect(await upload(fileOf(''))).toMatchObject({ status: 3 });
    const unknown = await runHere(['upload', SAMPLE, '--to', server.url, '--key-file', fileOf('uh_wrong\n')], { env });
    expect(unknown).toMatchObject({ status: 2, stdout: '' });
    expect(unknown.stderr).toMatch(/^unhang: This is no valid API key/);
    expect(unknown.stderr).not.toContain('uh_wrong');
  });
});
