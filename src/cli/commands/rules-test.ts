import { type CaseResult, type PlacedMismatch, type TestReport, testRules } from '../../cases/test-rules.ts';
import { local } from '../../compose.ts';
import { type Paint, painter } from '../../core/words/ansi.ts';
import { visible } from '../../core/words/escape.ts';
import { BUILT_IN_RULES, SHARED_TREES } from '../built-in-rules.ts';
import { EXIT } from '../exit.ts';
import { type Terminal, wantsColor, writeOut } from '../terminal.ts';
import { problemLine } from './rules-check.ts';

export interface TestRequest {
  readonly directory: string | undefined;
  /** Ids of the only rules to test. */
  readonly only: readonly string[] | undefined;
  readonly noColor: boolean;
}

/** Lines of a mismatch that are shown of what was found, so that one wrong case does not scroll the others away. */
const MAX_FOUND = 12;

export async function testCommand(request: TestRequest, terminal: Terminal): Promise<number> {
  const folder = request.directory ?? BUILT_IN_RULES;
  const paint = painter(wantsColor(terminal, request.noColor));
  const rules = await local.readRuleFiles(folder);
  const cases = await local.readCaseFiles(folder);
  const failures: string[] = [];
  const report = await testRules({ rules, cases }, local.caseTrees(SHARED_TREES), {
    only: request.only ?? [],
    onResult: (result) => failures.push(...failureLines(result, paint)),
  });
  const lines = [...report.problems.map(problemLine), ...failures, ...summary(report, paint)];
  await writeOut(terminal.stdout, lines.map((line) => `${line}\n`).join(''));
  return report.failed > 0 || report.problems.length > 0 ? EXIT.found : EXIT.analysed;
}

function failureLines(result: CaseResult, paint: Paint): string[] {
  return result.mismatches.flatMap((mismatch) => {
    const { line, column, message } = mismatch;
    const place = `${result.file}:${line}:${column}:`;
    return [`${paint('strong', visible(place))} ${visible(`“${result.name}”: ${message}`)}`, ...diff(mismatch, paint)];
  });
}

/** `-` was expected, `+` was found, and what stands without a mark is both. */
function diff({ expected, found, both }: PlacedMismatch, paint: Paint): string[] {
  const more = found.length - MAX_FOUND;
  return [
    ...expected.map((text) => `    ${paint('bad', `- ${visible(text)}`)}`),
    ...found.slice(0, MAX_FOUND).map((text) => `    ${paint('good', `+ ${visible(text)}`)}`),
    ...(more > 0 ? [`    ${paint('dim', `+ … ${more} more`)}`] : []),
    ...both.map((text) => `    ${paint('dim', `  ${visible(text)}`)}`),
  ];
}

function summary({ rules, passed, failed, skipped, problems }: TestReport, paint: Paint): string[] {
  const total = passed + failed + skipped;
  const counts = [`${passed} passed`, `${failed} failed`].join(', ');
  const head = `${rules} ${rules === 1 ? 'rule' : 'rules'}, ${total} ${total === 1 ? 'case' : 'cases'}: ${counts}`;
  return [
    ...(failed > 0 ? [paint('dim', '- expected, + found')] : []),
    failed > 0 || problems.length > 0 ? paint('bad', head) : paint('good', head),
    ...(skipped > 0
      ? [`${skipped} not run: they need the repository, for their trees in test/ are not installed with unhang`]
      : []),
  ];
}
