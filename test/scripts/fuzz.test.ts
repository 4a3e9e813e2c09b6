import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { editTarHeader, editZipRecord, tarOf, zipOf } from '../../scripts/lib/fuzz-archives.mjs';
import { Broken, checkFact, checkLine, DocumentCheck } from '../../scripts/lib/fuzz-checks.mjs';
import { loadCorpus } from '../../scripts/lib/fuzz-corpus.mjs';
import { MOST_BYTES, mutateBytes, mutateText } from '../../scripts/lib/fuzz-mutations.mjs';
import { Random } from '../../scripts/lib/fuzz-random.mjs';
import { CaseRunner } from '../../scripts/lib/fuzz-runner.mjs';
import { DEFAULT_LIMITS } from '../../src/core/bundle/limits.ts';
import { decodeLine } from '../../src/core/facts/decode.ts';
import { mounts } from '../../src/core/facts/kinds/mounts.ts';
import { OUTCOMES, type Diagnosis } from '../../src/core/model/diagnosis.ts';
import { INCOMPLETE } from '../../src/core/model/note.ts';
import { FORMATS, render } from '../../src/core/words/render.ts';
import { loadSpec } from '../../src/http/spec.ts';
import { readArchive, textsOf } from '../support/read-entries.ts';
import { readPlaced, readStreamed } from '../support/read-zip.ts';
import { sampleDiagnosis } from '../support/sample-diagnosis.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { TOP } from './small-copy.ts';

const FILES: readonly (readonly [string, Buffer])[] = [
  ['host/proc/mounts', Buffer.from('rootfs / rootfs rw 0 0\n'.repeat(40))],
  ['host/empty', Buffer.alloc(0)],
  ['host/etc/界', Buffer.from('one\n')],
];
/** Does the checksum of a header count its bytes, with blanks in its own place? */
function isSummed(header: Buffer): boolean {
  const told = Number.parseInt(header.toString('latin1', 148, 154), 8);
  return told === header.fill(0x20, 148, 156).reduce((sum, byte) => sum + byte, 0);
}

const TEXTS = FILES.map(([path, body]) => [path, body.toString()]);

describe('cases', () => {
  const { bundles, phrases } = loadCorpus();
  const text = [...(bundles[0]?.files.values() ?? [])][0] ?? Buffer.alloc(0);

  test('are made of the captured bundles and the parsers’ tests', () => {
    expect(bundles.map(({ name }) => name)).toEqual(expect.arrayContaining(['13-gvfs-mounted-twice-audit']));
    expect(bundles.every(({ files }) => files.size > 3)).toBe(true);
    expect(phrases.get('mounts')?.length).toBeGreaterThan(5);
  });

  test.each([
    ['bytes', mutateBytes],
    ['text', mutateText],
  ])('of one seed are the same, and never longer than told: %s', (_what, mutate) => {
    const made = (seed: string): Buffer[] =>
      Array.from({ length: 200 }, (_, number) => mutate(Random.ofCase(seed, 'x', number), text, text) as Buffer);
    const [once, again, other] = [made('1'), made('1'), made('2')];
    expect(once.every((bytes, at) => again[at]?.equals(bytes))).toBe(true);
    expect(once.filter((bytes, at) => other[at]?.equals(bytes)).length).toBeLessThan(100);
    expect(Math.max(...once.map(({ length }) => length))).toBeLessThanOrEqual(MOST_BYTES);
    expect(once.filter((bytes) => bytes.equals(text)).length).toBeLessThan(60);
  });

  test('archives are sound before they are changed', async () => {
    expect(textsOf(await readArchive(tarOf(FILES)))).toEqual(TEXTS);
    for (let seed = 0; seed < 10; seed += 1) {
      const zip = zipOf(FILES, new Random(seed));
      const [streamed, placed] = [await readStreamed(zip), await readPlaced(zip)];
      expect([textsOf(streamed), placed && textsOf(placed)]).toEqual([TEXTS, TEXTS]);
      expect([streamed.notes, placed?.notes]).toEqual([[], []]);
    }
  });

  test('a header that is changed has its checksum made right', () => {
    const tar = tarOf(FILES);
    let other = 0;
    for (let seed = 0; seed < 50; seed += 1) {
      const edited = editTarHeader(new Random(seed), tar) as Buffer; // a copy of what it was given
      if (!edited.equals(tar)) other += 1;
      for (const at of [0, 1536, 2048]) expect(isSummed(edited.subarray(at, at + 512)), `seed ${seed}`).toBe(true);
    }
    expect(other).toBeGreaterThan(40);
    const zip = zipOf(FILES, new Random(1));
    const changed = Array.from({ length: 50 }, (_, seed) => editZipRecord(new Random(seed), zip));
    expect(changed.filter((bytes) => !bytes.equals(zip)).length).toBeGreaterThan(25);
  });
});

