import { beforeAll, describe, expect, test } from 'vitest';
import type { Objects, SignedRequest } from '../../../src/cases/ports/objects.ts';
import { logLines } from '../../support/packed.ts';
import { bytesOf, chunked, collect, compare, concat, failing, whole } from '../../support/streams.ts';

/** What came of a signed request. */
export interface Sent {
  readonly status: number;
  readonly etag?: string;
  readonly fileName?: string;
  readonly bytes?: Uint8Array;
}

/** A store, and what only its own kind can tell or do. */
export interface Subject {
  readonly objects: Objects;
  /** The same store with another clock for what it signs. */
  at(now: () => number): Objects;
  /** Does what the holder of a signed request can do. */
  send(request: SignedRequest, body?: Uint8Array): Promise<Sent>;
  /** The request with this changed by somebody who cannot sign. */
  forge(request: SignedRequest, what: 'signature' | 'number'): SignedRequest;
  /** Uploads that are open, and files that nobody will finish. */
  leftovers(): Promise<number>;
}

const MIB = 1024 ** 2;

/** The least that S3 takes of a part which is not the last. */
const PART = 5 * MIB;

/** What every store does, whoever keeps the bytes. Each test has a prefix of its own; the store may be shared. */
export function objectsContract(open: () => Promise<Subject>): void {
  let subject: Subject;
  let objects: Objects;
  let tests = 0;
  beforeAll(async () => {
    subject = await open();
    objects = subject.objects;
  }, 60_000);
  const ownKey = (): ((name?: string) => string) => {
    const prefix = `org_1/t${(tests += 1)}`;
    return (name = 'bundle') => `${prefix}/${name}`;
  };

  const read = async (key: string, options?: Parameters<Objects['get']>[1]): Promise<Uint8Array | undefined> => {
    const found = await objects.get(key, options);
    if (found === undefined) return undefined;
    const { bytes, error } = await collect(found.body);
    expect(error).toBeUndefined();
    return bytes;
  };
  const put = (key: string, text: string) => objects.put(key, whole(bytesOf(text)));
  const text = async (key: string, options?: Parameters<Objects['get']>[1]): Promise<string> =>
    new TextDecoder().decode(await read(key, options));
  const refusal = (code: string) => expect.objectContaining({ name: 'UnhangError', code }) as Error;

  describe('an object', () => {
    test.each([0, 1, 70_000, 16 * MIB, 17 * MIB + 7])('of %i bytes comes back as it was', async (bytes) => {
      const key = ownKey()();
      const content = logLines(bytes);
      const info = await objects.put(key, chunked(content, 65_536, 100_001, 7), { bytes });
      expect(info).toEqual({ key, bytes, etag: info.etag, modifiedAt: info.modifiedAt });
      expect(info.etag).toMatch(/^[0-9a-f-]{10,}$/);
      expect(info.modifiedAt).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(await objects.head(key)).toEqual(info);
      expect((await objects.get(key))?.info).toEqual(info);
      expect(compare((await read(key)) ?? new Uint8Array(), content)).toBe('same');
    });

    test('of unknown length that takes several parts', async () => {
      const key = ownKey()();
      const content = logLines(17 * MIB);
      expect(await objects.put(key, chunked(content, 300_000))).toMatchObject({ bytes: content.length });
      expect(compare((await read(key)) ?? new Uint8Array(), content)).toBe('same');
      expect(await subject.leftovers()).toBe(0);
    });

    test('that is not there is no error', async () => {
      const key = ownKey()();
      expect(await objects.head(key)).toBeUndefined();
      expect(await objects.get(key)).toBeUndefined();
      expect(await objects.get(key, { range: { from: 5, to: 5 } })).toBeUndefined();
      await objects.remove([key]);
    });

    test('that is put again is another one', async () => {
      const key = ownKey()();
      const first = await put(key, 'old');
      const second = await put(key, 'new');
      expect(second.etag).not.toBe(first.etag);
      expect(await text(key)).toBe('new');
    });

    test('that two put at once is one of the two, whole', async () => {
      const key = ownKey()();
      const contents = [logLines(3 * MIB), logLines(2 * MIB).fill(0x41)];
      await Promise.all(contents.map((content) => objects.put(key, chunked(content, 50_000))));
      const kept = (await read(key)) ?? new Uint8Array();
      expect(contents.map((content) => compare(kept, content))).toContain('same');
    });

    test.each([
      ['fewer', 5 * MIB, 5 * MIB + 1],
      ['more', 5 * MIB, 5 * MIB - 1],
      ['fewer, in several parts', 17 * MIB, 18 * MIB],
      ['more, in several parts', 18 * MIB, 17 * MIB],
    ])('with %s bytes than were announced is refused, and what was there stays', async (_, sent, announced) => {
      const key = ownKey()();
      await put(key, 'before');
      const putting = objects.put(key, chunked(logLines(sent), 65_536), { bytes: announced });
      await expect(putting).rejects.toEqual(refusal('DAMAGED'));
      expect(await text(key)).toBe('before');
      expect(await subject.leftovers()).toBe(0);
    });

    test.each([0, 3 * MIB, 20 * MIB])('whose stream fails after %i bytes leaves nothing behind', async (bytes) => {
      const key = ownKey()();
      const error = new Error('the sender is gone');
      await expect(objects.put(key, failing(logLines(bytes), error, 65_536))).rejects.toBe(error);
      expect(await objects.head(key)).toBeUndefined();
      expect(await subject.leftovers()).toBe(0);
    });
  });

  describe('reading', () => {
    test.each([
      [{ from: 0 }, '0123456789'],
      [{ from: 3 }, '3456789'],
      [{ from: 0, to: 1 }, '0'],
      [{ from: 2, to: 5 }, '234'],
      [{ from: 8, to: 99 }, '89'],
      [{ from: 9, to: 10 }, '9'],
      [{ from: 4, to: 4 }, ''],
      [{ from: 5, to: 2 }, ''],
      [{ from: 10 }, ''],
      [{ from: 99, to: 100 }, ''],
    ])('the range %o', async (range, expected) => {
      const key = ownKey()();
      const info = await put(key, '0123456789');
      expect(await text(key, { range })).toBe(expected);
      expect((await objects.get(key, { range }))?.info).toEqual(info);
    });

    test('only what is still the same', async () => {
      const key = ownKey()();
      const { etag } = await put(key, 'first');
      const range = { from: 1, to: 3 };
      expect(await text(key, { etag, range })).toBe('ir');
      expect(await text(key, { etag: `"${etag}"` })).toBe('first');
      await put(key, 'second');
      await expect(objects.get(key, { etag })).rejects.toEqual(refusal('OBJECT_CHANGED'));
      await expect(objects.get(key, { etag, range })).rejects.toEqual(refusal('OBJECT_CHANGED'));
      expect(await text(key)).toBe('second');
    });

    test('may stop at any time, or never begin', { timeout: 60_000 }, async () => {
      const key = ownKey()();
      const content = logLines(MIB);
      await objects.put(key, whole(content));
      // More often than there are connections to the store.
      for (let times = 0; times < 150; times += 1) {
        const found = await objects.get(key);
        if (times % 3 === 0) await found?.body[Symbol.asyncIterator]().return?.();
        else for await (const chunk of found?.body ?? []) if (chunk.length > times % 3) break;
      }
      expect(compare((await read(key)) ?? new Uint8Array(), content)).toBe('same');
    });
  });

  describe('a list', () => {
    test('has what begins so, by key, whatever is about', async () => {
      const key = ownKey();
      const names = ['a', 'a-b', 'a.b', 'a0', 'ab/c/d', 'ab/c/e', 'ab/c-d', 'ab.c', 'b/1', 'b/2', 'B/3', 'c'];
      for (const name of names) await put(key(name === 'a' ? 'a/x' : name), name);
      const listed = async (prefix: string): Promise<string[]> => {
        const keys: string[] = [];
        for await (const info of objects.list(key(prefix))) {
          expect(await objects.head(info.key)).toEqual({ ...info, modifiedAt: expect.any(String) as string });
          keys.push(info.key.slice(key('').length));
        }
        return keys;
      };
      expect(await listed('')).toEqual(
        ['B/3', 'a-b', 'a.b', 'a/x', 'a0', 'ab.c', 'ab/c-d', 'ab/c/d', 'ab/c/e', 'b/1', 'b/2', 'c'], //
      );
      expect(await listed('ab')).toEqual(['ab.c', 'ab/c-d', 'ab/c/d', 'ab/c/e']);
      expect(await listed('ab/c')).toEqual(['ab/c-d', 'ab/c/d', 'ab/c/e']);
      expect(await listed('ab/c/')).toEqual(['ab/c/d', 'ab/c/e']);
      expect(await listed('ab/c/e')).toEqual(['ab/c/e']);
      expect(await listed('nothing/here')).toEqual([]);
    });

    test('does not have what was removed', async () => {
      const key = ownKey();
      for (const name of ['a/1', 'a/2', 'b/1']) await put(key(name), name);
      await objects.remove([key('a/1'), key('b/1'), key('never/was')]);
      const left: string[] = [];
      for await (const info of objects.list(key(''))) left.push(info.key);
      expect(left).toEqual([key('a/2')]);
      await objects.remove([key('a/2')]);
      await put(key('a'), 'where a folder was');
      expect(await text(key('a'))).toBe('where a folder was');
    });
  });

  test('more than a thousand are removed at once', { timeout: 60_000 }, async () => {
    const key = ownKey();
    const keys = Array.from({ length: 1001 }, (_, at) => key(String(at)));
    await put(key('0'), 'first');
    await put(key('1000'), 'last');
    await objects.remove(keys);
    expect(await objects.head(key('0'))).toBeUndefined();
    expect(await objects.head(key('1000'))).toBeUndefined();
    await objects.remove([]);
  });

  test.each(['', '/', '/etc/passwd', '../x', 'a/../b', 'a/./b', 'a//b', 'a/', 'a b', 'a\\b', 'ä', 'a\0', '%2e%2e/x'])(
    'the key %j is refused everywhere',
    async (key) => {
      const calls = [
        () => put(key, 'x'),
        () => objects.get(key),
        () => objects.head(key),
        () => objects.remove([key]),
        () => objects.startParts(key),
        () => objects.signPart(key, 'id', 1, 60),
        () => objects.listParts(key, 'id'),
        () => objects.completeParts(key, 'id', [{ number: 1, etag: 'x' }]),
        () => objects.abortParts(key, 'id'),
        () => objects.signGet(key, 'name', 60),
      ];
      for (const call of calls) await expect(call()).rejects.toEqual(refusal('UNREADABLE'));
    },
  );

  test('a key as long as S3 takes it', async () => {
    const segments = 'x'.repeat(255);
    const key = ownKey()(`${segments}/${segments}/${segments}`);
    await put(key, 'long');
    expect(await text(key)).toBe('long');
    await expect(put('y'.repeat(256), 'x')).rejects.toEqual(refusal('UNREADABLE'));
    await expect(put(`${'y/'.repeat(512)}y`, 'x')).rejects.toEqual(refusal('UNREADABLE'));
  });

  describe('an object in parts', () => {
    const first = logLines(PART);
    const second = logLines(PART + 3).fill(0x62);
    const last = bytesOf('the end');

    const send = async (key: string, id: string, number: number, body: Uint8Array): Promise<string> => {
      const sent = await subject.send(await objects.signPart(key, id, number, 60, body.length), body);
      expect(sent).toMatchObject({ status: 200, etag: expect.stringMatching(/^[0-9a-f]{32,}$/) as string });
      return sent.etag ?? '';
    };

    test('comes in any order, and is there once it is complete', async () => {
      const key = ownKey()();
      const id = await objects.startParts(key);
      const etags = { 3: await send(key, id, 3, last), 1: await send(key, id, 1, first) };
      expect(await objects.listParts(key, id)).toEqual([
        { number: 1, etag: etags[1], bytes: first.length },
        { number: 3, etag: etags[3], bytes: last.length },
      ]);
      const two = await send(key, id, 2, second);
      const parts = [
        { number: 3, etag: etags[3] },
        { number: 1, etag: `"${etags[1]}"` },
        { number: 2, etag: two },
      ];
      expect(await objects.head(key)).toBeUndefined();
      const info = await objects.completeParts(key, id, parts);
      expect(info).toMatchObject({ key, bytes: 2 * PART + 3 + last.length });
      expect(compare((await read(key)) ?? new Uint8Array(), concat(first, second, last))).toBe('same');
      expect(await objects.completeParts(key, id, parts)).toEqual(info);
      await expect(objects.listParts(key, id)).rejects.toEqual(refusal('NOT_FOUND'));
      await objects.abortParts(key, id);
      expect(await objects.head(key)).toEqual(info);
      expect(await subject.leftovers()).toBe(0);
    });

    test('of which there is one', async () => {
      const key = ownKey()();
      const id = await objects.startParts(key);
      const parts = [{ number: 1, etag: await send(key, id, 1, last) }];
      const info = await objects.completeParts(key, id, parts);
      expect(await text(key)).toBe('the end');
      expect(await objects.head(key)).toEqual(info);
      expect(await subject.leftovers()).toBe(0);
    });

    test('completed by two at once', async () => {
      const key = ownKey()();
      const id = await objects.startParts(key);
      const parts = [
        { number: 1, etag: await send(key, id, 1, first) },
        { number: 2, etag: await send(key, id, 2, last) },
      ];
      const infos = await Promise.all([1, 2, 3].map(() => objects.completeParts(key, id, parts)));
      expect(infos.map(({ bytes }) => bytes)).toEqual([1, 2, 3].map(() => PART + last.length));
      expect(compare((await read(key)) ?? new Uint8Array(), concat(first, last))).toBe('same');
      expect(await subject.leftovers()).toBe(0);
    });

    test('takes a part again, and keeps the last', async () => {
      const key = ownKey()();
      const id = await objects.startParts(key);
      const old = await send(key, id, 1, last);
      const again = await send(key, id, 1, bytesOf('another end'));
      expect(await objects.listParts(key, id)).toEqual([{ number: 1, etag: again, bytes: 11 }]);
      const joining = objects.completeParts(key, id, [{ number: 1, etag: old }]);
      await expect(joining).rejects.toEqual(refusal('PARTS_MISSING'));
      await objects.completeParts(key, id, [{ number: 1, etag: again }]);
      expect(await text(key)).toBe('another end');
    });

    test('is not made of parts that are not there, and can still be completed then', async () => {
      const key = ownKey()();
      const id = await objects.startParts(key);
      const etag = await send(key, id, 2, last);
      const wrong = [
        [],
        [{ number: 1, etag }],
        [{ number: 2, etag: 'd41d8cd98f00b204e9800998ecf8427e' }],
        [
          { number: 2, etag },
          { number: 3, etag },
        ],
        [
          { number: 2, etag },
          { number: 2, etag },
        ],
      ];
      for (const parts of wrong)
        await expect(objects.completeParts(key, id, parts)).rejects.toEqual(refusal('PARTS_MISSING'));
      expect(await objects.head(key)).toBeUndefined();
      expect(await objects.completeParts(key, id, [{ number: 2, etag }])).toMatchObject({ bytes: last.length });
    });

    test('is called off for good', async () => {
      const key = ownKey()();
      const id = await objects.startParts(key);
      const request = await objects.signPart(key, id, 2, 60);
      const etag = await send(key, id, 1, last);
      await objects.abortParts(key, id);
      await objects.abortParts(key, id);
      expect((await subject.send(request, last)).status).toBe(404);
      await expect(objects.listParts(key, id)).rejects.toEqual(refusal('NOT_FOUND'));
      const joining = objects.completeParts(key, id, [{ number: 1, etag }]);
      await expect(joining).rejects.toEqual(refusal('PARTS_MISSING'));
      expect(await objects.head(key)).toBeUndefined();
      expect(await subject.leftovers()).toBe(0);
    });

    test('is not reached by the key of another', async () => {
      const key = ownKey();
      const id = await objects.startParts(key('mine'));
      const etag = await send(key('mine'), id, 1, last);
      await expect(objects.listParts(key('other'), id)).rejects.toEqual(refusal('NOT_FOUND'));
      const joining = objects.completeParts(key('other'), id, [{ number: 1, etag }]);
      await expect(joining).rejects.toEqual(refusal('PARTS_MISSING'));
      expect((await subject.send(await objects.signPart(key('other'), id, 2, 60), last)).status).toBe(404);
      await objects.abortParts(key('other'), id);
      expect(await objects.listParts(key('mine'), id)).toHaveLength(1);
      await objects.abortParts(key('mine'), id);
    });

    test.each(['', 'x', '../../objects', '0'.repeat(32), 'ä'])('has no upload %j', async (id) => {
      const key = ownKey()();
      const joining = objects.completeParts(key, id, [{ number: 1, etag: 'x' }]);
      await expect(joining).rejects.toEqual(refusal('PARTS_MISSING'));
      await objects.abortParts(key, id);
    });

    test.each([0, -1, 1.5, 10_001, Number.NaN])('has no part %d', async (number) => {
      await expect(objects.signPart(ownKey()(), 'id', number, 60)).rejects.toEqual(refusal('UNREADABLE'));
    });
  });

  describe('a signed request', () => {
    const start = async (): Promise<{ key: string; id: string }> => {
      const key = ownKey()();
      return { key, id: await objects.startParts(key) };
    };

    test('says until when it is good', async () => {
      const { key, id } = await start();
      const objectsThen = subject.at(() => Date.parse('2026-11-24T12:00:00Z'));
      expect(await objectsThen.signPart(key, id, 1, 900)).toMatchObject({
        method: 'PUT',
        expiresAt: '2026-11-24T12:15:00.000Z',
      });
      expect((await objectsThen.signGet(key, 'x', 60)).expiresAt).toBe('2026-11-24T12:01:00.000Z');
      await objects.abortParts(key, id);
    });

    test('is of no use once it has expired', async () => {
      const { key, id } = await start();
      const before = subject.at(() => Date.now() - 120_000);
      const body = bytesOf('late');
      expect((await subject.send(await before.signPart(key, id, 1, 60), body)).status).toBe(403);
      expect((await subject.send(await before.signPart(key, id, 1, 600), body)).status).toBe(200);
      await put(key, 'secret');
      expect((await subject.send(await before.signGet(key, 'x', 60))).status).toBe(403);
      await objects.abortParts(key, id);
    });

    test('is of no use once it was changed', async () => {
      const { key, id } = await start();
      const request = await objects.signPart(key, id, 1, 60);
      const body = bytesOf('forged');
      expect((await subject.send(subject.forge(request, 'signature'), body)).status).toBe(403);
      expect((await subject.send(subject.forge(request, 'number'), body)).status).toBe(403);
      expect(await objects.listParts(key, id)).toEqual([]);
      expect((await subject.send(request, body)).status).toBe(200);
      await objects.abortParts(key, id);
    });

    test('for so many bytes takes exactly these', async () => {
      const { key, id } = await start();
      const request = await objects.signPart(key, id, 1, 60, 5);
      for (const body of ['four', 'sixsix']) {
        const { status } = await subject.send(request, bytesOf(body));
        expect([400, 403]).toContain(status);
      }
      expect(await objects.listParts(key, id)).toEqual([]);
      expect((await subject.send(request, bytesOf('fives'))).status).toBe(200);
      await objects.abortParts(key, id);
    });

    test.each([
      ['sosreport-web01.tar.xz', 'sosreport-web01.tar.xz'],
      ['报告 – "final".tar', '报告 – "final".tar'],
      ["it's (1)*.tar", "it's (1)*.tar"],
      ['../../etc/passwd', '.._.._etc_passwd'],
      ['a\r\nSet-Cookie: x', 'a__Set-Cookie: x'],
      ['abc\u202egpj.exe', 'abc_gpj.exe'],
      ['\ud800', '\ufffd'],
      ['', 'download'],
    ])('for a download has the name %j', async (name, expected) => {
      const key = ownKey()();
      await put(key, 'the bundle');
      const sent = await subject.send(await objects.signGet(key, name, 60));
      expect(sent).toEqual({ status: 200, fileName: expected, bytes: bytesOf('the bundle') });
    });

    test('for what is not there', async () => {
      expect((await subject.send(await objects.signGet(ownKey()(), 'x', 60))).status).toBe(404);
    });
  });

  test('the store can be written to', async () => {
    await objects.check();
    expect(await subject.leftovers()).toBe(0);
  });
}
