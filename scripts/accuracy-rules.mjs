import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { counted, stemsIn, Tally } from './accuracy-tally.mjs';
import { at } from './lib/root.mjs';

/** What of a build measures rules. */
export async function rulesOf(dist) {
  const load = (path) => import(pathToFileURL(resolve(dist, path)).href);
  const [core, catalog, limits, folders, trees, measure] = await Promise.all(
    [
      'core/diagnose.js',
      'core/rules/catalog.gen.js',
      'core/bundle/limits.js',
      'adapters/rules/load-rules.js',
      'adapters/rules/case-trees.js',
      'cases/measure-rules.js',
    ].map(load),
  );
  const { catalogVersion, ruleSources, rulePatches } = catalog;
  return {
    catalog: core.compileCatalog({ version: catalogVersion, rules: ruleSources, patches: rulePatches }),
    limits: limits.DEFAULT_LIMITS,
    diagnose: core.diagnose,
    readCaseFiles: folders.readCaseFiles,
    caseTrees: trees.caseTrees,
    measureRules: measure.measureRules,
  };
}

/** Over the cases of the catalog, and over those of the corpus, which are in `<folder>/cases`. */
export async function ruleFigures(folder, { catalog, readCaseFiles, caseTrees, measureRules }) {
  const files = await readCaseFiles(at('src/core/rules'));
  const more = folder !== undefined && existsSync(join(folder, 'cases')) ? await readCaseFiles(folder) : [];
  return measureRules([...files, ...more], caseTrees(at('test')), catalog);
}

/** Causes by verdicts, one line each; then every rule. `table` aligns columns. */
export function sayFigures({ cases, judged, confusion, rules }, table) {
  const causes = Object.entries(confusion).flatMap(([cause, row]) =>
    Object.entries(row).map(([verdict, count], index) => [index === 0 ? cause : '', verdict, String(count)]),
  );
  const rows = Object.entries(rules).map(([rule, figures]) => [
    rule,
    ...['present', 'claimed', 'hinted', 'missed', 'falselyClaimed', 'falselyHinted', 'unjudged'].map((name) =>
      String(figures[name]),
    ),
    ...[figures.precision, figures.recall].map((share) => (share === null ? '-' : `${(100 * share).toFixed(1)} %`)),
  ]);
  const heads = [
    'rule',
    'there',
    'claimed',
    'hinted',
    'missed',
    'false',
    'false hints',
    'unknown',
    'precision',
    'recall',
  ];
  return [
    `${cases} cases, of ${judged} of them the cause is known:`,
    '',
    table([['what was there', 'verdict', 'cases'], ...causes], 2),
    '',
    'claimed: confirmed or probable; hinted: possible or at risk; unknown: claimed where nobody knows',
    '',
    table([heads, ...rows]),
    '',
  ].join('\n');
}

/** Kernel logs of crashes, in none of which our causes are known to be: whoever claims one is looked at. */
export async function claimScores(folder, { catalog, limits, diagnose }) {
  const base = join(folder, 'kernel-logs');
  const tallies = new Map();
  for (const id of stemsIn(join(base, 'input'), '.log')) {
    const { category } = JSON.parse(readFileSync(join(base, 'expected', `${id}.json`), 'utf8'));
    const bytes = readFileSync(join(base, 'input', `${id}.log`));
    const body = (async function* () {
      yield bytes;
    })();
    const entries = (async function* () {
      yield { path: 'sos_commands/kernel/dmesg', type: 'file', size: bytes.length, body };
    })();
    const bundle = { format: 'directory', entries, notes: [], count: () => 1 };
    const { findings } = await diagnose(bundle, { catalog, locale: 'en', limits });
    const claims = findings.filter(({ status }) => status === 'confirmed' || status === 'probable');
    const name = category === 'task_hung' ? 'no cause claimed, hung tasks' : 'no cause claimed, other logs';
    if (!tallies.has(name)) tallies.set(name, new Tally());
    tallies
      .get(name)
      .add(claims.length === 0, `${id}: ${claims.map(({ rule, status }) => `${status} ${rule}`).join(', ')}`);
  }
  return counted(tallies);
}
