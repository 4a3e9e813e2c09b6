import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { S3Options } from '../../../src/adapters/objects/s3-client.ts';
import { s3Objects } from '../../../src/adapters/objects/s3-objects.ts';
import type { Objects } from '../../../src/cases/ports/objects.ts';
import { logLines } from '../../support/packed.ts';
import { S3Server, type Fault, type Operation } from '../../support/s3-server.ts';
import { bytesOf, chunked, collect, compare, whole } from '../../support/streams.ts';
import { sendByFetch } from './s3-subject.ts';

const MIB = 1024 ** 2;
const KEY = 'org_1/case_1/bundle';
const large = logLines(17 * MIB);

let server: S3Server;
beforeEach(async () => {
  server = await S3Server.start();
});
afterEach(() => server.stop());

function open(options: Partial<S3Options> = {}): Objects {
  const { endpoint, region, credentials, name: bucket } = server;
  return s3Objects({
    ...{ endpoint, region, bucket, credentials, pathStyle: true, checksums: 'when-required' },
    ...options,
  });
}

const refusal = (code: string, words = /./) =>
  expect.objectContaining({ name: 'UnhangError', code, message: expect.stringMatching(words) as string }) as Error;

async function readBack(objects: Objects): Promise<Uint8Array> {
  const found = await objects.get(KEY);
  if (found === undefined) throw new Error('nothing there');
  const { bytes, error } = await collect(found.body);
  if (error !== undefined) throw error;
  return bytes;
}

async function firstListed(objects: Objects) {
  for await (const info of objects.list('')) return info;
  return undefined;
}

async function sentParts(objects: Objects, ...bodies: readonly string[]) {
  const id = await objects.startParts(KEY);
  const parts = [];
  for (const [at, body] of bodies.entries()) {
    const { etag = '' } = await sendByFetch(await objects.signPart(KEY, id, at + 1, 60), bytesOf(body));
    parts.push({ number: at + 1, etag });
  }
  return { id, parts };
}

describe('a store that fails for a while', () => {
  const calls: readonly [Operation, (objects: Objects) => Promise<unknown>][] = [
    ['PutObject', (objects) => objects.put(KEY, whole(bytesOf('small')))],
    ['CreateUpload', (objects) => objects.startParts(KEY)],
    ['UploadPart', (objects) => objects.put(KEY, chunked(large, 65_536))],
    ['HeadObject', (objects) => objects.head(KEY)],
    ['GetObject', (objects) => readBack(objects)],
    ['DeleteObjects', (objects) => objects.remove([KEY])],
    ['HeadBucket', (objects) => objects.check()],
    ['ListObjects', async (objects) => expect(await firstListed(objects)).toMatchObject({ key: KEY })],
    [
      'CompleteUpload',
      async (objects) => {
        const { id, parts } = await sentParts(objects, 'one part');
        expect(await objects.completeParts(KEY, id, parts)).toMatchObject({ bytes: 8 });
      },
    ],
  ];
  const faults = ['slow-down', 'internal', 'reset'] as const;

  test.each(calls.flatMap(([operation, act]) => faults.map((fault) => [operation, fault, act] as const)))(
    'is asked again: %s, %s',
    async (operation, fault, act) => {
      const objects = open();
      await objects.put(KEY, whole(bytesOf('there before')));
      const before = server.count(operation);
      server.fail(operation, fault, 2);
      await act(objects);
      expect(server.count(operation) - before).toBeGreaterThanOrEqual(3);
    },
  );

  test('is asked five times, and no more', async () => {
    server.fail('HeadObject', 'internal', 99);
    await expect(open().head(KEY)).rejects.toEqual(refusal('STORE_UNAVAILABLE', /bucket bundles\) fails: try again/));
    expect(server.count('HeadObject')).toBe(5);
  });

  test.each<[Fault, RegExp]>([
    ['slow-down', /too much to do/],
    ['silence', /did not answer in time/],
    ['reset', /did not answer in time|cannot be reached/],
  ])('for good: %s', async (fault, words) => {
    const patience = { answerMs: 100, idleMs: 100, connectMs: 100, tries: 2 };
    for (const operation of ['PutObject', 'GetObject', 'ListObjects', 'DeleteObjects'] as const)
      server.fail(operation, fault, 99);
    const objects = open({ patience });
    const failure = refusal('STORE_UNAVAILABLE', words);
    await expect(objects.put(KEY, whole(bytesOf('x')))).rejects.toEqual(failure);
    await expect(objects.remove([KEY])).rejects.toEqual(failure);
    await expect(firstListed(objects)).rejects.toEqual(failure);
    if (fault !== 'reset') await expect(objects.get(KEY)).rejects.toEqual(failure);
  });

  test('where nobody listens', async () => {
    const objects = open({ endpoint: 'http://127.0.0.1:1', patience: { tries: 2 } });
    await expect(objects.check()).rejects.toEqual(refusal('STORE_UNAVAILABLE', /nobody listens at its address/));
  });
});

