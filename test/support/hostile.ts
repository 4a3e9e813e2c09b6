import type { Diagnosis, Evidence } from '../../src/core/model/diagnosis.ts';

/** What an attacker may put into a mount point, a process name or a log line. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '\u001b]0;owned\u0007\u001b[2J\u001b[31mred',
  '\u009b31m\u0085next',
  '```\n# heading\n````` five `````',
  '`'.repeat(12),
  'abc\u202egnp.exe\u2066x\u2069\u200f\u061c',
  'zero\u200bwidth\u200d\ufeff\u00adsoft\u2060',
  'nul\u0000byte\u007f',
  '@everyone and someone@example.org',
  '![x](y) [click](javascript:alert(1))',
  'see https://evil.example/ or www.evil.example, #123',
  'proc/new\nline/with\r\nreturn',
  'line\u2028separator\u2029paragraph',
  'lone \ud800 surrogate',
  '| a | b |',
  '- item',
  '1. item',
  '</pre></code></style><style>*{display:none}</style>',
  "$(reboot); ' || true `reboot`",
  '<!-- --> &lt; &#64;',
];

/** `diagnosis` with `text` wherever something from a bundle may stand; what only a rule can say stays as it is. */
export function poisoned(diagnosis: Diagnosis, text: string): Diagnosis {
  const line = (one: Evidence): Evidence => ({ ...one, path: `proc/${text}`, excerpt: text, says: `${text} waits` });
  return {
    ...diagnosis,
    bundle: {
      ...diagnosis.bundle,
      generator: text,
      host: text,
      os: text,
      kernel: text,
      root: text,
      notes: [{ code: 'duplicate', text, path: text, line: 1, count: 2 }],
    },
    verdict: { ...diagnosis.verdict, headline: `df hangs on ${text}` },
    findings: diagnosis.findings.map((finding) => ({
      ...finding,
      title: text,
      summary: `${text} is the mount`,
      chain: finding.chain.map((link) => ({ ...link, claim: text })),
      evidence: finding.evidence.map(line),
      against: finding.evidence.map(line),
      missing: finding.missing.map((one) => ({ ...one, fact: text, why: text })),
      workarounds: finding.workarounds.map((step) => ({ ...step, do: text, undo: text })),
      fix: finding.fix.map((step) => ({ ...step, do: text, since: text })),
      verify: finding.verify.map((step) => ({ ...step, do: text, expect: text })),
      references: [{ title: text, url: text }, ...finding.references],
    })),
    differential: diagnosis.differential.map((ruling) => ({
      ...ruling,
      because: text,
      evidence: ruling.evidence.map(line),
    })),
    timeline: diagnosis.timeline.map((event) => ({ ...event, what: text, path: text, line: 1 })),
  };
}
