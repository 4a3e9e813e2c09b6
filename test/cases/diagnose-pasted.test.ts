import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnosePasted } from '../../src/cases/diagnose-pasted.ts';
import { DEFAULT_LIMITS } from '../../src/core/bundle/limits.ts';
import type { Diagnosis } from '../../src/core/model/diagnosis.ts';
import { LOCALES } from '../../src/core/model/locale.ts';
import { render } from '../../src/core/words/render.ts';
import { loadSpec } from '../../src/http/spec.ts';
import { catalog } from '../core/diagnosis/support/bundles.ts';
import { expectValid } from '../http/support/contract.ts';
import { BOXES, textOf } from './support/boxes.ts';

const schema = (await loadSpec()).spec.components.schemas['Diagnosis'] ?? {};

function paste(boxes: Readonly<Record<string, string>> | ReadonlyMap<string, string>, locale: 'en' | 'zh-CN' = 'en') {
  const outputs = boxes instanceof Map ? boxes : new Map(Object.entries(boxes));
  return diagnosePasted(outputs, { locale }, { catalog, limits: DEFAULT_LIMITS });
}

const codes = ({ bundle }: Diagnosis): string[] => bundle.notes.map(({ code, path }) => `${code} ${path ?? ''}`);

/** How people copy: from which shell, through which clipboard, with how much around it. */
const WAYS: readonly (readonly [string, (text: string, command: string) => string])[] = [
  ['as it is', (text) => text],
  ['from Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['with a byte order mark', (text) => `\ufeff${text}`],
  ['with blank lines around', (text) => `\n  \n${text}\n\n`],
  ['without its last newline', (text) => text.trimEnd()],
  ['from a root shell of Red Hat', (text, command) => `[root@host ~]# ${command}\n${text}[root@host ~]# `],
  ['from a root shell of Debian', (text, command) => `root@host:~# ${command}\n${text}root@host:~#\n`],
  ['from a plain shell', (text, command) => `$ ${command}\n${text}$`],
  ['from a plain root shell', (text, command) => `# ${command}\n${text}`],
  ['from a nameless bash', (text, command) => `bash-4.2# ${command}\n${text}bash-4.2#`],
  ['from a shell in a folder', (text, command) => `[admin@host my folder]$ ${command}\n${text}`],
  ['through sudo', (text, command) => `user@host:/tmp$ sudo ${command}\n[sudo] password for user: \n${text}`],
  ['through sudo in Chinese', (text, command) => `user@host:~$ sudo ${command}\n[sudo] user 的密码：\n${text}`],
  ['with a full path', (text, command) => `[root@host ~]# /usr/bin/${command}\n${text}`],
  ['with the command above', (text, command) => `${command}\n${text}`],
  [
    'from Windows, with prompts',
    (text, command) => `[root@h ~]# ${command}\n${text}[root@h ~]#`.replaceAll('\n', '\r\n'),
  ],
];

describe.each(WAYS)('pasted %s', (_what, way) => {
  it.each(BOXES)('$command is read', async ({ command, text, kind, count }) => {
    const diagnosis = await paste({ [command]: way(text, command) });
    expect(diagnosis.facts[kind]).toBe(count);
    expect(codes(diagnosis)).toEqual([]);
    expect(diagnosis.bundle).toMatchObject({ format: 'pasted', root: '', entries: 1, complete: true });
  });
});

describe('a line that is cited', () => {
  it.each(WAYS)('can be found in what was pasted %s', async (_what, way) => {
    const boxes = Object.fromEntries(
      BOXES.filter(({ command }) => /mounts|ps -elf|auditctl|waiting/.test(command)).map(({ command, text }) => [
        command,
        way(text, command),
      ]),
    );
    const { findings, verdict } = await paste(boxes);
    expect(findings.length, verdict.headline).toBeGreaterThan(0);
    const evidence = findings.flatMap((finding) => [...finding.evidence, ...finding.against]);
    expect(evidence.length).toBeGreaterThan(3);
    for (const { path, line, excerpt } of evidence) {
      const lines = (boxes[path] ?? '').replace(/^\ufeff/, '').split(/\r?\n/);
      expect(lines[line - 1], `${path}:${line}`).toBe(excerpt);
    }
  });
});

describe('what looks like a prompt and is none', () => {
  it.each([
    ['a comment', 'cat /etc/fstab', '# /etc/fstab, made by hand\nUUID=1234 / xfs defaults 0 0\n', 'mounts', 1],
    [
      'a comment of rules',
      'cat /etc/audit/audit.rules',
      '# cats are watched\n-w /etc/passwd -p wa -k identity\n#\n',
      'audit-rules',
      1,
    ],
    [
      'an sshfs mount',
      'cat /proc/mounts',
      `${textOf('cat /proc/mounts')}me@host:/a /mnt fuse.sshfs rw,user_id=0 0 0\n`,
      'mounts',
      11,
    ],
    [
      'an sshfs mount that stands first',
      'cat /proc/mounts',
      `me@host:/a /mnt fuse.sshfs rw,user_id=0 0 0\n${textOf('cat /proc/mounts')}`,
      'mounts',
      11,
    ],
    ['a command in a list', 'ps auxww', textOf('ps auxww').replace('/root/.gvfs', '$ ps auxww'), 'processes', 7],
  ])('%s', async (_what, command, text, kind, count) => {
    const diagnosis = await paste({ [command]: text });
    expect(diagnosis.facts[kind]).toBe(count);
    expect(codes(diagnosis)).toEqual([]);
  });
});

describe('the wrong box', () => {
  const wrong: readonly (readonly [box: string, text: string, kind: string])[] = [
    ['auditctl -l', textOf('cat /proc/mounts'), 'mounts'],
    ['cat /proc/mounts', textOf('auditctl -l'), 'audit-rules'],
    ['auditctl -s', textOf('ps auxww'), 'processes'],
    ['dmesg', textOf('rpm -qa'), 'packages'],
    ['uname -a', textOf('auditctl -s'), 'audit-status'],
    ['rpm -qa', textOf('dpkg -l'), 'packages'],
    ['ps auxww', textOf('dmesg'), 'tasks'],
  ];

  it.each(wrong)('%s is read as what it is, and noted', async (box, text, kind) => {
    const diagnosis = await paste({ [box]: text });
    expect(diagnosis.facts[kind]).toBeGreaterThan(0);
    expect(codes(diagnosis)).toEqual([`misplaced ${box}`]);
    expect(diagnosis.bundle.complete).toBe(true);
  });

  it('is told in Chinese as well', async () => {
    const [note] = (await paste({ 'auditctl -l': textOf('rpm -qa') }, 'zh-CN')).bundle.notes;
    expect(note?.text).toBe('粘贴到了错误的框中，已按其实际内容读取。（其内容属于 rpm-list）');
  });

  it('is none for a command that nobody knows', async () => {
    const diagnosis = await paste({ 'my own command': textOf('auditctl -l') });
    expect(diagnosis.facts['audit-rules']).toBe(2);
    expect(codes(diagnosis)).toEqual([]);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['prose', 'df hangs since this morning, and nobody knows why.\nWe rebooted twice.\n'],
    ['a command that failed', 'bash: auditctl: command not found\n'],
    ['a prompt alone', '[root@host ~]# auditctl -l\n[root@host ~]#\n'],
    ['characters', '\u0000\u0001\ufffd\u202e'],
  ])('%s is said, and proves nothing', async (_what, text) => {
    const diagnosis = await paste({ 'auditctl -l': text });
    expect(codes(diagnosis)).toEqual(['unrecognised auditctl -l']);
    expect(diagnosis.facts['audit-rules']).toBeUndefined();
    expect(diagnosis.verdict.status).toBe('insufficient');
  });

  it('does not keep the rest from being read', async () => {
    const diagnosis = await paste({ dmesg: 'nothing of a log', 'auditctl -l': textOf('auditctl -l') });
    expect(diagnosis.facts['audit-rules']).toBe(2);
    expect(codes(diagnosis)).toEqual(['unrecognised dmesg']);
  });

  it.each<Readonly<Record<string, string>>>([{}, { dmesg: '' }, { dmesg: ' \r\n\t', 'auditctl -l': '' }])(
    'nothing at all is refused: %j',
    async (boxes) => {
      await expect(paste(boxes)).rejects.toMatchObject({ code: 'EMPTY' });
    },
  );

  it('a box that is left blank is a box left out', async () => {
    const one = await paste({ 'auditctl -l': textOf('auditctl -l'), dmesg: '\n' });
    expect(one.bundle.entries).toBe(1);
    expect(codes(one)).toEqual([]);
  });
});

describe('the document', () => {
  const all = Object.fromEntries(BOXES.map(({ command, text }) => [command, text]));

  it('is the same whichever order the boxes come in', async () => {
    const expected = render(await paste(all), 'json');
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(Object.entries(all), { minLength: BOXES.length }), async (entries) => {
        expect(render(await paste(new Map(entries)), 'json')).toBe(expected);
      }),
      { numRuns: 10 },
    );
  });

  it.each(LOCALES)('keeps the contract in %s, and has no checksum', async (locale) => {
    const diagnosis = await paste(all, locale);
    expectValid(schema, JSON.parse(render(diagnosis, 'json')), 'pasted');
    expect(diagnosis.bundle.sha256).toBeUndefined();
    expect(diagnosis.verdict.status).not.toBe('insufficient');
  });

  it('takes names for names, however hostile', async () => {
    const names = ['__proto__', 'constructor', '../../etc/passwd', '', 'a\u0000b', '\ud800'];
    const diagnosis = await paste(new Map(names.map((name) => [name, textOf('auditctl -l')])));
    expect(diagnosis.bundle.entries).toBe(names.length);
    expect(Reflect.get({}, 'audit-rules')).toBeUndefined();
    expectValid(schema, JSON.parse(render(diagnosis, 'json')), 'hostile names');
  });

  it('is made of any text at all', async () => {
    const text = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...BOXES.flatMap((box) => box.text.split('\n').slice(0, 3))),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...BOXES), text, async ({ command }, lines) => {
        const pasted = lines.join('\n');
        fc.pre(pasted.trim() !== '');
        expectValid(schema, JSON.parse(render(await paste({ [command]: pasted }), 'json')), command);
      }),
      { numRuns: 60 },
    );
  });

  it('of a megabyte is made in a moment', async () => {
    const row = textOf('ps auxww').split('\n')[1] ?? '';
    const header = textOf('ps auxww').split('\n')[0] ?? '';
    const started = performance.now();
    const diagnosis = await paste({ 'ps auxww': `${header}\n${`${row}\n`.repeat(Math.floor(1e6 / row.length))}` });
    expect(diagnosis.facts['processes']).toBeGreaterThan(5000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