describe('a line that breaks while an object is read', () => {
  test('is taken up where it broke', async () => {
    const objects = open();
    await objects.put(KEY, chunked(large, MIB));
    server.fail('GetObject', 'reset', 2);
    expect(compare(await readBack(objects), large)).toBe('same');
    const ranges = server.calls
      .filter(({ operation }) => operation === 'GetObject')
      .map(({ headers }) => headers.range);
    expect(ranges).toEqual([
      undefined,
      expect.stringMatching(/^bytes=\d+-\d+$/),
      expect.stringMatching(/^bytes=\d+-\d+$/),
    ]);
  });

  test('and breaks again and again', async () => {
    const objects = open({ patience: { tries: 2 } });
    await objects.put(KEY, whole(bytesOf('x')));
    server.fail('GetObject', 'reset', 99);
    await expect(readBack(objects)).rejects.toEqual(refusal('STORE_UNAVAILABLE'));
  });

  test('is not taken up with another object', async () => {
    const objects = open();
    await objects.put(KEY, chunked(large, MIB));
    server.fail('GetObject', 'reset');
    const found = await objects.get(KEY);
    await objects.put(KEY, chunked(logLines(18 * MIB), MIB));
    const { error } = await collect(found?.body ?? whole(new Uint8Array()));
    expect(error).toEqual(refusal('OBJECT_CHANGED'));
  });

  test('is not taken up where the object is gone', async () => {
    const objects = open();
    await objects.put(KEY, chunked(large, MIB));
    server.fail('GetObject', 'reset');
    const found = await objects.get(KEY);
    await objects.remove([KEY]);
    const { error } = await collect(found?.body ?? whole(new Uint8Array()));
    expect(error).toEqual(refusal('OBJECT_CHANGED'));
  });
});

describe('the end of an upload', () => {
  test.each(['ok-with-error', 'lost'] as const)('once %s', async (fault) => {
    const objects = open();
    const { id, parts } = await sentParts(objects, 'all of it');
    server.fail('CompleteUpload', fault);
    expect(await objects.completeParts(KEY, id, parts)).toMatchObject({ bytes: 9 });
    expect(new TextDecoder().decode(await readBack(objects))).toBe('all of it');
  });

  test('done, and the answer lost', async () => {
    const objects = open();
    const { id, parts } = await sentParts(objects, 'all of it');
    server.bucket.complete(KEY, id, parts);
    expect(await objects.completeParts(KEY, id, parts)).toMatchObject({ bytes: 9 });
  });

  test.each([
    ['ok-with-error', 99],
    ['lie', 1],
  ] as const)('always %s: nothing is said to be there', async (fault, times) => {
    const objects = open({ patience: { tries: 2 } });
    server.fail('CompleteUpload', fault, times);
    await expect(objects.put(KEY, chunked(large, MIB))).rejects.toEqual(refusal('STORE_UNAVAILABLE'));
    expect(await objects.head(KEY)).toBeUndefined();
    expect(server.bucket.uploads.size).toBe(0);
  });

  test('with an older object in the place of the one that was joined', async () => {
    const objects = open();
    await objects.put(KEY, whole(bytesOf('older')));
    const { id, parts } = await sentParts(objects, 'newer one');
    server.fail('CompleteUpload', 'lie');
    const words = /joined 9 bytes, and then there was an object of 5 bytes/;
    await expect(objects.completeParts(KEY, id, parts)).rejects.toEqual(refusal('STORE_UNAVAILABLE', words));
    expect(await objects.completeParts(KEY, id, parts)).toMatchObject({ bytes: 9 });
  });

  test('with parts smaller than S3 takes them', async () => {
    const objects = open();
    const { id, parts } = await sentParts(objects, 'small', 'parts');
    await expect(objects.completeParts(KEY, id, parts)).rejects.toEqual(refusal('PARTS_MISSING', /5 MiB/));
  });
});

