import { describe, expect, it } from 'vitest';
import { InvalidRule } from '../../../src/core/findings/compile.ts';
import type { RuleSource } from '../../../src/core/model/rule.ts';
import { compiled, problemsOf, words } from './support/rules.ts';

const SEE = 'someThings.filter(t, t.flag)';
const hit = { see: SEE, says: words('{{name}} is flagged') };

/** `place: message` of every problem. */
function said(changes: Partial<RuleSource>): string[] {
  return problemsOf(changes).map(({ at, offset, message }) => `${at.join('.')}@${offset}: ${message}`);
}

it('a sound rule compiles, and knows the kind of each signal', () => {
  const rule = compiled({
    needs: [{ any: ['some-things', 'others'], fact: words('things'), why: words('they tell') }],
    values: { names: { see: 'someThings.map(t, t.name)', default: 'NAME' } },
    signals: { hit, other: { see: 'others.filter(o, true)', says: words('{{name}}'), role: 'context' } },
    holds: { confirmed: 'hit && !other', possible: 'hit' },
    workarounds: [{ do: words('End {{names}}'), run: 'kill {{names*}}', risk: 'low', when: 'hit && hanging' }],
  });
  expect(rule.signals.map(({ name, kind }) => [name, kind.name])).toEqual([
    ['hit', 'some-things'],
    ['other', 'others'],
  ]);
  expect([...rule.truths.keys()]).toEqual(['hit && !other', 'hit', 'hit && hanging']);
  expect(rule.truths.get('hit && !other')?.reads).toEqual(['hit', 'other']);
});

describe('a problem is told with its place', () => {
  it.each<[string, Partial<RuleSource>, readonly string[]]>([
    [
      'a signal that does not compile',
      { signals: { hit: { ...hit, see: 'nothing' } }, holds: {} },
      ['signals.hit.see@0: Unknown variable: nothing'],
    ],
    [
      'a signal that yields no facts',
      { signals: { hit: { ...hit, see: 'someThings.map(t, t.name)' } } },
      ['signals.hit.see@0: yields list<string>; a signal yields a list of facts'],
    ],
    [
      'a signal that is a truth',
      { signals: { hit: { ...hit, see: 'someThings.exists(t, t.flag)' } } },
      ['signals.hit.see@0: yields bool; a signal yields a list of facts'],
    ],
    [
      'a signal that cites no lines',
      { signals: { hit: { ...hit, cite: 'tags' } } },
      ['signals.hit.cite@0: some-things has no field tags of further lines'],
    ],
    [
      'a signal that cites nothing there is',
      { signals: { hit: { ...hit, cite: 'toString' } } },
      ['signals.hit.cite@0: some-things has no field toString of further lines'],
    ],
    [
      'what it says, in both languages',
      { signals: { hit: { ...hit, says: { en: 'a {{nope}}', 'zh-CN': '{{name}} 与 {{none}}' } } } },
      ['signals.hit.says.en@2: no such field: nope', 'signals.hit.says.zh-CN@11: no such field: none'],
    ],
    [
      'what it says of what cannot be written',
      { signals: { hit: { ...hit, says: words('{{flag}} {{tags}} {{more}} {{age}} {{nick}}', '标记 {{frames}}') } } },
      [
        'signals.hit.says.en@0: flag is of type bool, and cannot be written into a text',
        'signals.hit.says.en@9: tags is of type strings, and cannot be written into a text',
        'signals.hit.says.en@18: more is of type origins, and cannot be written into a text',
        'signals.hit.says.zh-CN@3: frames is of type frames, and cannot be written into a text',
      ],
    ],
    [
      'a name that CEL keeps',
      { signals: { hit, function: hit, true: hit } },
      [
        'signals.function@0: is a word of the language: choose another name',
        'signals.true@0: is a word of the language: choose another name',
      ],
    ],
    [
      'the name that steps ask for',
      { signals: { hit, hanging: hit } },
      ['signals.hanging@0: is a word of the language: choose another name'],
    ],
    [
      'a need of an unknown kind',
      { needs: [{ any: ['others', 'nope'], fact: words('a'), why: words('b') }] },
      ['needs.0.any@0: no such kind: nope'],
    ],
    [
      'a value that does not compile',
      { values: { x: { see: 'someThings.map(t, t.nope)', default: 'X' } } },
      ['values.x.see@20: No such key: nope'],
    ],
    [
      'a value of truths',
      { values: { x: { see: 'someThings.map(t, t.flag)', default: 'X' } } },
      ['values.x.see@0: yields list<bool>, not a list of strings or integers'],
    ],
    [
      'a value that is no list',
      { values: { x: { see: '"a"', default: 'X' } } },
      ['values.x.see@0: yields string, not a list of strings or integers'],
    ],
    [
      'a value of facts',
      { values: { x: { see: SEE, default: 'X' } } },
      ['values.x.see@0: yields list<SomeThings>, not a list of strings or integers'],
    ],
    [
      'an outcome by an unknown name',
      { holds: { confirmed: 'hit && nope' } },
      ['holds.confirmed@7: Unknown variable: nope'],
    ],
    ['an outcome that is no truth', { holds: { possible: '1' } }, ['holds.possible@0: yields int, not a truth']],
    [
      'an outcome that asks whether it hangs',
      { holds: { possible: 'hit && hanging' } },
      ['holds.possible@7: Unknown variable: hanging'],
    ],
    ['at-risk without its words', { holds: { 'at-risk': 'hit' } }, ['holds@0: holds.at-risk and atRisk go together']],
    [
      'an outcome of nothing',
      { holds: { confirmed: 'hit', possible: '!hit' } },
      ['holds.possible@0: is true where no signal is seen'],
    ],
    [
      'a ruling of nothing',
      { ruledOut: [{ when: '!hit', because: words('a') }] },
      ['ruledOut.0.when@0: is true where no signal is seen'],
    ],
    ['a ruling by absence', { ruledOut: [{ when: '!hit', because: words('a'), byAbsence: true }] }, []],
    [
      'a ruling that breaks',
      { ruledOut: [{ when: '1 / 0 == 1', because: words('a') }] },
      ['ruledOut.0.when@0: cannot be evaluated where no signal is seen'],
    ],
    [
      'a link of the chain',
      { chain: [{ claim: words('a'), observed: 'x', inferred: 'y' }] },
      ['chain.0.observed@0: Unknown variable: x', 'chain.0.inferred@0: Unknown variable: y'],
    ],
    [
      'a missing fact',
      { missing: [{ unless: 'x', fact: words('a'), why: words('b') }] },
      ['missing.0.unless@0: Unknown variable: x'],
    ],
    [
      'a step',
      { verify: [{ do: words('a'), expect: words('b'), when: 'hit == 1' }] },
      ['verify.0.when@0: no such overload: bool == int'],
    ],
  ])('%s', (_what, changes, problems) => {
    expect(said(changes).filter((one) => !one.startsWith('holds.confirmed') || problems.includes(one))).toEqual(
      problems,
    );
  });

  it('all of them at once, and in words', () => {
    const changes = {
      signals: { hit: { ...hit, see: 'nothing' } },
      values: { x: { see: 'also', default: 'X' } },
      holds: { confirmed: 'hit && nope' },
      fix: [{ do: words('{{y}}') }],
    };
    expect(said(changes)).toHaveLength(5);
    expect(() => compiled(changes)).toThrow(InvalidRule);
    expect(() => compiled(changes)).toThrow('test-rule: signals.hit.see, character 1: Unknown variable: nothing');
  });
});

