import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind, Facts, Origin } from '../../model/fact.ts';
import { auditRules, auditStatus } from '../kinds/audit.ts';
import { auditStates } from '../kinds/fuse.ts';
import { kernels } from '../kinds/host.ts';
import { members } from '../kinds/members.ts';
import { auditRulesFile } from '../parsers/audit-rules.ts';
import { auditctlList } from '../parsers/auditctl-list.ts';
import { olderThan } from '../../model/versions.ts';

type Rule = FactOfKind<typeof auditRules>;
type State = FactOfKind<typeof auditStates>;

/** FUSE_SUPER_MAGIC, as `-F fstype=` takes it. */
const FUSE_EXEMPTION = /\bnever\b[^\n]{0,80}\bfstype=(?:0x65735546|fuse)\b/i;

/**
 * `audit_dummy_context()` is true, and nothing is collected, while no counted rule is loaded or audit is off; a task
 * born under `-a never,task` has no context at all; `-a never,filesystem -F fstype=0x65735546` spares FUSE since 5.1.
 */
export const auditStateOfHost = defineDerivation({
  kind: auditStates,
  after: [kernels],
  derive(facts) {
    const status = facts.of(auditStatus)?.at(-1);
    const initial = enabledByFile(configuredRules(facts) ?? []);
    const locked = (status?.enabled ?? initial?.value) === 2;
    if (status?.enabled === 0) return [state(status.source, 'no', 'disabled', locked, 0)];
    const loaded = loadedRules(facts);
    if (loaded !== undefined) return [fromKernel(loaded, locked, facts)];
    return fromFile(facts, locked);
  },
});

/** What a boot would set, where the kernel was not asked. */
function fromFile(facts: Facts, locked: boolean): State[] | undefined {
  const configured = configuredRules(facts);
  const counted = afterLastDelete(configured ?? []).filter((rule) => rule.counted);
  const source = counted[0]?.source ?? configured?.[0]?.source ?? readFrom(facts, 'file');
  if (configured === undefined || source === undefined) return undefined;
  const initial = enabledByFile(configured);
  if (initial?.value === 0) return [state(initial.source, 'unlikely', 'disabled-in-file', false, counted.length)];
  if (counted.length === 0) return [state(source, 'unlikely', 'file-without-rules', locked, 0)];
  const spared = sparing(afterLastDelete(configured), facts.of(kernels)?.[0]?.release);
  return [
    spared?.holds === true
      ? state(spared.source, 'unlikely', spared.why, locked, counted.length)
      : state(source, 'likely', 'rules-in-file', locked, counted.length),
  ];
}

/**
 * augenrules(8) writes `audit.rules` before it loads anything, so what stands in `rules.d` alone was never loaded.
 */
function configuredRules(facts: Facts): readonly Rule[] | undefined {
  const rules = facts.of(auditRules)?.filter(({ table }) => table === 'file');
  if (rules === undefined) return undefined;
  const own = rules.filter(({ source }) => !/(?:^|\/)rules\.d\//.test(source.path));
  const isOwnRead = own.length > 0 || (facts.of(members) ?? []).some(({ parser }) => parser === auditRulesFile.name);
  return isOwnRead ? own : rules;
}

/** `-D` takes back what stands before it. */
function afterLastDelete(rules: readonly Rule[]): readonly Rule[] {
  return rules.slice(rules.findLastIndex(({ rule }) => rule === '-D') + 1);
}

interface Loaded {
  readonly rules: readonly Rule[];
  readonly source: Origin;
}

function loadedRules(facts: Facts): Loaded | undefined {
  const rules = facts.of(auditRules)?.filter(({ table }) => table === 'kernel') ?? [];
  const source = rules[0]?.source ?? readFrom(facts, 'kernel');
  return source === undefined ? undefined : { rules, source };
}

/** First line of a member that answers which rules are in that table, even if it holds none (`No rules`). */
function readFrom(facts: Facts, table: 'kernel' | 'file'): Origin | undefined {
  const answers = facts.of(members)?.filter(({ kinds }) => kinds.includes(auditRules.name)) ?? [];
  return answers.find(({ parser }) => (parser === auditctlList.name) === (table === 'kernel'))?.source;
}

function fromKernel({ rules, source }: Loaded, locked: boolean, facts: Facts): State {
  const counted = rules.filter((rule) => rule.counted);
  const spared = sparing(rules, facts.of(kernels)?.[0]?.release);
  if (spared?.why === 'never-task') return state(spared.source, 'no', spared.why, locked, counted.length);
  const [first] = counted;
  if (first === undefined) return state(source, 'no', rules.length === 0 ? 'no-rules' : 'nothing-counts', locked, 0);
  if (spared?.holds === true) return state(spared.source, 'no', spared.why, locked, counted.length);
  return state(first.source, spared === undefined ? 'yes' : 'likely', 'rules-loaded', locked, counted.length);
}

/** The rule that spares FUSE, or all tasks. `holds` is false where only a kernel that is not known would heed it. */
function sparing(
  rules: readonly Rule[],
  kernel: string | undefined,
): { readonly source: Origin; readonly why: string; readonly holds: boolean } | undefined {
  const neverTask = rules.find(({ list, action }) => list === 'task' && action === 'never');
  if (neverTask !== undefined) return { source: neverTask.source, why: 'never-task', holds: true };
  const exempt = rules.find(({ list, rule }) => list === 'filesystem' && FUSE_EXEMPTION.test(rule));
  if (exempt === undefined || (kernel !== undefined && olderThan(kernel, '5.1'))) return undefined;
  return { source: exempt.source, why: 'fuse-exempt', holds: kernel !== undefined };
}

/** The last `-e` of the rules file. */
function enabledByFile(rules: readonly Rule[]): { readonly value: number; readonly source: Origin } | undefined {
  const last = rules.findLast(({ rule }) => /^-e\s*[012]$/.test(rule));
  return last === undefined ? undefined : { value: Number(last.rule.at(-1)), source: last.source };
}

function state(source: Origin, armed: string, why: string, locked: boolean, counted: number): State {
  return { source, armed, why, locked, counted };
}
