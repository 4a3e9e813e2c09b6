const PLACEHOLDER = /\{\{(\w{1,40})(\*?)\}\}/g;

/** Names that a text asks for. */
export function placeholders(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');
}

/** What stands for a name: every value the bundle has, and what to show where it has none. */
export interface Values {
  readonly all: readonly (string | number)[];
  readonly fallback: string;
}

/** Fills prose. Values of a list are joined; the renderers escape them for their channel. */
export function fillWords(text: string, values: ReadonlyMap<string, Values>): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const value = values.get(name);
    if (value === undefined) return whole;
    return value.all.length === 0 ? value.fallback : shorten(value.all).join(', ');
  });
}

const SHOWN = 6;

function shorten(values: readonly (string | number)[]): (string | number)[] {
  return values.length <= SHOWN ? [...values] : [...values.slice(0, SHOWN), '…'];
}

/**
 * Fills a command that a person will paste into a root shell. Text from the bundle is single-quoted; a value with a
 * control character, or one that would be read as an option, is not filled in at all.
 */
export function fillCommand(text: string, values: ReadonlyMap<string, Values>): string {
  return text.replace(PLACEHOLDER, (whole, name: string, star: string) => {
    const value = values.get(name);
    if (value === undefined) return whole;
    const usable = value.all.filter(isSafe).map(quote);
    if (usable.length === 0) return value.fallback;
    return star === '*' ? usable.join(' ') : (usable[0] ?? value.fallback);
  });
}

// Control characters, and the invisible ones that make a line read differently from what it does.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|^-/u;

function isSafe(value: string | number): boolean {
  return typeof value === 'number' ? Number.isSafeInteger(value) && value >= 0 : value !== '' && !UNSAFE.test(value);
}

function quote(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", `'\\''`)}'`;
}
