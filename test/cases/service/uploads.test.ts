import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../src/cases/service/caller.ts';
import { sweep } from '../../../src/cases/service/retention.ts';
import type { UploadStatus } from '../../../src/cases/service/service.ts';
import { partBytes } from '../../../src/cases/service/uploads.ts';
import { SAMPLE } from '../../cli/bundles.ts';
import { send, type ServiceBench, serviceBench, streamOf } from './support/service.ts';

const MIB = 1024 * 1024;
const sample = readFileSync(SAMPLE);
/** Three parts: the sample, and behind its end what no decoder minds. */
const large = new Uint8Array([...sample, ...randomBytes(40 * MIB - sample.length)]);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let bench: ServiceBench;
beforeAll(async () => {
  bench = await serviceBench();
}, 60_000);
afterAll(() => bench.close());

async function begun(caller: Caller, bytes: Uint8Array, more = {}): Promise<UploadStatus> {
  const wanted = { fileName: 'sosreport.tar.xz', bytes: bytes.length, ...more };
  const status = await bench.service.createUpload(caller, wanted);
  if ('duplicateOf' in status) throw new Error('a duplicate');
  return status;
}

/** What a client does with a signed address: the store's door takes the body. */
async function put(url: string, bytes: Uint8Array): Promise<string> {
  const token = url.slice(url.lastIndexOf('/') + 1);
  return (await bench.service.door!.put(token, streamOf(bytes))).etag;
}

const slice = (bytes: Uint8Array, number: number, size: number): Uint8Array =>
  bytes.subarray((number - 1) * size, number * size);

describe('an upload in parts', () => {
  test('goes on where it was, whatever arrived in which order, and ends as a bundle', async () => {
    const { service } = bench;
    const caller = await bench.newCaller();
    const { upload } = await begun(caller, large, { sha256: sha256(large), words: { customer: 'ACME' } });
    expect(upload).toMatchObject({ state: 'open', partBytes: 16 * MIB });
    for (const number of [3, 1]) {
      const [signed] = await service.signParts(caller, upload.id, [number]);
      await put(signed!.url, slice(large, number, upload.partBytes));
    }
    const { parts } = await service.upload(caller, upload.id);
    expect(parts.map(({ number, bytes }) => [number, bytes])).toEqual([
      [1, 16 * MIB],
      [3, 8 * MIB],
    ]);
    const [second] = await service.signParts(caller, upload.id, [2]);
    const etag = await put(second!.url, slice(large, 2, upload.partBytes));
    const all = [parts[0]!, { number: 2, etag }, parts[1]!];
    const received = await service.completeUpload(caller, upload.id, all);
    expect(received).toMatchObject({ case: { customer: 'ACME', state: 'queued' }, bundle: { bytes: large.length } });
    // The answer was lost on the way: told again, it is the same.
    expect(await service.completeUpload(caller, upload.id, all)).toEqual(received);
    await bench.workOff();
    const { diagnosis } = await service.diagnosis(caller, received.case.id, { locale: 'en' });
    expect(diagnosis.bundle).toMatchObject({ sha256: sha256(large), bytes: large.length });
    expect(diagnosis.verdict.rule).toBe('fuse-init-audit');
  });

  test('whose checksum is another one than announced fails as that', async () => {
    const { service } = bench;
    const caller = await bench.newCaller();
    const { upload } = await begun(caller, sample, { sha256: 'f'.repeat(64) });
    const [signed] = await service.signParts(caller, upload.id, [1]);
    const etag = await put(signed!.url, sample);
    const { analysis } = await service.completeUpload(caller, upload.id, [{ number: 1, etag }]);
    await bench.workOff();
    expect(await service.analysis(caller, analysis.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'WRONG_CHECKSUM' },
    });
  });

  test.each([
    ['no part', []],
    ['a part that never came', [{ number: 1, etag: 'e' }]],
  ])('is not complete with %s, and stays open', async (_name, parts) => {
    const { service } = bench;
    const caller = await bench.newCaller();
    const { upload } = await begun(caller, sample);
    await expect(service.completeUpload(caller, upload.id, parts)).rejects.toMatchObject({ code: 'PARTS_MISSING' });
    expect((await service.upload(caller, upload.id)).upload.state).toBe('open');
  });

  test('that was given up takes no more, and its parts are gone', async () => {
    const { service } = bench;
    const caller = await bench.newCaller();
    const { upload } = await begun(caller, sample);
    const [signed] = await service.signParts(caller, upload.id, [1]);
    await service.abortUpload(caller, upload.id);
    await expect(service.signParts(caller, upload.id, [1])).rejects.toMatchObject({ code: 'GONE' });
    await expect(put(signed!.url, sample)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('that takes too long is ended by the sweep, and an address signed for it is good for a quarter of an hour', async () => {
    const { service, needs } = bench;
    const caller = await bench.newCaller();
    const { upload } = await begun(caller, sample);
    const [signed] = await service.signParts(caller, upload.id, [1]);
    bench.forward(15 * 60_000);
    await expect(put(signed!.url, sample)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    bench.forward(48 * 3_600_000);
    await expect(service.signParts(caller, upload.id, [1])).rejects.toMatchObject({ code: 'GONE' });
    await sweep(needs, bench.jobs);
    expect((await service.upload(caller, upload.id)).upload.state).toBe('aborted');
  });
});

describe('what is announced', () => {
  test.each([
    ['nothing', { bytes: 0 }, 'EMPTY'],
    ['more than is taken', { bytes: 65 * MIB }, 'TOO_LARGE'],
    ['no name', { fileName: '' }, 'USAGE'],
    ['a name without end', { fileName: 'x'.repeat(256) }, 'USAGE'],
    ['a checksum that is none', { sha256: 'ABC' }, 'USAGE'],
    ['a case that is not there', { caseId: 'case_none' }, 'NOT_FOUND'],
    ['a title without end', { words: { title: 'x'.repeat(501) } }, 'USAGE'],
  ])('%s is refused before a byte moves', async (_name, more, code) => {
    const caller = await bench.newCaller();
    await expect(begun(caller, sample, more)).rejects.toMatchObject({ code });
  });

  test('a bundle that is kept already is known by its checksum, in its own organisation alone', async () => {
    const { service } = bench;
    const caller = await bench.newCaller();
    const { bundle } = await send(service, caller, sample);
    const wanted = { fileName: 'again.tar.xz', bytes: sample.length, sha256: sha256(sample) };
    expect(await service.createUpload(caller, wanted)).toMatchObject({ duplicateOf: { id: bundle.id } });
    expect(await service.createUpload(await bench.newCaller(), wanted)).toMatchObject({ upload: { state: 'open' } });
  });

  test.each([
    [1, 16 * MIB],
    [5 * 1024 * MIB, 16 * MIB],
    [9000 * 16 * MIB + 1, 17 * MIB],
    [5 * 1024 ** 4, 583 * MIB],
  ])('%d bytes come in parts of %d', (bytes, expected) => {
    expect(partBytes(bytes)).toBe(expected);
    expect(Math.ceil(bytes / expected)).toBeLessThanOrEqual(10_000);
  });
});
