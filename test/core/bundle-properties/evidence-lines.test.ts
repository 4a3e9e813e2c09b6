import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence, HostDiagnosis } from '../../../src/core/model/diagnosis.ts';
import { bytesOf, concat } from '../../support/streams.ts';
import { documentOf, HANG, type Member, membersOf, tar } from './bundles.ts';

const members = membersOf(HANG);

/** Put in, lost, doubled or moved: whatever can happen to lines. */
interface Edit {
  readonly member: number;
  readonly at: number;
  readonly length: number;
  readonly text: Uint8Array;
}

const text = fc.oneof(
  fc
    .constantFrom('\n', '\r\n', '\r', '\0', '\u2028', '\u0085', '\u000b', '\f', '\ufeff', '\u001b[31m', '界')
    .map(bytesOf),
  fc.constantFrom('df ', 'fuse_get_req+0x1/0x2\n', ' /root/.gvfs ', '\\040', '-w /etc/passwd -p wa\n').map(bytesOf),
  fc.string({ unit: 'binary', maxLength: 20 }).map(bytesOf),
  fc.uint8Array({ maxLength: 8 }),
  fc.integer({ min: 4090, max: 4100 }).map((length) => bytesOf('x'.repeat(length))),
);
const edit: fc.Arbitrary<Edit> = fc.record({
  member: fc.nat({ max: members.length - 1 }),
  at: fc.nat({ max: 3000 }),
  length: fc.oneof(fc.constant(0), fc.nat({ max: 40 })),
  text,
});

function edited(edits: readonly Edit[]): Member[] {
  const result: Member[] = [...members];
  for (const { member, at, length, text: put } of edits) {
    const [path, body] = result[member] ?? ['', bytesOf('')];
    result[member] = [path, concat(body.subarray(0, at), put, body.subarray(at + length))];
  }
  return result;
}

/** Lines end with a newline, before which a carriage return does not count; nothing else ends one. */
function linesOf(body: Uint8Array): string[] {
  return Buffer.from(body)
    .toString('utf8')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''));
}

function citedIn({ findings, differential }: HostDiagnosis): Evidence[] {
  return [...findings, ...differential].flatMap((one) => [...one.evidence, ...('against' in one ? one.against : [])]);
}

test('whatever is done to its texts, each line of evidence is the line of its member', async () => {
  let cited = 0;
  const property = fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
    const changed = edited(edits);
    const document = await documentOf(tar(changed));
    if (typeof document === 'string') return;
    const bodies = new Map(changed);
    for (const { path, line, excerpt, excerptCut, excerptLossy } of citedIn(document)) {
      const body = bodies.get(`${document.bundle.root}/${path}`) ?? bytesOf('');
      const expected = linesOf(body)[line - 1]?.replace(/^\ufeff/, line === 1 ? '' : '\ufeff');
      cited += 1;
      // What fits no encoding of UTF-8 may be an old Chinese one.
      if (excerptLossy === true || expected?.includes('\ufffd') === true) continue;
      if (excerptCut === true) expect(expected?.startsWith(excerpt), `${path}:${line}`).toBe(true);
      else expect(excerpt, `${path}:${line}`).toBe(expected);
    }
  });
  await fc.assert(property, { numRuns: 120 });
  expect(cited).toBeGreaterThan(500);
});
