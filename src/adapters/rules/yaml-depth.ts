import type { CST } from 'yaml';

/** Mappings and sequences inside one another. */
export const MAX_DEPTH = 32;

type Token = CST.Token | CST.CollectionItem | undefined | null;

/** Looks at the text's own structure, before it is composed; without calling itself, because the depth is hostile. */
export function nestsTooDeep(tokens: readonly CST.Token[]): boolean {
  const left: { readonly token: Token; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { token } = next;
    if (!token) continue;
    const depth = next.depth + ('items' in token ? 1 : 0);
    if (depth > MAX_DEPTH) return true;
    for (const inner of insideOf(token)) left.push({ token: inner, depth });
  }
  return false;
}

function insideOf(token: NonNullable<Token>): readonly Token[] {
  if ('items' in token) return token.items;
  return ['key' in token ? token.key : undefined, 'value' in token ? token.value : undefined];
}
