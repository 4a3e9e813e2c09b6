import { describe, expect, it } from 'vitest';
import * as phrases from '../../../src/core/diagnosis/phrases.ts';
import { SIGN_WORDS } from '../../../src/core/diagnosis/sign-words.ts';
import { WAITS_FOR } from '../../../src/core/diagnosis/waits-for.ts';
import { placeholdersIn } from '../../../src/core/findings/templates.ts';
import type { Diagnosis } from '../../../src/core/model/diagnosis.ts';
import { LOCALES } from '../../../src/core/model/locale.ts';
import { EN } from '../../../src/core/words/locales/en.ts';
import { ZH_CN } from '../../../src/core/words/locales/zh-cn.ts';
import { ruleSources } from '../../../src/core/rules/catalog.gen.ts';
import { diagnosisOfEvidence, EVIDENCE } from './support/bundles.ts';

interface Pair {
  readonly at: string;
  readonly en: string;
  readonly chinese: string;
}

/** Every text that stands in both languages, wherever in a value. */
function pairsIn(value: unknown, at: string): Pair[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => pairsIn(item, `${at}.${index}`));
  if (typeof value !== 'object' || value === null) return [];
  const { en, 'zh-CN': chinese } = value as { en?: unknown; 'zh-CN'?: unknown };
  if (typeof en === 'string' || typeof chinese === 'string') return [{ at, en: String(en), chinese: String(chinese) }];
  return Object.entries(value).flatMap(([key, item]) => pairsIn(item, `${at}.${key}`));
}

const PAIRS = [
  ...ruleSources.flatMap((rule) => pairsIn(rule, rule.id)),
  ...Object.entries(phrases).flatMap(([name, value]) => pairsIn(value, name)),
  ...pairsIn(WAITS_FOR, 'WAITS_FOR'),
  ...pairsIn(SIGN_WORDS, 'SIGN_WORDS'),
  // A key that one of them lacks does not compile; the labels are compared all the same.
  ...Object.keys({ ...EN, ...ZH_CN }).map((key): Pair => {
    const id = key as keyof typeof EN;
    return { at: id, en: EN[id], chinese: ZH_CN[id] };
  }),
];

/** The same in every language: one command, a figure, or names of releases, and nothing of prose. */
const COMMAND = /^(?:rm|mv|cp|auditctl|augenrules|systemctl|lctl|mount|umount) [\w./:,=-]+(?: [\w./:,=-]+)*$/;
const RELEASES = /^[A-Za-z-]+ [\d.]+(?:, [A-Za-z-]+ [\d.]+)*$/;
const FIGURE = /^\d+$/;
const isCode = (en: string, chinese: string): boolean =>
  en === chinese.replaceAll('、', ', ') && (COMMAND.test(en) || FIGURE.test(en) || RELEASES.test(en));
const MARKS = /^punctuation\.|^footer\./;

const HAN = /\p{Script=Han}/u;

it('there are many', () => {
  expect(PAIRS.length).toBeGreaterThan(300);
});

describe('every text stands in both languages', () => {
  it.each(PAIRS.map(({ at, ...pair }) => [at, pair] as const))('%s', (at, { en, chinese }) => {
    expect(en.trim()).not.toBe('');
    expect(en).not.toBe('undefined');
    expect(chinese.trim()).not.toBe('');
    expect(en).not.toMatch(HAN);
    if (isCode(en, chinese)) return;
    if (MARKS.test(at)) return;
    expect(chinese).toMatch(HAN);
    expect(chinese).not.toBe(en);
  });

  it.each(PAIRS.map(({ at, ...pair }) => [at, pair] as const))('%s is filled with the same', (_at, { en, chinese }) => {
    const names = (text: string) => [...new Set(placeholdersIn(text).map(({ name }) => name))].sort();
    expect(names(chinese)).toEqual(names(en));
  });

  it.each(PAIRS.filter(({ chinese }) => HAN.test(chinese)).map(({ at, chinese }) => [at, chinese] as const))(
    '%s is punctuated as Chinese is',
    (_at, chinese) => {
      expect(chinese).not.toMatch(/\p{Script=Han}[,;?!]|\p{Script=Han}:(?!\/)|\p{Script=Han}\.(?:\s|$)/u);
    },
  );
});

/** What a document says in its own voice, in the order it says it. */
function proseOf({ verdict, findings, differential, timeline, hangs, bundle }: Diagnosis): string[] {
  return [
    verdict.headline,
    ...findings.flatMap(
      ({ title, summary, chain, evidence, against, missing, reproduce, workarounds, fix, verify }) => [
        title,
        summary,
        ...chain.map(({ claim }) => claim),
        ...[...evidence, ...against].map(({ says }) => says),
        ...missing.flatMap(({ fact, why }) => [fact, why]),
        ...[...reproduce, ...workarounds, ...fix, ...verify].map((step) => step.do),
        ...verify.map(({ expect: expected }) => expected),
      ],
    ),
    ...differential.flatMap(({ title, because, missing }) => [
      title,
      because,
      ...missing.flatMap(({ fact, why }) => [fact, why]),
    ]),
    ...timeline.map(({ what }) => what),
    ...(hangs?.tasks ?? []).map(({ waitsFor }) => waitsFor),
    ...bundle.notes.map(({ text }) => text),
  ];
}

describe.each(EVIDENCE)('the document of %s', (name) => {
  it('says the same in every language', async () => {
    const [english, chinese] = await Promise.all(LOCALES.map((locale) => diagnosisOfEvidence(name, locale)));
    if (english === undefined || chinese === undefined) throw new Error('no languages');
    const [one, other] = [proseOf(english), proseOf(chinese)];
    expect(other).toHaveLength(one.length);
    one.forEach((text, index) => {
      const translated = other[index] ?? '';
      expect(text).not.toMatch(HAN);
      if (text !== translated) expect(translated, text).toMatch(HAN);
      else expect(isCode(text, translated), text).toBe(true);
    });
  });

  it('has the same commands, places and lines in every language', async () => {
    const facts = await Promise.all(
      LOCALES.map(async (locale) => {
        const diagnosis = await diagnosisOfEvidence(name, locale);
        return {
          statuses: [...diagnosis.findings, ...diagnosis.differential].map(({ rule, status }) => [rule, status]),
          commands: diagnosis.findings.flatMap(({ reproduce, workarounds, fix, verify }) =>
            [...reproduce, ...workarounds, ...fix, ...verify].map(({ run }) => run),
          ),
          evidence: diagnosis.findings.flatMap(({ evidence }) => evidence.map(({ says: _says, ...one }) => one)),
        };
      }),
    );
    expect(facts[1]).toEqual(facts[0]);
  });
});
