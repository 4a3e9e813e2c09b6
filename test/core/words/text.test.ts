import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../../src/core/model/diagnosis.ts';
import { LOCALES } from '../../../src/core/model/locale.ts';
import { renderText } from '../../../src/core/words/text.ts';
import { displayWidth } from '../../../src/core/words/width.ts';
import { HOSTILE, poisoned } from '../../support/hostile.ts';
import { sampleDiagnosis } from '../../support/sample-diagnosis.ts';

/** Commands and addresses are never broken, so they may be wider than the page. */
function unbroken(diagnosis: Diagnosis): Set<string> {
  const findings = diagnosis.findings.flatMap(({ missing, reproduce, workarounds, fix, verify, references }) => [
    ...missing.map(({ command }) => command ?? ''),
    ...[...reproduce, ...workarounds, ...fix, ...verify].map(({ run }) => run ?? ''),
    ...references.map(({ url }) => url),
  ]);
  return new Set(findings.flatMap((command) => command.split('\n')));
}

describe('the order of a terminal page', () => {
  it('is verdict, bundle, why, chain, evidence, missing, now, fix, verify, reproduce, other causes, limits', () => {
    const text = renderText(sampleDiagnosis());
    const places = [
      '✗ CONFIRMED  df hangs on /root/.gvfs',
      'What only this cause leaves behind was seen.',
      'labvm · Debian GNU/Linux 12 (bookworm) · Kernel 6.18.44 · sos 4.0',
      'tar.xz · 918.8 KiB · 480 members · sha256 6e340b9cffb37a98…',
      '[fuse-init-audit]',
      'WHY',
      'CAUSAL CHAIN',
      'EVIDENCE',
      'MISSING EVIDENCE',
      'WHAT TO DO NOW',
      'LASTING FIX',
      'VERIFY',
      'REPRODUCE IN A LAB',
      'OTHER CAUSES CONSIDERED',
      'TIMELINE',
      'LIMITS OF THIS BUNDLE',
      'REFERENCES',
      'unhang 0.1.0, catalog 2026.11.24',
    ].map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('tells observed, inferred and missing by a mark and a word', () => {
    const text = renderText(sampleDiagnosis());
    expect(text).toContain('1. ~ inferred: gvfs-fuse-daemon mounted /root/.gvfs');
    expect(text).toContain('3. ✓ observed: df sleeps in fuse_get_req [e1, e2]');
    expect(text).toContain('4. ? missing: No other process holds the connection open');
  });

  it('cites a line with its place, its text, and what it says', () => {
    expect(renderText(sampleDiagnosis())).toContain(
      '  e1  proc/17975/stack:1\n      | [<0>] fuse_get_req+0x1ce/0x2b0\n      df (17975) waits for the INIT reply\n',
    );
  });

  it('offers the least dangerous way out first, with the command on lines of its own', () => {
    expect(renderText(sampleDiagnosis())).toContain(
      [
        '  1. [Risk: low] Abort the connection.',
        '       echo 1 > /sys/fs/fuse/connections/39/abort',
        "       umount -l -- '/root/.gvfs'",
        '  2. [Risk: medium] End the daemon',
      ].join('\n'),
    );
  });

  it('gives each other cause one line, with its proof or with what is missing', () => {
    const lines = renderText(sampleDiagnosis(), { width: 120 }).split('\n');
    expect(lines).toContain('  - Ruled out       nfs-server-gone: No NFS file system is mounted. [proc/mounts:9]');
    expect(lines).toContain(
      '  ? Not assessable  multipath-no-path: The bundle does not hold what this rule needs. [Path states]',
    );
  });

  it('names the way to a long patch instead of printing it', () => {
    const text = renderText(sampleDiagnosis());
    expect(text).toContain('Patch of 6 lines');
    expect(text).not.toContain('+++ b/lib/mount.c');
  });
});

describe('what a bundle lacks', () => {
  it('is said before anything is concluded, where the bundle is incomplete', () => {
    const sample = sampleDiagnosis();
    const text = renderText({ ...sample, bundle: { ...sample.bundle, complete: false } });
    expect(text.indexOf('! Incomplete bundle: ')).toBeGreaterThan(0);
    expect(text.indexOf('! Incomplete bundle: ')).toBeLessThan(text.indexOf('WHY'));
    expect(renderText(sample)).not.toContain('Incomplete bundle');
  });

  it('comes as one list of commands where nothing could be decided', () => {
    const sample = sampleDiagnosis();
    const undecided: Diagnosis = {
      ...sample,
      verdict: { status: 'insufficient', headline: 'This bundle cannot tell.' },
      findings: [],
      differential: [...sample.differential, { ...sample.differential[2]!, rule: 'dm-suspended' }],
    };
    const text = renderText(undecided);
    expect(text).toContain('? INSUFFICIENT EVIDENCE  This bundle cannot tell.');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('This does not mean that the host is healthy.');
    expect(text).toContain('      multipath -ll\n      → multipath-no-path, dm-suspended\n');
    expect(text.split('multipath -ll')).toHaveLength(2);
    expect(text.indexOf('WHAT TO COLLECT NEXT')).toBeLessThan(text.indexOf('OTHER CAUSES'));
    expect(text.indexOf('unhang collect | ssh')).toBeLessThan(text.indexOf('multipath -ll'));
  });

  it('begins with what most rules wait for, and names a few of them', () => {
    const sample = sampleDiagnosis();
    const lone = { ...sample.differential[0]!, rule: 'lone', status: 'not-assessable' as const };
    const undecided: Diagnosis = {
      ...sample,
      verdict: { status: 'insufficient', headline: 'This bundle cannot tell.' },
      findings: [],
      differential: [
        { ...lone, missing: [{ fact: 'a', why: 'w', command: 'only-one' }] },
        ...Array.from({ length: 8 }, (_, index) => ({
          ...lone,
          rule: `r${index}`,
          missing: [{ fact: 'b', why: 'w', command: 'eight-of-them' }],
        })),
      ],
    };
    const text = renderText(undecided);
    expect(text.indexOf('eight-of-them')).toBeLessThan(text.indexOf('only-one'));
    expect(text).toContain('→ r0, r1, r2, r3, r4, and 3 more\n');
  });
});

describe('width', () => {
  const cases = LOCALES.flatMap((locale) => [40, 60, 80, 120].map((width) => [locale, width] as const));

  it.each(cases)('no line in %s is wider than %i columns, but commands', (locale, width) => {
    const diagnosis = sampleDiagnosis(locale);
    const commands = unbroken(diagnosis);
    for (const line of renderText(diagnosis, { width }).split('\n')) {
      if (!commands.has(line.trim())) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    }
  });

  it('cuts a long excerpt with an ellipsis, and says so where the line itself was cut', () => {
    const sample = sampleDiagnosis();
    const finding = sample.findings[0]!;
    const long = { ...finding.evidence[0]!, excerpt: 'x'.repeat(4096), excerptCut: true as const };
    const text = renderText({ ...sample, findings: [{ ...finding, evidence: [long] }] });
    expect(text).toContain(`      | ${'x'.repeat(71)}…\n`);
    expect(text).toContain('proc/17975/stack:1 (long line, cut here)');
  });
});

describe('colour', () => {
  it('is off unless asked for', () => {
    expect(renderText(sampleDiagnosis())).not.toContain('\u001b');
  });

  it('changes nothing but colour', () => {
    const colored = renderText(sampleDiagnosis(), { color: true });
    expect(colored).toContain('\u001b[1;31m✗ CONFIRMED');

    expect(colored.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(renderText(sampleDiagnosis()));
  });
});

it.each(HOSTILE)('nothing of %j reaches the terminal raw, nor starts a line of its own', (text) => {
  const page = renderText(poisoned(sampleDiagnosis(), text));

  expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  expect(page).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\u061c\ufeff\ud800]/);
  expect(page.split('\n').filter((line) => /^(?:line\/with|return|next)/.test(line))).toEqual([]);
});

it('Chinese pages are Chinese but for commands, paths and log lines', () => {
  const text = renderText(sampleDiagnosis('zh-CN'));
  for (const part of ['✗ 已确认  df 挂起在', '因果链', '缺少证据：', '[风险：低]', '- 已排除', '? 无法判断']) {
    expect(text).toContain(part);
  }
  expect(text).toContain('| [<0>] fuse_get_req+0x1ce/0x2b0');
  expect(text).not.toMatch(/Evidence|Risk|Ruled out|Verify/);
});
