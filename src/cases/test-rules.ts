import { compileCatalog } from '../core/diagnose.ts';
import type { Catalog } from '../core/findings/catalog.ts';
import { UnhangError } from '../core/model/errors.ts';
import type { CaseSource, LaterSource } from '../core/model/rule-case.ts';
import type { RuleSource } from '../core/model/rule.ts';
import { rulePatches, ruleSources } from '../core/rules/catalog.gen.ts';
import { isNearMiss, type Role, ROLES, roleOf, strongest } from '../core/trials/coverage.ts';
import { judgeLater, type Mismatch } from '../core/trials/judge.ts';
import { changed, ChangeError, type Tree } from '../core/trials/tree.ts';
import { assessTree, examineTree, tryCase, tryLater } from '../core/trials/try-case.ts';
import { baseOf } from './case-tree.ts';
import { type CheckableFile, checkRules, type Located, type Problem } from './check-rules.ts';
import type { CaseTrees } from './ports/analysis.ts';

/** A file of cases as an adapter has read it. */
export interface CaseFile extends Located {
  /** Id of the rule whose cases these are. */
  readonly rule: string;
  readonly cases?: readonly CaseSource[];
}

export interface RuleFolder {
  readonly rules: readonly CheckableFile[];
  readonly cases: readonly CaseFile[];
}

/** What came of one case. */
export interface CaseResult {
  readonly rule: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** `skipped` where its tree lies in the repository, which is not there. */
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly mismatches: readonly PlacedMismatch[];
}

export interface PlacedMismatch extends Omit<Mismatch, 'at'> {
  readonly line: number;
  readonly column: number;
}

export interface TestOptions {
  /** Ids of the rules whose cases are run; all of them where there is none. */
  readonly only?: readonly string[];
  readonly onResult?: (result: CaseResult) => void;
}

export interface TestReport {
  readonly rules: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What is wrong with the files themselves, and what no case shows. */
  readonly problems: readonly Problem[];
}

/** Runs the cases of a folder's rules, each beside all other rules there are. */
export async function testRules(folder: RuleFolder, trees: CaseTrees, options: TestOptions = {}): Promise<TestReport> {
  const { only = [], onResult } = options;
  const wanted = chosen(folder, only);
  const problems = [...checkRules(wanted.rules), ...wanted.cases.flatMap((file) => file.problems)];
  const broken = new Set(problems.map(({ file }) => file));
  const rules = folder.rules.flatMap(({ rule, file }) => (rule === undefined || broken.has(file) ? [] : [rule]));
  problems.push(...unpaired(wanted), ...wanted.cases.flatMap(sameNames));
  const catalog = catalogWith(rules);
  problems.push(...wanted.cases.flatMap((file) => unknownTruths(file, catalog, folder.rules)));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of wanted.cases) {
    const rule = rules.find(({ id }) => id === file.rule);
    if (rule === undefined || file.cases === undefined) continue;
    const run = new RuleRun(rule, file, trees, catalog);
    for await (const result of run.results()) {
      counts[result.status] += 1;
      onResult?.(result);
    }
    problems.push(...run.unshown());
  }
  return { rules: wanted.rules.length, ...counts, problems };
}

function chosen({ rules, cases }: RuleFolder, only: readonly string[]): RuleFolder {
  if (only.length === 0) return { rules, cases };
  const ids = rules.map(idOf);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown !== undefined)
    throw new UnhangError('NOT_FOUND', `there is no rule ${JSON.stringify(unknown)} in this folder`);
  return {
    rules: rules.filter((file) => only.includes(idOf(file))),
    cases: cases.filter(({ rule }) => only.includes(rule)),
  };
}

/** A file that holds no rule has the name that its rule would have. */
function idOf({ rule, file }: CheckableFile): string {
  return rule?.id ?? (file.split(/[/\\]/).at(-1) ?? file).replace(/\.ya?ml$/, '');
}

/** Rules of no cases, and cases of no rule. */
function unpaired({ rules, cases }: RuleFolder): Problem[] {
  const start = { line: 1, column: 1 };
  const tested = new Set(cases.map(({ rule }) => rule));
  const known = new Set(rules.map(idOf));
  return [
    ...rules
      .filter((file) => !tested.has(idOf(file)))
      .map((file) => ({ file: file.file, ...start, message: `has no cases: cases/${idOf(file)}.yaml is not there` })),
    ...cases
      .filter(({ rule }) => !known.has(rule))
      .map(({ file, rule }) => ({ file, ...start, message: `cases of a rule that is not there: ${rule}` })),
  ];
}

function sameNames(file: CaseFile): Problem[] {
  const names = new Set<string>();
  return (file.cases ?? []).flatMap(({ name }, index) => {
    if (!names.has(name)) {
      names.add(name);
      return [];
    }
    return [{ file: file.file, ...file.locate([index, 'name'], 0), message: 'another case has this name' }];
  });
}

/** A misspelt cause would make the measure of accuracy wrong, and nothing else. */
function unknownTruths(file: CaseFile, { rules }: Catalog, own: readonly CheckableFile[]): Problem[] {
  const known = new Set([...rules.map(({ source }) => source.id), ...own.map(idOf)]);
  return (file.cases ?? []).flatMap(({ truth = [] }, index) =>
    truth.flatMap((id, place) =>
      known.has(id)
        ? []
        : [{ file: file.file, ...file.locate([index, 'truth', place], 0), message: `there is no such rule: ${id}` }],
    ),
  );
}

