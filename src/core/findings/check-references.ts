import type { RuleSource } from '../model/rule.ts';
import type { TextProblem } from './check-texts.ts';

/** Links that no browser opens, and links given twice. They are not fetched: a rule is checked without a network. */
export function checkReferences({ references }: RuleSource): TextProblem[] {
  const first = new Map<string, number>();
  return references.flatMap(({ url }, index) => {
    const problem = (message: string): TextProblem => ({ at: ['references', index, 'url'], offset: 0, message });
    const wrong = whatIsWrongWith(url);
    if (wrong !== undefined) return [problem(wrong)];
    const other = first.get(url);
    if (other !== undefined) return [problem(`the same address as references.${other}`)];
    first.set(url, index);
    return [];
  });
}

/** Browsers and trackers take no more for granted. */
const MAX_ADDRESS = 2000;

/** Characters of RFC 3986, without those that markup of a tracker could take for its own. */
const ADDRESS = /^https:\/\/[\w.~:/?#@!$&()*+,;=%[\]-]+$/;

function whatIsWrongWith(url: string): string | undefined {
  if (url.length > MAX_ADDRESS) return `longer than ${MAX_ADDRESS} characters`;
  if (!ADDRESS.test(url)) return 'is no https address, or holds what has to be percent-encoded (RFC 3986)';
  try {
    const { hostname, username, password } = new URL(url);
    if (username !== '' || password !== '') return 'holds a name or a password';
    const labels = hostname.split('.');
    return labels.length > 1 && labels.every(isLabel) ? undefined : 'names no host of the public network';
  } catch {
    return 'is no address';
  }
}

function isLabel(label: string): boolean {
  return /^[a-z\d-]{1,63}$/i.test(label);
}