describe('what must hold', async () => {
  const schema = (await loadSpec()).spec.components.schemas['Diagnosis'];
  const product = { schema, INCOMPLETE, OUTCOMES, limits: DEFAULT_LIMITS, decodeLine, FORMATS, render };
  const documents = new DocumentCheck(product);
  const sound = sampleDiagnosis();
  const [finding] = sound.findings;
  const [evidence] = finding?.evidence ?? [];
  const withFinding = (change: object): Diagnosis => ({
    ...sound,
    findings: [{ ...finding, ...change } as Diagnosis['findings'][number]], // one field of it
  });

  test('holds of a sound document', () => {
    expect(() => documents.check(sound)).not.toThrow();
  });

  const note = (code: string): Diagnosis => ({
    ...sound,
    bundle: { ...sound.bundle, notes: [{ code, text: 'x' }] },
  });
  const cases: readonly (readonly [string, Diagnosis, RegExp])[] = [
    ['a cut that is not told', note('truncated'), /complete against/],
    ['a parser that failed', { ...note('parser-failed'), bundle: { ...note('parser-failed').bundle, complete: false } }, /parser failed/],
    ['all clear, with a finding', { ...sound, verdict: { status: 'clear', headline: 'x' } }, /clear, and yet/],
    ['a verdict of its own', { ...sound, verdict: { ...sound.verdict, rule: 'another' } }, /verdict/],
    ['a chain of nothing', withFinding({ chain: [{ claim: 'x', basis: 'observed', evidence: ['e99'] }] }), /not there/],
    ['a field of another type', withFinding({ severity: 'dire' }), /breaks the contract/],
    ['a document of any size', withFinding({ summary: 'x'.repeat(6 * 2 ** 20) }), /too large/],
  ]; // prettier-ignore

  test.each(cases)('%s', (_what, document, message) => {
    expect(() => documents.check(document)).toThrow(Broken);
    expect(() => documents.check(document)).toThrow(message);
  });

  test('evidence is the line of its member', () => {
    const at = `${sound.bundle.root}/${evidence?.path ?? ''}`;
    const lines = Array.from({ length: evidence?.line ?? 0 }, () => 'before');
    const only = withFinding({ evidence: [evidence], against: [], chain: [] });
    const document: Diagnosis = { ...only, differential: [] };
    const body = (last: string): Map<string, Buffer> =>
      new Map([[at, Buffer.from([...lines.slice(1), last, 'behind'].join('\r\n'))]]);
    expect(() => documents.check(document, body(evidence?.excerpt ?? ''))).not.toThrow();
    expect(() => documents.check(document, body(`${evidence?.excerpt ?? ''} `))).toThrow(/is another one/);
    expect(() => documents.check(document, new Map())).toThrow(/not there/);
  });

  test.each([
    ['of UTF-8', Buffer.from('a\n界\n'), { line: 2, text: '界' }, true],
    ['behind the end', Buffer.from('a\n'), { line: 2, text: '' }, false],
    ['empty', Buffer.from('a\n\nb'), { line: 2, text: '' }, true],
    ['cut', Buffer.from(`a\n${'x'.repeat(5000)}\n`), { line: 2, text: 'x'.repeat(4096), cut: true }, true],
    ['cut, and not said', Buffer.from(`a\n${'x'.repeat(5000)}\n`), { line: 2, text: 'x'.repeat(4096) }, false],
  ])('a line %s', (_what, bytes, origin, holds) => {
    const check = (): void => checkLine(bytes, origin, 'here', decodeLine);
    if (holds) expect(check).not.toThrow();
    else expect(check).toThrow(Broken);
  });

  test('a fact has the types of its kind', () => {
    const fact = { source: { path: 'proc/mounts', line: 1, text: '' }, table: 'kernel', position: 0 };
    const whole = { ...fact, device: 'none', target: '/', type: 'tmpfs', options: ['rw'] };
    expect(() => checkFact(mounts, whole)).not.toThrow();
    expect(() => checkFact(mounts, { ...whole, position: Number.NaN })).toThrow(/position is no int/);
    expect(() => checkFact(mounts, { ...whole, options: 'rw' })).toThrow(/options/);
    expect(() => checkFact(mounts, { ...whole, extra: 1 })).toThrow(/no field/);
    expect(() => checkFact(mounts, fact)).toThrow(/no device/);
  });
});

