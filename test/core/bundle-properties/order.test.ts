import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../../src/core/model/diagnosis.ts';
import { bytesOf } from '../../support/streams.ts';
import { CALM, gzipped, HANG, type Member, membersOf, soundDocument, tar, UNEXPLAINED, zipped } from './bundles.ts';

test('what is packed here gives each sort of verdict', async () => {
  const verdicts = await Promise.all([HANG, UNEXPLAINED, CALM].map((tree) => soundDocument(tar(membersOf(tree)))));
  expect(verdicts.map(({ verdict }) => verdict.status)).toEqual(['confirmed', 'insufficient', 'clear']);
});

const TREES = [
  ['a hang that is explained', membersOf(HANG)],
  ['one that is not', membersOf(UNEXPLAINED)],
  ['a calm host', membersOf(CALM)],
] as const;

const WAYS = [
  ['a tar', tar],
  ['a tar.gz', (members: readonly Member[]) => gzipped(tar(members))],
  ['a zip', zipped],
] as const;

describe.each(TREES)('%s', (_what, members) => {
  test.each(WAYS)('in whatever order its members come, it is the same document: %s', async (_name, pack) => {
    const expected = JSON.stringify(await soundDocument(pack(members)));
    const order = fc.shuffledSubarray([...members], { minLength: members.length });
    const property = fc.asyncProperty(order, async (shuffled) => {
      expect(JSON.stringify(await soundDocument(pack(shuffled)))).toBe(expected);
    });
    await fc.assert(property, { numRuns: 8 });
  });
});

/** All but what says that there were more members, or that some were not read. */
function withoutContainer({ bundle: { entries: _, notes: _notes, ...bundle }, ...document }: Diagnosis): string {
  return JSON.stringify({ ...document, bundle });
}

describe('of members of one name the last one counts, as tar would have it', () => {
  const members = membersOf(HANG);
  const others = membersOf(UNEXPLAINED).map(([, body]) => body);
  const body = fc.oneof(fc.constantFrom(...others), fc.constant(bytesOf('')), fc.string().map(bytesOf));
  const earlier = fc.array(fc.tuple(fc.constantFrom(...members.map(([path]) => path)), body), {
    minLength: 1,
    maxLength: 6,
  });

  test.each(WAYS)('%s', async (_name, pack) => {
    const expected = await soundDocument(pack(members));
    const property = fc.asyncProperty(earlier, async (first) => {
      const document = await soundDocument(pack([...first, ...members]));
      expect(withoutContainer(document)).toBe(withoutContainer(expected));
      expect(document.bundle.complete).toBe(true);
    });
    await fc.assert(property, { numRuns: 10 });
  });
});

describe('a name is a label, however hostile', () => {
  const members = membersOf(HANG);
  const bad = fc.constantFrom(
    ...['../', '../../etc/cron.d/', '..', '/', '//', './', 'a/../', 'nul\0', 'new\nline', 'return\r\n', '\u001b[2J', '\u202e', '\u2066'],
    ...['\u009b31m', '\u007f', '__proto__/', 'constructor', '界', '\ufffd', ' ', '*', '%s', '-rf', 'C:\\', 'a/'.repeat(140), 'n'.repeat(5000)],
  ); // prettier-ignore
  const hostile = fc
    .array(bad, { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join(''))
    .map((name) => `${name}x`)
    // No program gives such a name, so that a streamed zip takes its header for a damaged one.
    .filter((name) => name.length <= 255 || !name.includes('\0'));

  test.each(WAYS)('changes nothing but the count: %s', async (_name, pack) => {
    const expected = await soundDocument(pack(members));
    const at = fc.nat({ max: members.length });
    const property = fc.asyncProperty(
      fc.array(fc.tuple(hostile, at), { minLength: 1, maxLength: 5 }),
      async (names) => {
        const mixed = [...members];
        for (const [name, place] of names) mixed.splice(place, 0, [name, bytesOf('rootfs / rootfs rw 0 0\n')]);
        const document = await soundDocument(pack(mixed));
        expect(withoutContainer(document)).toBe(withoutContainer(expected));
        expect(document.bundle.complete).toBe(true);
      },
    );
    await fc.assert(property, { numRuns: 15 });
  });
});