test('a part that fails for good stops the others, and takes back what was sent', async () => {
  const objects = open({ patience: { tries: 1 } });
  server.fail('UploadPart', 'internal');
  let read = 0;
  async function* endless() {
    for (;;) {
      // Nothing of it is read once the failure is known, so it ends.
      read += 1;
      yield large;
    }
  }
  await expect(objects.put(KEY, endless())).rejects.toEqual(refusal('STORE_UNAVAILABLE'));
  expect(read).toBeLessThan(10);
  expect(server.bucket.uploads.size).toBe(0);
});

describe('a store that refuses us', () => {
  test.each<[string, Partial<S3Options>, RegExp]>([
    ['another secret', { credentials: { accessKeyId: 'AKTEST', secretAccessKey: 'wrong' } }, /refuses our credentials/],
    ['an unknown key', { credentials: { accessKeyId: 'AKOTHER', secretAccessKey: 'x' } }, /refuses our credentials/],
    ['no such bucket', { bucket: 'elsewhere' }, /bucket elsewhere\) fails: there is no such bucket/],
  ])('%s', async (_, options, words) => {
    const objects = open(options);
    const failure = refusal('STORE_UNAVAILABLE', words);
    await expect(objects.check()).rejects.toEqual(failure);
    await expect(objects.put(KEY, whole(bytesOf('x')))).rejects.toEqual(failure);
    await expect(objects.get(KEY)).rejects.toEqual(failure);
    await expect(objects.listParts(KEY, 'x')).rejects.toEqual(failure);
    await expect(objects.completeParts(KEY, 'x', [])).rejects.toEqual(failure);
  });
});

describe('what is sent', () => {
  const headersOf = (operation: Operation) => server.calls.find((call) => call.operation === operation)?.headers ?? {};

  test.each([
    [{ sse: 'AES256' }, { 'x-amz-server-side-encryption': 'AES256' }],
    [
      { sse: 'aws:kms', kmsKeyId: 'key/1' },
      { 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-server-side-encryption-aws-kms-key-id': 'key/1' },
    ],
  ] as const)('asks for encryption: %o', async (options, headers) => {
    const objects = open(options);
    await objects.put(KEY, whole(bytesOf('x')));
    await objects.startParts(KEY);
    expect(headersOf('PutObject')).toMatchObject(headers);
    expect(headersOf('CreateUpload')).toMatchObject(headers);
  });

  test('has checksums where the store knows them', async () => {
    const objects = open({ checksums: 'when-supported' });
    await objects.put('org_1/small', whole(bytesOf('x')));
    await objects.put(KEY, chunked(large, 65_536));
    expect(compare(await readBack(objects), large)).toBe('same');
    for (const operation of ['PutObject', 'UploadPart'] as const)
      expect(headersOf(operation)).toHaveProperty('x-amz-checksum-crc32');
    const { id, parts } = await sentParts(objects, 'from outside');
    expect(await objects.completeParts(KEY, id, parts)).toMatchObject({ bytes: 12 });
    await objects.remove([KEY]);
  });

  test('has none where it may not', async () => {
    const objects = open();
    await objects.put('org_1/small', whole(bytesOf('x')));
    await objects.put(KEY, chunked(large, 65_536));
    const names = server.calls.flatMap(({ headers }) => Object.keys(headers));
    expect(names.filter((name) => name.includes('checksum'))).toEqual([]);
  });

  test.each(['when-required', 'when-supported'] as const)('an address holds no checksum: %s', async (checksums) => {
    const { url } = await open({ checksums }).signPart(KEY, 'id', 1, 60);
    expect(url).not.toMatch(/checksum|crc32/i);
  });

  test('a thousand keys at a time', async () => {
    const objects = open();
    await objects.remove(Array.from({ length: 2001 }, (_, at) => `org_1/${at}`));
    expect(server.count('DeleteObjects')).toBe(3);
  });
});
