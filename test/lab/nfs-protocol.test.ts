import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerTo, splitRecords } from '../../src/lab/nfs-protocol.ts';

/** A call of ONC RPC without credentials. */
function call(program: number, procedure: number, xid = 7): Buffer {
  const words = [xid, 0, 2, program, 3, procedure, 0, 0, 0, 0];
  const out = Buffer.alloc(4 * words.length);
  words.forEach((word, index) => out.writeUInt32BE(word, 4 * index));
  return out;
}

function framed(...records: readonly Buffer[]): Buffer {
  return Buffer.concat(
    records.map((record) => {
      const mark = Buffer.alloc(4);
      mark.writeUInt32BE(0x8000_0000 + record.length);
      return Buffer.concat([mark, record]);
    }),
  );
}

function wordsOf(answer: Buffer | undefined): number[] {
  const [body = Buffer.alloc(0)] = splitRecords(answer ?? Buffer.alloc(0)).records;
  return Array.from({ length: body.length / 4 }, (_, index) => body.readUInt32BE(4 * index));
}

const HEADER = [7, 1, 0, 0, 0];

describe('records in a stream', () => {
  test('come whole, and the one that is still coming stays', () => {
    const stream = framed(Buffer.from('abcd'), Buffer.from('efgh'), Buffer.from('ijkl'));
    const { records, rest } = splitRecords(stream.subarray(0, -2));
    expect(records.map(String)).toEqual(['abcd', 'efgh']);
    expect(rest).toEqual(framed(Buffer.from('ijkl')).subarray(0, -2));
  });

  test('may be cut anywhere', () => {
    const stream = framed(Buffer.from('abcd'), Buffer.alloc(0), Buffer.from('efgh'));
    fc.assert(
      fc.property(fc.nat(stream.length), (at) => {
        const first = splitRecords(stream.subarray(0, at));
        const second = splitRecords(Buffer.concat([first.rest, stream.subarray(at)]));
        expect([...first.records, ...second.records].map(String)).toEqual(['abcd', '', 'efgh']);
      }),
    );
  });

  test('of more than a megabyte are refused', () => {
    const mark = Buffer.from([0x80, 0x10, 0x00, 0x01]);
    expect(() => splitRecords(mark)).toThrow('too long');
  });
});

describe('answers, in words of four bytes', () => {
  test.each([
    ['mount, NULL', 100_005, 0, []],
    ['mount, MNT: a handle and AUTH_SYS', 100_005, 1, [0, 8, 0, 1, 1, 1]],
    ['NFS, LOOKUP: there is nothing', 100_003, 3, expect.arrayContaining([2, 1])],
    ['NFS, GETATTR: a directory', 100_003, 1, expect.arrayContaining([0, 2, 0o755])],
  ])('%s', (_what, program, procedure, results) => {
    const words = wordsOf(answerTo(call(program, procedure)));
    expect(words.slice(0, 5)).toEqual(HEADER);
    expect(words[5]).toBe(0);
    expect(words.slice(6)).toEqual(results);
  });

  // 21 words of attributes; RFC 1813, section 3.
  test.each([
    ['GETATTR', 1, 1 + 21],
    ['LOOKUP', 3, 1 + 1 + 21],
    ['ACCESS', 4, 1 + 1 + 21 + 1],
    ['READDIR', 16, 1 + 1 + 21 + 2 + 1 + 1],
    ['READDIRPLUS', 17, 1 + 1 + 21 + 2 + 1 + 1],
    ['FSSTAT', 18, 1 + 1 + 21 + 12 + 1],
    ['FSINFO', 19, 1 + 1 + 21 + 7 + 2 + 2 + 1],
    ['PATHCONF', 20, 1 + 1 + 21 + 6],
  ])('%s has the length of its type', (_what, procedure, length) => {
    expect(wordsOf(answerTo(call(100_003, procedure)))).toHaveLength(6 + length);
  });

  test.each([
    ['a procedure that is not spoken', 100_003, 7],
    ['a program that is not here', 100_000, 3],
  ])('%s is said to be unavailable', (_what, program, procedure) => {
    expect(wordsOf(answerTo(call(program, procedure)))).toEqual([7, 1, 0, 0, 0, 3]);
  });

  test('a reply, or anything else that is no call, gets none', () => {
    const reply = call(100_003, 1);
    reply.writeUInt32BE(1, 4);
    expect(answerTo(reply)).toBeUndefined();
    expect(answerTo(Buffer.alloc(23))).toBeUndefined();
  });

  test('any bytes at all are taken', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => void answerTo(Buffer.from(bytes))));
  });
});

describe('version 4, in one compound', () => {
  /** As Linux 6.1 asks: AUTH_SYS of eight bytes, no verifier, no tag, minor version 0. */
  function compound(...operations: readonly (readonly number[])[]): number[] {
    const words = [7, 0, 2, 100_003, 4, 1, 1, 8, 0, 0, 0, 0, 0, 0, operations.length, ...operations.flat()];
    const out = Buffer.alloc(4 * words.length);
    words.forEach((word, index) => out.writeUInt32BE(word, 4 * index));
    return wordsOf(answerTo(out)).slice(HEADER.length + 1);
  }

  const PUTROOTFH = [24];
  const GETFH = [10];

  test.each<readonly [string, readonly (readonly number[])[], readonly number[]]>([
    ['the root, and its handle', [PUTROOTFH, GETFH], [0, 0, 2, 24, 0, 10, 0, 8, 0, 1]],
    [
      'of the attributes type and space that is free; of others there are none',
      [PUTROOTFH, [9, 2, 1 << 1, (1 << 10) | (1 << 2)]],
      [0, 0, 2, 24, 0, 9, 0, 2, 2, 1 << 10, 12, 2, 0, 2_048_000],
    ],
    [
      'a client that says who it is',
      [[35, 0, 7, 2, 0x6162_0000, 9, 3, 0x7463_7000, 0, 1]],
      [0, 0, 1, 35, 0, 0, 1, 0, 1],
    ],
    ['nothing is found', [PUTROOTFH, [15, 1, 0x6100_0000], GETFH], [2, 0, 2, 24, 0, 15, 2]],
    ['what it cannot do ends it', [[18, 0], GETFH], [10_004, 0, 1, 18, 10_004]],
    ['an empty folder', [[26, 0, 0, 0, 0, 512, 512, 1, 0]], [0, 0, 1, 26, 0, 0, 0, 0, 1]],
  ])('%s', (_, operations, expected) => {
    expect(compound(...operations)).toEqual(expected);
  });

  test('any bytes for arguments do not throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        answerTo(
          Buffer.concat([
            Buffer.from([0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 0x86, 0xa3, 0, 0, 0, 4, 0, 0, 0, 1]),
            bytes,
          ]),
        );
      }),
    );
  });
});
