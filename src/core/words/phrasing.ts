import type { BundleNote, BundleSummary, Diagnosis, Evidence, MissingFact } from '../model/diagnosis.ts';
import type { Label, MessageId } from './labels.ts';

/** `proc/mounts:17`; the path alone where there is no line. */
export function place(path: string, line: number | undefined): string {
  return line === undefined || line < 1 ? path : `${path}:${line}`;
}

/** Why an excerpt is not the line as it stands; empty where it is. */
export function flagsOf(evidence: Evidence, label: Label): string[] {
  const flags: [true | undefined, MessageId][] = [
    [evidence.excerptCut, 'flag.cut'],
    [evidence.excerptLossy, 'flag.lossy'],
    [evidence.excerptRedacted, 'flag.redacted'],
  ];
  return flags.flatMap(([isSet, id]) => (isSet === true ? [label(id)] : []));
}

/** `918.8 KiB`. Binary units, as `ls -lh` and object stores count. */
export function humanBytes(bytes: number, label: Label): string {
  if (bytes < 1024) return label('value.bytes', { count: bytes });
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(1)} ${units[unit]}`;
}

/** What identifies the bundle and its host, as labelled values; what is unknown is left out. */
export function identity(bundle: BundleSummary, label: Label): { readonly id: MessageId; readonly value: string }[] {
  const rows: [MessageId, string | undefined][] = [
    ['label.host', bundle.host],
    ['label.os', bundle.os],
    ['label.kernel', bundle.kernel],
    ['label.generator', bundle.generator],
    ['label.captured', bundle.capturedAt],
    ['label.format', bundle.format],
    ['label.size', bundle.bytes === undefined ? undefined : humanBytes(bundle.bytes, label)],
    ['label.entries', `${bundle.entries}`],
    ['label.complete', label(bundle.complete ? 'value.yes' : 'value.no')],
    ['label.root', bundle.root === '' ? undefined : bundle.root],
    ['label.within', bundle.within],
  ];
  return rows.flatMap(([id, value]) => (value === undefined ? [] : [{ id, value }]));
}

/** With the host in front, where there are several. */
export function ofHost(host: string | undefined, text: string, label: Label): string {
  return host === undefined ? text : `${host}${label('punctuation.colon')}${text}`;
}

/** `host01 [sosreport-host01.tar.xz/sosreport-host01]` */
export function hostAndPlace({ host, root, within }: BundleSummary): string {
  const at = [within, root].filter((part) => part !== undefined && part !== '').join('/');
  return host === undefined ? at : `${host} [${at}]`;
}

/** `The bundle ends early. (var/log/messages:10) ×3` */
export function noteText(note: BundleNote, label: Label): string {
  const at = note.path === undefined ? '' : place(note.path, note.line);
  const where = at === '' ? '' : `${label('punctuation.open')}${at}${label('punctuation.close')}`;
  const count = note.count === undefined || note.count < 2 ? '' : ` ×${note.count}`;
  return `${note.text}${where}${count}`;
}

interface Wanted extends MissingFact {
  readonly rules: readonly string[];
}

/** What the rules that could not decide would need: each thing once, with the rules that wait for it; most wanted first. */
export function wantedFacts(diagnosis: Diagnosis): Wanted[] {
  const wanted = new Map<string, { fact: MissingFact; rules: string[] }>();
  for (const { rule, missing } of diagnosis.differential) {
    for (const fact of missing) {
      const key = fact.command ?? fact.fact;
      const known = wanted.get(key);
      if (known === undefined) wanted.set(key, { fact, rules: [rule] });
      else if (!known.rules.includes(rule)) known.rules.push(rule);
    }
  }
  return [...wanted.values()]
    .map(({ fact, rules }) => ({ ...fact, rules }))
    .sort((a, b) => b.rules.length - a.rules.length);
}

/** Run on the machine that has unhang; docs/collector.md says what it does on the host, and what it never touches. */
export const COLLECTOR = "unhang collect | ssh root@HOST 'sh -s -- -o -' > HOST.tar.gz";

/** Rules that are named as waiting for a fact; some facts nearly all of them wait for. */
const RULES_NAMED = 5;

/** ` (nfs-v3-server-gone, nfs-v4-server-gone)` */
export function forRules(rules: readonly string[], label: Label): string {
  return `${label('punctuation.open')}${namedRules(rules, label)}${label('punctuation.close')}`;
}

/** The first of them, and how many there are besides. */
export function namedRules(rules: readonly string[], label: Label): string {
  const rest = rules.length - RULES_NAMED;
  const named = rest > 0 ? [...rules.slice(0, RULES_NAMED), label('hang.more', { count: rest })] : rules;
  return named.join(label('punctuation.list'));
}

/** Does the reader need to collect more before anything else? */
export function needsCollecting(diagnosis: Diagnosis): boolean {
  return diagnosis.verdict.status === 'insufficient';
}
