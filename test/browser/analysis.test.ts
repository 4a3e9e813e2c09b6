import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBrowser } from '../../scripts/build-browser.mjs';
import { compose } from '../../src/compose.ts';
import { UnhangError } from '../../src/core/model/errors.ts';
import { type Answer, BrowserPage } from '../support/browser.ts';
import { logLines } from '../support/packed.ts';
import { needs, titleNeeding } from '../support/needs.ts';
import { concat, whole } from '../support/streams.ts';
import { archive, member } from '../support/tar-bytes.ts';
import { treeOf } from '../support/tree.ts';
import { zip } from '../support/zip-bytes.ts';

const samples = join(import.meta.dirname, '../../samples');
const app = compose({ decoders: 'portable', maxBytes: 2 ** 32 });

const evidence = [...treeOf('evidence/13-gvfs-mounted-twice-audit').files].map(
  ([path, body]) => [`sosreport-node17-20140303/${path}`, body] as const,
);
const members = evidence.map(([path, body]) => member(path, body));
// Enough behind the facts for several blocks of every format.
const TAR = archive(...members, member('sosreport-node17-20140303/var/log/secure', logLines(600_000)));

const packed = (program: string, ...args: readonly string[]): Uint8Array =>
  new Uint8Array(execFileSync(program, ['-c', ...args], { input: TAR }));

function cut(bytes: Uint8Array, share: number): Uint8Array {
  return bytes.subarray(0, Math.floor(bytes.length * share));
}

function flipped(bytes: Uint8Array, share: number): Uint8Array {
  const at = Math.floor(bytes.length * share);
  return bytes.map((byte, index) => (index === at ? byte ^ 0x10 : byte));
}

const XZ = needs('xz') ? packed('xz', '-6', '--block-size=131072') : TAR;
const BZIP2 = needs('bzip2') ? packed('bzip2', '-1') : TAR;
const ZSTD = needs('zstd') ? packed('zstd') : TAR;
const GZIP = new Uint8Array(gzipSync(TAR));
const ZIP = zip(evidence.map(([name, body]) => ({ name, body })));
const STACK = evidence.filter(([path]) => /stack|messages|dmesg|kernel/.test(path)).map(([, body]) => body);

const BUNDLES: readonly (readonly [name: string, bytes: () => Uint8Array])[] = [
  ['host.tar', () => TAR],
  ['host.tar.xz', () => XZ],
  ['host.tar.gz', () => GZIP],
  ['host.tar.gz of two members', () => concat(gzipSync(TAR.subarray(0, 7000)), gzipSync(TAR.subarray(7000)))],
  ['host.tar.bz2', () => BZIP2],
  ['host.tar.zst', () => ZSTD],
  ['host.tar.lzma', () => packed('xz', '--format=lzma')],
  ['host.tar.xz.gz', () => new Uint8Array(gzipSync(XZ))],
  ['host.zip', () => ZIP],
  ['a tar.xz in a zip', () => zip([{ name: 'host.tar.xz', body: XZ, method: 0 }])],
  [
    'a tar.xz in a tar.xz',
    () => new Uint8Array(execFileSync('xz', ['-c'], { input: archive(member('a.tar.xz', XZ)) })),
  ],
  ['cut.tar.xz', () => cut(XZ, 0.6)],
  ['cut.tar.gz', () => cut(GZIP, 0.6)],
  ['cut.tar.bz2', () => cut(BZIP2, 0.6)],
  ['cut.tar.zst', () => cut(ZSTD, 0.6)],
  ['cut.zip', () => cut(ZIP, 0.6)],
  ['flipped.tar.xz', () => flipped(XZ, 0.4)],
  ['flipped.tar.gz', () => flipped(GZIP, 0.4)],
  ['flipped.tar.bz2', () => flipped(BZIP2, 0.4)],
  ['flipped.tar.zst', () => flipped(ZSTD, 0.4)],
  ['flipped.zip', () => flipped(ZIP, 0.4)],
  ['junk behind.tar.xz', () => concat(XZ, Uint8Array.of(1, 2, 3, 4))],
  ['messages', () => concat(...STACK)],
  // "Input/output error", as a Chinese host of its day logs it in GB18030.
  ['messages in GB18030', () => concat(...STACK, Uint8Array.of(0xca, 0xe4, 0xc8, 0xeb, 0xca, 0xe4, 0xb3, 0xf6, 0x0a))],
  ...readdirSync(samples).map((name) => [name, () => readFileSync(join(samples, name))] as const),
];

const REFUSED: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['nothing', new Uint8Array(0)],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new Uint8Array(600))],
  ['an encrypted file', Uint8Array.of(0x85, 0x02, 0x0c, 0x03, ...new Uint8Array(600))],
];