/** A process that does with a case what the case says. */
const PROGRAM = `
process.on('message', ({ bytes, number, onlyMake }) => {
  const input = Buffer.from(bytes ?? 'made ' + number);
  if (onlyMake) return process.send({ bytes: input });
  const what = String(bytes ?? number);
  if (what === 'hang') for (;;);
  if (what === 'die') { process.stderr.write('because'); process.exitCode = 7; process.disconnect(); }
  else if (what === 'bad') process.send({ broken: 'it is bad', bytes: input });
  else process.send({ length: input.length });
});
process.send({ targets: ['one'] });
`;

describe('the process that runs the cases', () => {
  const temp = tempFolder();
  const start = async (): Promise<CaseRunner> => {
    writeFileSync(temp.at('child.mjs'), PROGRAM);
    const runner = await CaseRunner.start({}, { program: temp.at('child.mjs'), hangMs: [500, 600] });
    onTestFinished(() => runner.stop());
    return runner;
  };

  test.each([
    ['well', { number: 3 }, { length: 6 }],
    ['bad', { bytes: Buffer.from('bad') }, { broken: 'it is bad' }],
    ['one that never returns', { bytes: Buffer.from('hang') }, { broken: 'no answer after 0.6 s' }],
    ['one that takes it down', { bytes: Buffer.from('die') }, { broken: 'the process ended (7)\nbecause' }],
  ])('%s: is told, and goes on with the next', async (_what, message, result) => {
    const runner = await start();
    expect(runner.targets).toEqual(['one']);
    expect(await runner.run({ target: 'one', ...message })).toMatchObject(result);
    expect(await runner.run({ target: 'one', number: 1 })).toEqual({ length: 6 });
  });
});

describe('npm run fuzz', () => {
  const temp = tempFolder();
  const fuzz = (...args: readonly string[]) =>
    spawnSync(process.execPath, [`${TOP}scripts/fuzz.mjs`, '--dist', `${TOP}dist`, ...args], { encoding: 'utf8' });

  test('counts its cases by target, and says that nothing was found', () => {
    const { status, stdout, stderr } = fuzz('--seconds', '1', '--only', 'parser:mtab', '--only', 'tar');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^ +\d+ {2}tar\n +\d+ {2}parser:mtab\nfuzz: \d+ cases of 2 targets, seed 1: nothing found\n$/,
    );
  });

  test('runs one case from a file', () => {
    temp.write('case', 'rootfs / rootfs rw 0 0\n');
    const { status, stdout } = fuzz('--replay', temp.at('case'), '--target', 'parser:mtab');
    expect({ status, stdout }).toEqual({ status: 0, stdout: `fuzz: ${temp.at('case')} is read as it should be\n` });
  });

  test.each([[['--replay', 'x']], [['--seconds', 'soon']], [['--unknown']]])('%j is refused', (args) => {
    expect(fuzz(...args)).toMatchObject({ status: 2, stdout: '' });
  });

  test('a name that no target has is refused', () => {
    expect(fuzz('--only', 'nobody')).toMatchObject({ status: 2, stdout: '' });
  });
});
