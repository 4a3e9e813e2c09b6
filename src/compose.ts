import { nodeDecoders, type Way } from './adapters/decoders/node-decoders.ts';
import { caseTrees } from './adapters/rules/case-trees.ts';
import { openDirectory } from './adapters/sources/directory.ts';
import { readFile, readStream } from './adapters/sources/file.ts';
import { unreadable } from './adapters/sources/fs-failure.ts';
import { openRandom } from './adapters/sources/random-file.ts';
import { hashing } from './adapters/sources/hashing.ts';
import { startWatch } from './adapters/watch.ts';
import type { App } from './cases/app.ts';
import { ruleDetail, ruleSummaries } from './cases/describe-rules.ts';
import { diagnoseBundle, type Needs } from './cases/diagnose-bundle.ts';
import { diagnosePasted } from './cases/diagnose-pasted.ts';
import type { RunningService } from './compose-service.ts';
import type { Config } from './config.ts';
import { DEFAULT_LIMITS } from './core/bundle/limits.ts';
import { compileCatalog } from './core/diagnose.ts';
import type { Compression } from './core/model/bytes.ts';
import type { RuleSource } from './core/model/rule.ts';
import { catalogVersion, rulePatches, ruleSources } from './core/rules/catalog.gen.ts';

export interface ComposeOptions {
  /** Rules beside the built-in ones; one with the id of a built-in rule replaces it. */
  readonly ownRules?: readonly RuleSource[];
  readonly onDecoder?: (compression: Compression, way: Way) => void;
}

/** What the use cases need, made real for this machine. The only place that picks adapters. */
export function composeNeeds(config: Pick<Config, 'decoders' | 'maxBytes'>, options: ComposeOptions = {}): Needs {
  const own = options.ownRules ?? [];
  const replaced = new Set(own.map(({ id }) => id));
  const rules = [...ruleSources.filter(({ id }) => !replaced.has(id)), ...own];
  const version = own.length === 0 ? catalogVersion : `${catalogVersion}+own`;
  return {
    catalog: compileCatalog({ version, rules, trusted: new Set(ruleSources), patches: rulePatches }),
    limits: { ...DEFAULT_LIMITS, compressedBytes: config.maxBytes },
    decoders: (signal) =>
      nodeDecoders({ portable: config.decoders === 'portable', signal, onChoice: options.onDecoder }),
    hashing,
    startWatch,
  };
}

/** Loaded when asked for: reading YAML and checking it against the schema takes longer than most diagnoses. */
const rulesFolder = () => import('./adapters/rules/load-rules.ts');

/** What a command line does on its own machine: files, folders, rules of a person's own. */
export const local = {
  openDirectory,
  openRandom,
  hashing,
  /** A server that bundles are sent to, and the file that remembers what was begun. */
  remote: async (url: string, key: string, file: string) => {
    const { openRemote, REAL_PAUSES } = await import('./adapters/upload-client/remote.ts');
    const { uploadMemory } = await import('./adapters/upload-client/memory.ts');
    return { remote: openRemote(url, key), memory: uploadMemory(file), pauses: REAL_PAUSES };
  },
  readFile,
  readStream,
  unreadable,
  loadRules: async (folders: readonly string[]): Promise<RuleSource[]> =>
    folders.length === 0 ? [] : (await rulesFolder()).loadRules(folders),
  readRuleFiles: async (folder: string) => (await rulesFolder()).readRuleFiles(folder),
  readCaseFiles: async (folder: string) => (await rulesFolder()).readCaseFiles(folder),
  caseTrees,
} as const;

export function compose(config: Pick<Config, 'decoders' | 'maxBytes'>, options: ComposeOptions = {}): App {
  return composeApp(composeNeeds(config, options));
}

/** The app with its case service, and what works for it. */
export interface Served {
  readonly app: App;
  readonly running?: RunningService;
}

/** Everything that a server needs; `baseUrl` is asked for once somebody wants a signed address. */
export async function composeServer(config: Config, baseUrl: () => string): Promise<Served> {
  const needs = composeNeeds(config);
  const app = composeApp(needs);
  if (!config.cases) return { app };
  // Loaded where it is wanted: a database, its queue and their clients take longer to load than most diagnoses.
  const { composeService } = await import('./compose-service.ts');
  const running = await composeService(config, needs, baseUrl);
  return { app: { ...app, service: running.service }, running };
}

/** Brings the database up to date; answers the names of the steps that were taken. */
export async function migrateDatabase(config: Pick<Config, 'data' | 'databaseUrl'>): Promise<string[]> {
  const { openMigrated } = await import('./compose-service.ts');
  const { database, taken } = await openMigrated(config);
  await database.close();
  return taken;
}

function composeApp(needs: Needs): App {
  return {
    diagnoseBundle: (body, bundleOptions) => diagnoseBundle(body, bundleOptions, needs),
    diagnosePasted: (outputs, pastedOptions) => diagnosePasted(outputs, pastedOptions, needs),
    rules: (locale) => ruleSummaries(needs.catalog, locale),
    rule: (id, locale) => ruleDetail(needs.catalog, id, locale),
    close: () => Promise.resolve(),
  };
}
