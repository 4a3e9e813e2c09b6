import type { Step } from '../model/diagnosis.ts';
import type { Locale } from '../model/locale.ts';
import type { Reproduction } from '../model/reproduction.ts';
import type { TextOptions } from './text.ts';
import { TextPage } from './text-page.ts';

const WORDS = {
  en: {
    where: 'Only on a machine that you can do without. It may hang for good; every command needs root.',
    steps: 'Reproduce in a lab',
    cleanUp: 'Clean up, always',
    none: 'This rule tells no way to make its cause.',
    nothing: 'This rule tells nothing to clean up.',
    made: 'unhang makes it here, captures it, and puts everything back:',
  },
  'zh-CN': {
    where: '只可在可丢弃的机器上进行：它可能一直挂起；所有命令均需 root。',
    steps: '在实验环境中复现',
    cleanUp: '务必清理',
    none: '该规则没有给出复现方法。',
    nothing: '该规则没有给出清理步骤。',
    made: 'unhang 可在本机制造该故障、采集证据，并恢复一切：',
  },
} as const satisfies Record<Locale, Record<string, string>>;

/** `run`: the command that makes it, where it can be made safely. */
export function renderReproduction(
  { rule, title, steps, cleanUp }: Reproduction,
  locale: Locale,
  { run, ...options }: TextOptions & { readonly run?: string } = {},
): string {
  const words = WORDS[locale];
  const page = new TextPage(options.width ?? 80, options.color ?? false);
  page.item(`${rule}  `, title, { indent: 0, mark: 'strong' });
  page.paragraph(words.where, 2, 'warn');
  page.heading(words.steps);
  writeSteps(page, steps, words.none);
  page.heading(words.cleanUp);
  writeSteps(page, cleanUp, words.nothing);
  if (run !== undefined) {
    page.blank();
    page.paragraph(words.made);
    page.command(run, 4);
  }
  return page.toString();
}

function writeSteps(page: TextPage, steps: readonly Step[], none: string): void {
  if (steps.length === 0) page.paragraph(none);
  steps.forEach(({ do: what, run }, index) => {
    page.item(`${index + 1}. `, what, {});
    if (run !== undefined) page.command(run, 7);
  });
}
