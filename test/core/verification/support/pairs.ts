import { DEFAULT_LIMITS } from '../../../../src/core/bundle/limits.ts';
import { compileCatalog, examine } from '../../../../src/core/diagnose.ts';
import type { Locale } from '../../../../src/core/model/locale.ts';
import type { CheckOutcome, Verification } from '../../../../src/core/model/verification.ts';
import type { Examination } from '../../../../src/core/verification/examined.ts';
import { remember } from '../../../../src/core/verification/remember.ts';
import { verify } from '../../../../src/core/verification/verify.ts';
import type { OpenBundle } from '../../../../src/core/model/bundle.ts';
import { bundleOf, changed, type Change, type Tree, treeOf } from '../../../support/tree.ts';
import { rulePatches, ruleSources } from '../../../../src/core/rules/catalog.gen.ts';

/** The rules that these bundles are about: what other rules make of them is no matter here. */
const RULES = ['fuse-init-audit', 'fuse-init-unanswered', 'fuse-daemon-hung', 'fuse-audit-bypass'];
export const catalog = compileCatalog({
  version: 'four',
  rules: ruleSources.filter(({ id }) => RULES.includes(id)),
  patches: rulePatches,
});

/** A tree without the lines that match, in the members whose path matches. */
export function withoutLines({ files, links }: Tree, path: RegExp, line: RegExp): Tree {
  const kept = [...files].map(([name, body]): [string, Uint8Array] => {
    if (!path.test(name)) return [name, body];
    const lines = Buffer.from(body).toString().split('\n');
    return [name, Buffer.from(lines.filter((text) => !line.test(text)).join('\n'))];
  });
  return { files: new Map(kept), links };
}

const MADE_AT = {
  'sos_commands/general/date': 'Mon Nov 23 13:22:20 UTC 2026\n',
  hostname: 'labvm\n',
};

const LATER = { 'sos_commands/general/date': 'Mon Nov 23 15:40:00 UTC 2026\n' };

/** Captured on a live hang: df, umount and a reader wait for the INIT of /root/.gvfs, through audit. */
export const HUNG: Tree = hungOf('03-init-blocked-audit');

/** Captured on a live hang, with a date. */
export function hungOf(evidence: string): Tree {
  return changed(treeOf(`evidence/${evidence}`), { files: MADE_AT });
}

/** Without the tasks that the capture has in /proc: those who hung, and the daemon that they waited for. */
function relieved(tree: Tree): Tree {
  const pids = new Set([...tree.files.keys()].flatMap((path) => /^proc\/(\d+)\//.exec(path)?.[1] ?? []));
  const listed = withoutLines(tree, /^sos_commands\/process\//, new RegExp(`\\b(?:${[...pids].join('|')})\\b`));
  const connections = [...tree.files.keys()].filter((path) => path.startsWith('sys/fs/fuse/'));
  return changed(listed, { without: [...[...pids].map((pid) => `proc/${pid}/*`), ...connections], files: LATER });
}

/** Two hours later: mounted as before, by a daemon that answered a df. */
export function mended(tree: Tree, target: string): Tree {
  const connections = [...tree.files.keys()].filter((path) => /^sys\/fs\/fuse\/.*\/waiting$/.test(path));
  return changed(relieved(tree), {
    files: {
      'sos_commands/filesys/df_-al':
        'Filesystem       1K-blocks    Used Available Use% Mounted on\n' +
        'overlay           61255492 9123456  52132036  15% /\n' +
        `fuse                     0       0         0    - ${target}\n`,
      ...Object.fromEntries(connections.map((path) => [path, '0\n'])),
    },
  });
}

/** The same host, two hours later, with nobody left who waits and nothing mounted there. */
export const RELIEVED: Tree = withoutLines(relieved(HUNG), /^proc\/(?:self\/)?mount/, /\/root\/\.gvfs/);

export const MENDED: Tree = mended(HUNG, '/root/.gvfs');

export function later(tree: Tree, change: Change = {}): Tree {
  return changed(tree, { ...change, files: { ...LATER, ...change.files } });
}

/** kthreadd started at 12:05; now an hour and a half after the hang was captured. */
export const rebooted = (tree: Tree): Tree =>
  changed(tree, {
    edit: {
      'sos_commands/process/ps_axo_flags_state_uid_pid_ppid_pgid_sid_cls_pri_psr_addr_sz_wchan_20_lstart_tty_time_cmd':
        {
          'Mon Nov 23 12:05:00 2026': 'Mon Nov 23 15:02:11 2026',
        },
    },
  });

export const newKernel = (tree: Tree): Tree =>
  changed(tree, { edit: { 'sos_commands/kernel/uname_-a': { '6.18.44': '6.18.45' } } });

/** A bundle that ends early. */
export function cut(tree: Tree): OpenBundle {
  return { ...bundleOf(tree), notes: [{ code: 'truncated' }] };
}

export function examined(bundle: Tree | OpenBundle, locale: Locale = 'en'): Promise<Examination> {
  const opened = 'entries' in bundle ? bundle : bundleOf(bundle);
  return examine(opened, { catalog, locale, limits: DEFAULT_LIMITS });
}

export interface VerifyTestOptions {
  readonly locale?: Locale;
  readonly otherHost?: boolean;
}

export async function verified(
  before: Tree | OpenBundle,
  after: Tree | OpenBundle,
  { locale = 'en', otherHost = false }: VerifyTestOptions = {},
): Promise<Verification> {
  const [one, other] = [await examined(before, locale), await examined(after, locale)];
  return verify(remember(one), other, { catalog, locale, limits: DEFAULT_LIMITS, otherHost });
}

/** Each check as `rule step: outcome`. */
export function outcomes({ checks }: Verification): string[] {
  return checks.map(({ rule, step, outcome }) => `${rule} ${step}: ${outcome}`);
}

export function causeOf({ checks }: Verification, rule: string): CheckOutcome | undefined {
  return checks.find((check) => check.rule === rule && check.step === 'cause')?.outcome;
}
