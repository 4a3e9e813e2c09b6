import { reproductionOf } from '../../cases/reproduction.ts';
import { composeNeeds, local } from '../../compose.ts';
import { loadConfig } from '../../config.ts';
import type { Needs } from '../../cases/diagnose-bundle.ts';
import { diagnose } from '../../core/diagnose.ts';
import type { Diagnosis } from '../../core/model/diagnosis.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { renderReproduction } from '../../core/words/reproduction-text.ts';
import { capturesIn } from '../../lab/captures.ts';
import { hasCommand } from '../../lab/commands.ts';
import { judge, nothingLeft, resultLine } from '../../lab/judge.ts';
import { assertPossible, labEnvironment, lockLab, playScene, settingsFor } from '../../lab/lab.ts';
import type { Scene } from '../../lab/scene.ts';
import { SCENES } from '../../lab/scenes.ts';
import { EXIT } from '../exit.ts';
import { withInput } from '../input.ts';
import { localeOf, noMore, parse } from '../options.ts';
import { type Terminal, wantsColor, widthOf, writeOut } from '../terminal.ts';

const CONSENT = 'i-know-this-is-a-lab';

const OPTIONS = {
  rules: { type: 'string', multiple: true },
  run: { type: 'boolean' },
  [CONSENT]: { type: 'boolean' },
  output: { type: 'string', short: 'o', default: 'lab-out' },
} as const;

/** Prints how to make a cause and how to clean up after it; with `--run` makes it, captures it, and puts all back. */
export async function reproduceCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  const [id, ...more] = positionals;
  if (id === undefined) throw new UnhangError('USAGE', 'reproduce needs the id of a rule; see unhang rules list');
  noMore(more, 'reproduce');
  const locale = localeOf(values.lang, terminal);
  const needs = composeNeeds(loadConfig(terminal.env), { ownRules: await local.loadRules(values.rules ?? []) });
  const reproduction = reproductionOf(needs.catalog, id, locale);
  const scenes = SCENES.filter(({ expect }) => expect.tree.rule === id);
  if (values.run !== true) {
    const run = scenes.length === 0 ? undefined : `unhang reproduce ${id} --run --${CONSENT}`;
    const color = wantsColor(terminal, values['no-color'] === true);
    await writeOut(terminal.stdout, renderReproduction(reproduction, locale, { color, width: widthOf(terminal), run }));
    return EXIT.analysed;
  }
  if (values[CONSENT] !== true) {
    throw new UnhangError('USAGE', `--run hangs this machine; on one that you can do without, add --${CONSENT}`);
  }
  if (scenes.length === 0) {
    throw new UnhangError(
      'USAGE',
      `${id} is not made by unhang, for want of a safe way; without --run its steps are printed`,
    );
  }
  return runScenes(scenes, { output: values.output, needs, terminal });
}

interface Run {
  readonly output: string;
  readonly needs: Needs;
  readonly terminal: Terminal;
}

/** Ends with 1 where a scene did not come about, or is not diagnosed as what it is. */
async function runScenes(scenes: readonly Scene[], run: Run): Promise<number> {
  const { output, terminal } = run;
  // What the lab starts inherits it; nothing else of this process asks for it from here on.
  Object.assign(process.env, labEnvironment(terminal.env['PATH']));
  const settings = settingsFor(hasCommand('sos'));
  assertPossible(scenes, settings);
  if (!settings.sos) terminal.stderr.write('unhang: there is no sos here, so no sosreport is made\n');
  const lock = lockLab();
  let failed = false;
  for (const scene of scenes) {
    const { folder, outcome, status } = await playScene(scene, output, settings, lock);
    if (outcome === 'stopped') return status;
    if (outcome !== 'played') return EXIT.found;
    for (const { capture, path } of capturesIn(folder, settings)) {
      const judged =
        path === undefined
          ? nothingLeft(scene, capture)
          : judge(scene, capture, await diagnosisOf(path, run), idsOf(run.needs));
      failed ||= judged.outcome === 'failed';
      await writeOut(terminal.stdout, resultLine(judged));
    }
  }
  return failed ? EXIT.found : EXIT.analysed;
}

function diagnosisOf(path: string, { needs, terminal }: Run): Promise<Diagnosis> {
  const { catalog, limits } = needs;
  return withInput(path, { needs, terminal, quiet: true }, (input) =>
    diagnose(input.bundle, { catalog, locale: 'en', limits, identity: () => input.identity() }),
  );
}

function idsOf({ catalog }: Needs): ReadonlySet<string> {
  return new Set(catalog.rules.map(({ source }) => source.id));
}
