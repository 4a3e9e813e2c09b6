import { compileCatalog as compile, type Catalog, type CatalogSource } from './findings/catalog.ts';
import { assess } from './findings/assess.ts';
import { CostPool } from './findings/cost.ts';
import { conclude, containerSummary, isComplete } from './diagnosis/conclude.ts';
import { type DocumentLimits, fitDocument } from './diagnosis/fit.ts';
import { wholeOf } from './diagnosis/whole.ts';
import { derivations } from './facts/derived/index.gen.ts';
import { derive } from './facts/derive.ts';
import type { Extraction } from './facts/collector.ts';
import { extract } from './facts/extract.ts';
import type { CutLimits } from './facts/cut-lines.ts';
import { members } from './facts/kinds/members.ts';
import { parsers } from './facts/parsers/index.gen.ts';
import { summarise } from './facts/summary.ts';
import type { OpenBundle } from './model/bundle.ts';
import type { Diagnosis } from './model/diagnosis.ts';
import type { Facts, Kind } from './model/fact.ts';
import type { Locale } from './model/locale.ts';
import type { HostRead, Reading } from './reading.ts';
import { containerOf, notesFromTop, placeOf } from './host-places.ts';
import type { Examination, Examined } from './verification/examined.ts';
import { VERSION } from './version.ts';

/** Every kind of fact there is, read or derived. */
export const allKinds: readonly Kind[] = [
  ...new Map(
    [members, ...parsers.flatMap(({ emits }) => emits), ...derivations.map(({ kind }) => kind)].map((kind) => [
      kind.name,
      kind,
    ]),
  ).values(),
];

/** Kinds that only lead to others, and that nobody outside should build on. */
export const INNER_KINDS: ReadonlySet<string> = new Set([
  'proc-files',
  'fuse-connection-files',
  'members',
  'sos-commands',
  'switch-counts',
  'wchan-looks',
  'disk-counts',
  'fuse-waiting-looks',
  'fuse-holders',
]);

export function compileCatalog(source: CatalogSource): Catalog {
  return compile(source, allKinds);
}

/** What a diagnosis is made of, in order; with several hosts the last two alternate. */
export type Stage = 'reading' | 'facts' | 'rules' | 'document';

/** Reads all facts of a bundle, the derived ones included. */
export async function readFacts(
  bundle: OpenBundle,
  limits: CutLimits,
  onStage?: (stage: Stage) => void,
): Promise<Extraction> {
  const byContent = bundle.format === 'file' || bundle.format === 'pasted';
  onStage?.('reading');
  const read = await extract(bundle, { parsers, limits, byContent });
  onStage?.('facts');
  const notes = derive(read.facts, derivations);
  const others = read.others.map((host) => ({ ...host, notes: [...host.notes, ...derive(host.facts, derivations)] }));
  return { ...read, notes: [...read.notes, ...notes], own: [...read.own, ...notes], others };
}

export interface DiagnoseOptions {
  readonly catalog: Catalog;
  readonly locale: Locale;
  readonly limits: CutLimits & DocumentLimits;
  /** Asked after the last byte: checksum and length of what was sent. */
  readonly identity?: () => { readonly sha256: string; readonly bytes: number } | undefined;
  /** Told where each stage begins, by whoever has a clock. */
  readonly onStage?: (stage: Stage) => void;
}

/**
 * Entries in, diagnosis out. The same entries, catalog and locale give the same document, byte for byte. What holds the
 * bundles of several hosts gets one diagnosis for each, inside one for the whole.
 */
export async function diagnose(bundle: OpenBundle, options: DiagnoseOptions): Promise<Diagnosis> {
  return fitDocument((await examine(bundle, options)).diagnosis, options.limits);
}

/** The diagnosis, larger than the limit of a document maybe, and for each host all that it was made from. */
export async function examine(bundle: OpenBundle, options: DiagnoseOptions): Promise<Examination> {
  return examineReading(await readBundle(bundle, options), options);
}

/** Reads a bundle to its end. What comes back can be examined, again and in other words, and kept (`keep-reading.ts`). */
export async function readBundle(
  bundle: OpenBundle,
  options: Pick<DiagnoseOptions, 'limits' | 'identity' | 'onStage'>,
): Promise<Reading> {
  const reading = await readFacts(bundle, options.limits, options.onStage);
  const sent = { ...options.identity?.(), format: bundle.format, root: '', entries: bundle.count() };
  if (reading.others.length === 0) {
    const notes = [...bundle.notes, ...reading.notes];
    const container = { ...sent, ...placeOf(reading, bundle), notes };
    return { hosts: [{ root: reading.root, container, facts: reading.facts }] };
  }
  const hosts = [{ ...reading, notes: reading.own }, ...reading.others].sort((a, b) => (a.root < b.root ? -1 : 1));
  const strays = reading.notes.slice(0, reading.notes.length - reading.own.length);
  const notes = [...bundle.notes, ...strays, ...hosts.flatMap(notesFromTop)];
  return {
    whole: { ...sent, notes },
    hosts: hosts.map((host) => ({ root: host.root, container: containerOf(host, bundle), facts: host.facts })),
  };
}

/** What the rules make of a reading. The same reading, catalog and locale give the same. */
export function examineReading(
  { whole, hosts }: Reading,
  options: Pick<DiagnoseOptions, 'catalog' | 'locale' | 'onStage'>,
): Examination {
  const pool = new CostPool();
  const examined = hosts.map((host) => examineHost(host, options, pool));
  const [only] = examined;
  if (whole === undefined && only !== undefined) return { diagnosis: only.diagnosis, hosts: examined };
  const parts = examined.map(({ diagnosis }, at) => ({ diagnosis, root: hosts[at]?.root ?? '' }));
  const container = whole ?? { format: '?', root: '', entries: 0, notes: [] };
  const rules = new Map(options.catalog.rules.map(({ source }) => [source.id, source]));
  return { diagnosis: wholeOf(parts, containerSummary(container, options.locale), rules), hosts: examined };
}

/** As `diagnose`, of what was read before. */
export function diagnoseReading(
  reading: Reading,
  options: Pick<DiagnoseOptions, 'catalog' | 'locale' | 'limits'>,
): Diagnosis {
  return fitDocument(examineReading(reading, options).diagnosis, options.limits);
}

function examineHost(
  { facts, container }: HostRead,
  { catalog, locale, onStage }: Pick<DiagnoseOptions, 'catalog' | 'locale' | 'onStage'>,
  pool: CostPool,
): Examined {
  const complete = isComplete(container.notes);
  onStage?.('rules');
  const assessments = catalog.rules.map((rule) => assess(rule, facts, catalog.expressions, complete, pool));
  onStage?.('document');
  const summary = summarise(facts);
  const engine = { version: VERSION, catalog: catalog.version };
  const conclusion = {
    assessments,
    patches: catalog.patches,
    container,
    summary,
    factCounts: countFacts(facts),
    engine,
  };
  return { diagnosis: conclude(conclusion, locale), assessments, facts, symptoms: summary.symptoms };
}

/** Names of the kinds that `unhang facts` shows. */
export function publicKinds(facts: Facts): string[] {
  return facts.names().filter((name) => !INNER_KINDS.has(name));
}

function countFacts(facts: Facts): Record<string, number> {
  return Object.fromEntries(publicKinds(facts).map((name) => [name, facts.named(name)?.length ?? 0]));
}
