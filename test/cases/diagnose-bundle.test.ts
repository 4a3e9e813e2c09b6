import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hashing } from '../../src/adapters/sources/hashing.ts';
import { nodeDecoders } from '../../src/adapters/decoders/node-decoders.ts';
import { startWatch } from '../../src/adapters/watch.ts';
import { type BundleOptions, diagnoseBundle, type Needs } from '../../src/cases/diagnose-bundle.ts';
import { DEFAULT_LIMITS } from '../../src/core/bundle/limits.ts';
import type { ByteStream } from '../../src/core/model/bytes.ts';
import { render } from '../../src/core/words/render.ts';
import { catalog, diagnosisOfBundle } from '../core/diagnosis/support/bundles.ts';
import { chunked, whole } from '../support/streams.ts';
import { packWithTarStream } from '../support/tar-stream.ts';
import { bundleOf, treeOf } from '../support/tree.ts';

const NEEDS: Needs = {
  catalog,
  limits: DEFAULT_LIMITS,
  hashing,
  startWatch,
  decoders: (signal) => nodeDecoders({ signal }),
};
const TREE = treeOf('evidence/13-gvfs-mounted-twice-audit');

const TAR = await packWithTarStream((pack) => {
  for (const [path, body] of TREE.files)
    pack.entry({ name: `sosreport-h/${path}`, mtime: new Date(0) }, Buffer.from(body));
});

const run = (body: ByteStream, options: Partial<BundleOptions> = {}, needs: Partial<Needs> = {}) =>
  diagnoseBundle(body, { locale: 'en', ...options }, { ...NEEDS, ...needs });

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a bundle', () => {
  it('is diagnosed as its folder is, and identified by the bytes that were sent', async () => {
    const diagnosis = await run(whole(TAR));
    const folder = await diagnosisOfBundle(bundleOf(TREE));
    expect(diagnosis.bundle).toMatchObject({
      sha256: sha256(TAR),
      bytes: TAR.length,
      format: 'tar',
      root: 'sosreport-h',
      complete: true,
      entries: TREE.files.size,
    });
    expect(diagnosis.verdict).toEqual(folder.verdict);
    expect(diagnosis.findings).toEqual(folder.findings);
  });

  it('is identified as it was sent, not as it unpacks', async () => {
    const sent = new Uint8Array(gzipSync(TAR));
    expect((await run(whole(sent))).bundle).toMatchObject({
      sha256: sha256(sent),
      bytes: sent.length,
      format: 'tar.gz',
    });
  });

  it('is identified whole, with what follows its end', async () => {
    const sent = new Uint8Array([...TAR, ...new Uint8Array(20_000)]);
    expect((await run(whole(sent))).bundle).toMatchObject({ sha256: sha256(sent), bytes: sent.length });
  });

  it.each([1, 511, 4096])('is the same in chunks of %i', async (size) => {
    const bytes = TAR.subarray(0, size === 1 ? 30_000 : undefined);
    expect(render(await run(chunked(bytes, size)), 'json')).toBe(render(await run(whole(bytes)), 'json'));
  });

  it('that was cut says so, and falls to a weaker word', async () => {
    const cut = TAR.subarray(0, Math.floor(TAR.length / 3));
    const { bundle, verdict } = await run(whole(cut));
    expect(bundle).toMatchObject({ complete: false, sha256: sha256(cut), bytes: cut.length });
    expect(bundle.notes[0]?.code).toBe('truncated');
    expect(verdict.status).not.toBe('clear');
    expect(verdict.status).not.toBe('confirmed');
  });

  it('speaks the language asked for', async () => {
    const diagnosis = await run(whole(TAR), { locale: 'zh-CN' });
    expect(diagnosis.engine.locale).toBe('zh-CN');
    expect(diagnosis.verdict.headline).toMatch(/\p{Script=Han}/u);
  });
});

describe('a loose text', () => {
  const log = Buffer.from(TREE.files.get('sos_commands/auditd/auditctl_-l') ?? []);

  it('is a bundle of one file, by the name it came with', async () => {
    const diagnosis = await run(whole(log), { name: 'auditctl_-l' });
    expect(diagnosis.bundle).toMatchObject({ format: 'file', entries: 1, root: '', sha256: sha256(log) });
    expect(diagnosis.facts['audit-rules']).toBe(2);
  });

  it('needs no name', async () => {
    expect((await run(whole(log))).facts['audit-rules']).toBe(2);
  });
});

describe('a refusal', () => {
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'EMPTY'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'NOT_A_BUNDLE'],
    ['an encrypted bundle', Buffer.from('-----BEGIN PGP MESSAGE-----\n\nabc\n'), 'ENCRYPTED'],
  ])('of %s says what it is', async (_what, bytes, code) => {
    await expect(run(whole(bytes))).rejects.toMatchObject({ code });
  });

  it('of what is too large tells the limit', async () => {
    const limits = { ...DEFAULT_LIMITS, compressedBytes: 100 };
    await expect(run(whole(TAR), {}, { limits })).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  it('leaves no source open', async () => {
    let closed = false;
    async function* source(): ByteStream {
      try {
        yield new Uint8Array(Buffer.from('89504e470d0a1a0a', 'hex'));
        yield new Uint8Array(100_000);
      } finally {
        closed = true;
      }
    }
    await expect(run(source())).rejects.toMatchObject({ code: 'NOT_A_BUNDLE' });
    expect(closed).toBe(true);
  });
});

it('that is called off half-way stops, and closes its source', async () => {
  const abort = new AbortController();
  let closed = false;
  async function* source(): ByteStream {
    try {
      yield TAR.slice(0, 2048);
      abort.abort();
      yield TAR.slice(2048, 4096);
      yield TAR.slice(4096);
    } finally {
      closed = true;
    }
  }
  await expect(run(source(), { signal: abort.signal })).rejects.toMatchObject({ code: 'ABORTED' });
  expect(closed).toBe(true);
});

it('what the source throws is not taken for the content', async () => {
  async function* source(): ByteStream {
    yield TAR.slice(0, 2048);
    throw new TypeError('a defect');
  }
  await expect(run(source())).rejects.toThrow(TypeError);
});
