/** The smallest file that is a rule. */
export const RULE = `severity: low
title: { en: A title, zh-CN: 标题 }
headline: { en: A headline, zh-CN: 标题 }
summary: { en: A summary, zh-CN: 摘要 }
needs: []
signals:
  seen:
    see: mounts.filter(m, m.type == "fuse")
    says: { en: It is there, zh-CN: 有 }
holds:
  possible: seen
ruledOut: []
chain: []
reproduce: []
workarounds: []
fix: []
verify: []
references: []
`;

/** Where a text stands in the rule; 1-based, as editors count. */
export function placeOf(text: string, file = RULE): { line: number; column: number } {
  const at = file.indexOf(text);
  if (at < 0) throw new Error(`no ${text}`);
  const before = file.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