describe('words', () => {
  it.each<[string, Partial<RuleSource>, readonly string[]]>([
    ['title', { title: { en: 'a {{x}}', 'zh-CN': '甲' } }, ['title.en@2: no such value: x']],
    ['headline', { headline: { en: 'a', 'zh-CN': '甲 {{x}}' } }, ['headline.zh-CN@2: no such value: x']],
    [
      'because',
      { ruledOut: [{ when: 'hit', because: words('{{x}}', '{{y}}') }] },
      ['ruledOut.0.because.en@0: no such value: x', 'ruledOut.0.because.zh-CN@0: no such value: y'],
    ],
    [
      'a command',
      { verify: [{ do: words('a'), expect: words('b'), run: 'stat {{x}}; stat {{x}}' }] },
      ['verify.0.run@5: no such value: x', 'verify.0.run@17: no such value: x'],
    ],
    [
      'what to collect',
      { missing: [{ unless: 'hit', fact: words('a'), why: words('b'), command: 'cat {{x*}}' }] },
      ['missing.0.command@4: no such value: x'],
    ],
    [
      'a blank in a placeholder',
      { summary: words('a {{ x }}', '甲') },
      ['summary.en@2: not a placeholder: write {{name}}'],
    ],
    ['an empty translation', { title: { en: 'a', 'zh-CN': '' } }, ['title.zh-CN@0: has no words in this language']],
    ['a blank one', { headline: { en: ' \n', 'zh-CN': '甲' } }, ['headline.en@0: has no words in this language']],
    [
      'a missing one',
      // What a YAML file holds is no RuleSource before it was checked.
      { signals: { hit: { see: SEE, says: { en: 'a' } as RuleSource['title'] } } },
      ['signals.hit.says.zh-CN@0: has no words in this language'],
    ],
  ])('%s', (_what, changes, problems) => {
    expect(said(changes)).toEqual(problems);
  });
});

describe('a placeholder in a command stands outside quotes of any sort', () => {
  const values = { x: { see: 'someThings.map(t, t.name)', default: 'X' } };
  const at = (run: string) => said({ values, reproduce: [{ do: words('a'), run }] });

  it.each([
    ["sh -c 'umount {{x}}'", 14],
    ['sh -c "umount {{x}}"', 14],
    ["echo 'a'\\''b {{x}}'", 13],
    ["# don't\necho '{{x}}'", 14],
    ['# for {{x}}\necho', 6],
    ['cat <<END\n{{x}}\nEND', 10],
    ['echo "a\\"{{x}}"', 9],
  ])('%j', (run, offset) => {
    expect(at(run)).toEqual([
      `reproduce.0.run@${offset}: a placeholder brings its own quotes: it must stand outside any`,
    ]);
  });

  it.each([
    'umount -l -- {{x}}',
    "awk -v t={{x}} '$2 == t' /proc/mounts",
    'echo "a" {{x}} \'b\' {{x}}',
    "echo \\' {{x}} \\'",
    'echo a#b {{x}}',
    "# don't\necho {{x}}",
    'echo $# {{x}}',
    'cat {{x}} <<END\ntext\nEND',
  ])('but not %j', (run) => {
    expect(at(run)).toEqual([]);
  });
});