/** So many MiB unpacked, most of them logs: gzip takes the same member again and again. */
function largeBundle(mib: number): Uint8Array {
  const log = gzipSync(concat(...Array.from({ length: 64 }, () => logLines(2 ** 14))));
  const logs = Array.from({ length: mib / 50 }, (_, index) => {
    const name = `sosreport-node17-20140303/var/log/messages-2014030${index}`;
    const head = member({ name, size: 50 * 2 ** 20 });
    return concat(gzipSync(head), ...Array.from({ length: 50 }, () => log));
  });
  return concat(gzipSync(concat(...members)), ...logs, gzipSync(new Uint8Array(1024)));
}

async function inNode(name: string, bytes: Uint8Array, locale: 'en' | 'zh-CN' = 'en'): Promise<string> {
  return JSON.stringify(await app.diagnoseBundle(whole(bytes), { locale, name }));
}

const isReady = needs('chromium', 'xz', 'bzip2', 'zstd');

describe.skipIf(!isReady)(titleNeeding('in a browser without a network', 'chromium', 'xz', 'bzip2', 'zstd'), () => {
  let folder = '';
  let browser: BrowserPage;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'unhang-browser-'));
    await buildBrowser(folder);
    browser = await BrowserPage.open(folder);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => browser.prepare());

  test.each(BUNDLES)('%s: the same document as in Node, byte for byte', async (name, bytes) => {
    await browser.choose({ name, bytes: bytes() });
    const { document, error } = await browser.analyse();
    expect(error).toBeUndefined();
    expect(JSON.parse(document ?? '')).toEqual(JSON.parse(await inNode(name, bytes())));
    expect(document).toBe(await inNode(name, bytes()));
    expect(browser.requests).toEqual([]);
    expect(await browser.violations()).toEqual([]);
  });

  test('in Chinese, under a name of its own, from a stream', async () => {
    await browser.choose({ name: 'any', bytes: XZ });
    const { document, progress } = await browser.analyse({ locale: 'zh-CN', name: '主机.tar.xz', asStream: true });
    expect(document).toBe(await inNode('主机.tar.xz', XZ, 'zh-CN'));
    expect(document).toContain('"status":"confirmed"');
    expect(progress.at(-1)).toEqual([XZ.length, null]);
    expect(browser.requests).toEqual([]);
  });

  test('tells how far it has come', async () => {
    const bytes = new Uint8Array(5 * 2 ** 20).fill(0x20);
    await browser.choose({ name: 'messages', bytes });
    const { progress } = await browser.analyse();
    const told = progress.map(([read]) => read);
    expect(progress.every(([, total]) => total === bytes.length)).toBe(true);
    expect(told.length).toBeGreaterThan(2);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(bytes.length);
  });

  test.each(REFUSED)('%s is refused as in Node', async (name, bytes) => {
    const refusal: unknown = await inNode(name, bytes).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UnhangError);
    const { code, message } = refusal as UnhangError;
    await browser.choose({ name, bytes });
    expect((await browser.analyse()).error).toEqual({ name: 'UnhangError', code, message });
  });

  test('it can be called off', async () => {
    await browser.choose({ name: 'messages', bytes: new Uint8Array(4 * 2 ** 20).fill(0x20) });
    const { error, progress } = await browser.analyse({ abort: true });
    expect(error?.name).toBe('AbortError');
    expect(progress.at(-1)?.[0]).toBeLessThan(4 * 2 ** 20);
  });

  test('a worker that is not where it should be is an error that says so', async () => {
    await browser.choose({ name: 'any', bytes: XZ });
    const { error } = await browser.analyse({ worker: '/unhang-missing.js' });
    expect(error).toMatchObject({ name: 'Error', message: 'unhang-worker.js failed or could not be loaded' });
  });

  test('several analyses can run at once', async () => {
    await browser.choose({ name: 'host.tar.xz', bytes: XZ });
    // The second one needs a worker that was not prepared.
    await browser.online();
    const answers = await Promise.all([browser.analyse(), browser.analyse()]);
    const expected = await inNode('host.tar.xz', XZ);
    expect(answers.map(({ document }) => document)).toEqual([expected, expected]);
  });

  test('memory does not grow with the bundle', { timeout: 120_000 }, async () => {
    const path = join(folder, 'large.tar.gz');
    writeFileSync(path, largeBundle(300));
    await browser.choose(path);
    let answer: Answer | undefined;
    const peak = await browser.peakOfWorkers(async () => {
      await browser.prepare();
      answer = await browser.analyse();
    });
    expect(answer?.document).toContain('"status":"confirmed"');
    expect(peak).toBeGreaterThan(2 ** 20);
    expect(peak).toBeLessThan(100 * 2 ** 20);
  });
});