function catalogWith(own: readonly RuleSource[]): Catalog {
  const replaced = new Set(own.map(({ id }) => id));
  const rules = [...ruleSources.filter(({ id }) => !replaced.has(id)), ...own];
  return compileCatalog({ version: '', rules, patches: rulePatches });
}

/** The cases of one rule, and what they show of it between them. */
class RuleRun {
  readonly #rule: RuleSource;
  readonly #file: CaseFile;
  readonly #trees: CaseTrees;
  readonly #catalog: Catalog;
  readonly #shown = new Set<Role>();

  constructor(rule: RuleSource, file: CaseFile, trees: CaseTrees, catalog: Catalog) {
    this.#rule = rule;
    this.#file = file;
    this.#trees = trees;
    this.#catalog = catalog;
  }

  async *results(): AsyncGenerator<CaseResult> {
    for (const [index, one] of (this.#file.cases ?? []).entries()) {
      try {
        yield await this.#run(one, index);
      } catch (error) {
        if (!(error instanceof ChangeError)) throw error;
        this.#expected(one);
        yield this.#result(one, index, [{ at: error.at, message: error.message, expected: [], found: [], both: [] }]);
      }
    }
  }

  /** What no case shows, though every rule has to. */
  unshown(): Problem[] {
    const best = strongest(this.#rule) ?? 'confirmed';
    const told: Readonly<Record<Role, string>> = {
      hit: `no hit: no case expects ${best}`,
      'near miss': 'no near miss: no case is possible, or ruled out though something looks like the cause',
      'not assessable': 'no case expects not-assessable, on a bundle that lacks what the rule needs',
    };
    return ROLES.filter((role) => !this.#shown.has(role)).map((role) => ({
      file: this.#file.file,
      line: 1,
      column: 1,
      message: told[role],
    }));
  }

  async #run(one: CaseSource, index: number): Promise<CaseResult> {
    const base = await baseOf(this.#file.file, one, this.#trees);
    if (base === undefined) {
      this.#expected(one);
      return { ...this.#result(one, index, []), status: 'skipped' };
    }
    const trial = await tryCase(this.#rule.id, one, base, this.#catalog);
    if (trial.mismatches.length > 0) this.#expected(one);
    else await this.#found(trial.outcome, trial.tree);
    const mismatches = await Promise.all(trial.mismatches.map((mismatch) => this.#explained(mismatch, trial.tree)));
    mismatches.push(...(await this.#verified(one.later ?? [], trial.tree)));
    return this.#result(one, index, mismatches);
  }

  async #verified(later: readonly LaterSource[], before: Tree): Promise<Mismatch[]> {
    if (later.length === 0) return [];
    const earlier = await examineTree(before, this.#catalog);
    const found: Mismatch[] = [];
    for (const [index, one] of later.entries()) {
      try {
        const tree = await this.#laterTree(one, before);
        if (tree === undefined) continue;
        const said = await tryLater(this.#rule.id, earlier, tree, this.#catalog);
        found.push(...judgeLater(index, one.verify, said));
      } catch (error) {
        if (!(error instanceof ChangeError)) throw error;
        const at = ['later', index, ...error.at];
        found.push({ at, message: error.message, expected: [], found: [], both: [] });
      }
    }
    return found;
  }

  /** `undefined` where what it begins as lies in a repository that is not there: then it is left out. */
  async #laterTree(later: LaterSource, before: Tree): Promise<Tree | undefined> {
    const beginsElsewhere = later.tree !== undefined || later.evidence !== undefined || later.fixture !== undefined;
    const base = beginsElsewhere ? await baseOf(this.#file.file, later, this.#trees) : before;
    return base === undefined ? undefined : changed(base, later);
  }

  /** A status that is wrong is told with what the rule saw: that is where its writer looks next. */
  async #explained(mismatch: Mismatch, tree: Tree): Promise<Mismatch> {
    if (mismatch.at.join('.') !== 'expect.status') return mismatch;
    const assessment = await assessTree(this.#rule.id, tree, this.#catalog);
    if (assessment === undefined) return mismatch;
    const seen = [...assessment.seen.keys()];
    const ruling = assessment.ruling === undefined ? '' : `; ruled out where ${assessment.ruling.when}`;
    return { ...mismatch, message: `status; seen: ${seen.join(', ') || 'no signal'}${ruling}` };
  }

  #expected({ expect }: CaseSource): void {
    const role = roleOf(expect.status, this.#rule);
    if (role !== undefined) this.#shown.add(role);
  }

  async #found(outcome: Parameters<typeof roleOf>[0], tree: Tree): Promise<void> {
    const role = roleOf(outcome, this.#rule);
    if (role === undefined || this.#shown.has(role)) return;
    const assessment = role === 'near miss' ? await assessTree(this.#rule.id, tree, this.#catalog) : undefined;
    if (assessment === undefined || isNearMiss(assessment)) this.#shown.add(role);
  }

  #result(one: CaseSource, index: number, mismatches: readonly Mismatch[]): CaseResult {
    return {
      rule: this.#rule.id,
      name: one.name,
      file: this.#file.file,
      ...this.#file.locate([index, 'name'], 0),
      status: mismatches.length === 0 ? 'passed' : 'failed',
      mismatches: mismatches.map(({ at, ...rest }) => ({ ...rest, ...this.#file.locate([index, ...at], 0) })),
    };
  }
}
