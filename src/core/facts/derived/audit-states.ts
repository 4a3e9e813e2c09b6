import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind, Facts, Origin } from '../../model/fact.ts';
import { auditRules, auditStatus } from '../kinds/audit.ts';
import { auditStates } from '../kinds/fuse.ts';
import { kernels } from '../kinds/host.ts';
import { members } from '../kinds/members.ts';
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
    const initial = enabledByFile(facts);
    const locked = (status?.enabled ?? initial?.value) === 2;
    if (status?.enabled === 0) return [state(status.source, 'no', 'disabled', locked, 0)];
    const loaded = loadedRules(facts);
    if (loaded !== undefined) return [fromKernel(loaded, locked, facts)];
    const configured = facts.of(auditRules)?.filter(({ table }) => table === 'file');
    const source =
      configured?.find(({ counted }) => counted)?.source ?? configured?.[0]?.source ?? readFrom(facts, 'file');
    if (configured === undefined || source === undefined) return undefined;
    const counted = configured.filter((rule) => rule.counted).length;
    if (initial?.value === 0) return [state(initial.source, 'unlikely', 'disabled-in-file', false, counted)];
    return [
      counted > 0
        ? state(source, 'likely', 'rules-in-file', locked, counted)
        : state(source, 'unlikely', 'file-without-rules', locked, 0),
    ];
  },
});

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
  const neverTask = rules.find(({ list, action }) => list === 'task' && action === 'never');
  const exempt = rules.find(({ list, rule }) => list === 'filesystem' && FUSE_EXEMPTION.test(rule));
  const first = counted[0];
  if (neverTask !== undefined) return state(neverTask.source, 'no', 'never-task', locked, counted.length);
  if (first === undefined) return state(source, 'no', rules.length === 0 ? 'no-rules' : 'nothing-counts', locked, 0);
  const kernel = facts.of(kernels)?.[0]?.release;
  if (exempt === undefined || (kernel !== undefined && olderThan(kernel, '5.1')))
    return state(first.source, 'yes', 'rules-loaded', locked, counted.length);
  return kernel === undefined
    ? state(first.source, 'likely', 'rules-loaded', locked, counted.length)
    : state(exempt.source, 'no', 'fuse-exempt', locked, counted.length);
}

/** The last `-e` of the rules file: what a boot sets, where the kernel was not asked. */
function enabledByFile(facts: Facts): { readonly value: number; readonly source: Origin } | undefined {
  const lines = (facts.of(auditRules) ?? []).filter(({ table }) => table === 'file');
  const last = lines.findLast(({ rule }) => /^-e\s*[012]$/.test(rule));
  return last === undefined ? undefined : { value: Number(last.rule.at(-1)), source: last.source };
}

function state(source: Origin, armed: string, why: string, locked: boolean, counted: number): State {
  return { source, armed, why, locked, counted };
}
