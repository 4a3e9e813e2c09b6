import type { RuleSource } from '../model/rule.ts';
import type { TextProblem } from './check-texts.ts';

/** Words below which a text may be the same in every language: a version, a name, a path. */
const SENTENCE = 4;

/** Texts that stand in the wrong language: English copied for a translation, or Chinese where English belongs. */
export function checkWords(source: RuleSource): TextProblem[] {
  const problems: TextProblem[] = [];
  const visit = (value: unknown, at: readonly (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    const english: unknown = Reflect.get(value, 'en');
    const chinese: unknown = Reflect.get(value, 'zh-CN');
    if (typeof english === 'string' && typeof chinese === 'string') problems.push(...compare(english, chinese, at));
    if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...at, index]));
    else for (const [key, item] of Object.entries(value)) visit(item, [...at, key]);
  };
  visit(source, []);
  return problems;
}

function compare(english: string, chinese: string, at: readonly (string | number)[]): TextProblem[] {
  const problem = (locale: string, message: string): TextProblem => ({ at: [...at, locale], offset: 0, message });
  if (/\p{Script=Han}/u.test(english)) return [problem('en', 'is not in English')];
  const isSentence = english.split(/\s+/).filter((word) => /^[A-Za-z]/.test(word)).length >= SENTENCE;
  return isSentence && !/\p{Script=Han}/u.test(chinese) ? [problem('zh-CN', 'is not in Chinese')] : [];
}
