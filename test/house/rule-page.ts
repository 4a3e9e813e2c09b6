import type { CheckSource, FixSource, RuleSource, StepSource, WorkaroundSource } from '../../src/core/model/rule.ts';
import { wordsIn } from '../../src/core/findings/templates.ts';
import type { Locale, Words } from '../../src/core/model/locale.ts';

/** Headings and the few words between the texts of a rule. */
export const LABELS = {
  en: {
    all: 'All rules',
    severity: { low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
    headline: 'In one sentence',
    signals: 'What it looks for',
    holds: 'When it holds',
    ruledOut: 'What rules it out',
    byAbsence: 'counts only where the whole bundle could be read',
    chain: 'From the cause to the hang',
    needs: 'What it needs',
    missing: 'What else would tell',
    workarounds: 'To get going again',
    fix: 'To mend it',
    verify: 'To see that it is mended',
    reproduce: 'To see it happen',
    references: 'Read more',
    risk: 'Risk',
    risks: { none: 'none', low: 'low', medium: 'medium', high: 'high' },
    undo: 'Undo',
    since: 'Since',
    expect: 'Expect',
    patch: 'Patch',
    colon: ': ',
  },
  'zh-CN': {
    all: '全部规则',
    severity: { low: '低', medium: '中', high: '高', critical: '严重' },
    headline: '一句话',
    signals: '查看哪些迹象',
    holds: '何时成立',
    ruledOut: '何以排除',
    byAbsence: '仅在数据包完整可读时有效',
    chain: '从原因到挂起',
    needs: '所需的事实',
    missing: '还有什么能说明更多',
    workarounds: '恢复运行',
    fix: '修复',
    verify: '确认已修复',
    reproduce: '复现',
    references: '延伸阅读',
    risk: '风险',
    risks: { none: '无', low: '低', medium: '中', high: '高' },
    undo: '撤销',
    since: '自',
    expect: '预期',
    patch: '补丁',
    colon: '：',
  },
} as const;

/** One rule as a page of Markdown: everything that its file says, for people who read no YAML. */
export function rulePage(rule: RuleSource, locale: Locale): string {
  const page = new Page(rule, locale);
  return `${page
    .lines()
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** What text may hold of Markdown is shown as it stands; code in it stays code. */
export function prose(text: string): string {
  const parts = text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(`[^`]*`)/);
  return parts.map((part) => (part.startsWith('`') ? part : part.replace(/[\\<>*[\]|#]|\b_|_\b/g, '\\$&'))).join('');
}

class Page {
  readonly #rule: RuleSource;
  readonly #locale: Locale;

  constructor(rule: RuleSource, locale: Locale) {
    this.#rule = rule;
    this.#locale = locale;
  }

  lines(): string[] {
    const { id, severity, title, headline, summary, references } = this.#rule;
    const label = LABELS[this.#locale];
    return [
      `# ${this.#say(title)}`,
      '',
      `\`${id}\` · ${label.severity[severity]} · [${label.all}](../rules.md)`,
      '',
      this.#say(summary),
      '',
      ...this.#section(label.headline, [`> ${this.#say(headline)}`]),
      ...this.#section(label.chain, this.#chain()),
      ...this.#section(label.signals, this.#signals()),
      ...this.#section(label.holds, this.#holds()),
      ...this.#section(label.ruledOut, this.#rulings()),
      ...this.#section(label.needs, this.#facts(this.#rule.needs)),
      ...this.#section(label.missing, this.#facts(this.#rule.missing ?? [])),
      ...this.#section(
        label.workarounds,
        this.#rule.workarounds.flatMap((step) => this.#step(step)),
      ),
      ...this.#section(
        label.fix,
        this.#rule.fix.flatMap((step) => this.#step(step)),
      ),
      ...this.#section(
        label.verify,
        this.#rule.verify.flatMap((step) => this.#step(step)),
      ),
      ...this.#section(
        label.reproduce,
        this.#rule.reproduce.flatMap((step) => this.#step(step)),
      ),
      ...this.#section(
        label.references,
        references.map(({ title: name, url }) => `- [${prose(name)}](${url})`),
      ),
    ];
  }

  #section(heading: string, lines: readonly string[]): string[] {
    return lines.length === 0 ? [] : [`## ${heading}`, '', ...lines, ''];
  }

  #chain(): string[] {
    return this.#rule.chain.map(({ claim }, index) => `${index + 1}. ${this.#say(claim)}`);
  }

  #signals(): string[] {
    const { colon } = LABELS[this.#locale];
    return Object.entries(this.#rule.signals).map(
      ([name, { says }]) => `- \`${name}\`${colon}${prose(fields(wordsIn(says, this.#locale)))}`,
    );
  }

  #holds(): string[] {
    const { colon } = LABELS[this.#locale];
    return Object.entries(this.#rule.holds).map(([outcome, truth]) => `- **${outcome}**${colon}\`${oneLine(truth)}\``);
  }

  #rulings(): string[] {
    const { byAbsence: only } = LABELS[this.#locale];
    return this.#rule.ruledOut.flatMap(({ when, because, byAbsence }) => [
      `- ${this.#say(because)}${byAbsence === true ? ` (${only})` : ''}<br>\`${oneLine(when)}\``,
    ]);
  }

  #facts(facts: readonly { readonly fact: Words; readonly why: Words; readonly command?: string }[]): string[] {
    const { colon } = LABELS[this.#locale];
    return facts.flatMap(({ fact, why, command }) => [
      `- ${this.#say(fact)}${colon}${this.#say(why)}`,
      ...this.#command(command),
    ]);
  }

  #step(step: StepSource & Partial<WorkaroundSource & FixSource & CheckSource>): string[] {
    const label = LABELS[this.#locale];
    const notes = [
      ...(step.risk === undefined ? [] : [`${label.risk}${label.colon}${label.risks[step.risk]}`]),
      ...(step.undo === undefined ? [] : [`${label.undo}${label.colon}${this.#say(step.undo)}`]),
      ...(step.since === undefined ? [] : [`${label.since}${label.colon}${this.#say(step.since)}`]),
      ...(step.expect === undefined ? [] : [`${label.expect}${label.colon}${this.#say(step.expect)}`]),
      ...(step.patch === undefined ? [] : [`${label.patch}${label.colon}\`${step.patch}\``]),
    ];
    return [
      `- ${this.#say(step.do)}${notes.length === 0 ? '' : `<br>${notes.join('; ')}`}`,
      ...this.#command(step.run),
    ];
  }

  #command(command: string | undefined): string[] {
    if (command === undefined) return [];
    const text = command.trimEnd().replace(/\{\{(\w{1,40})\*?\}\}/g, (_, name: string) => this.#stand(name));
    return ['', '  ```sh', ...text.split('\n').map((line) => `  ${line}`.trimEnd()), '  ```', ''];
  }

  #say(words: Words): string {
    const text = wordsIn(words, this.#locale);
    return prose(text.replace(/\{\{(\w{1,40})\*?\}\}/g, (_, name: string) => this.#stand(name)));
  }

  /** What stands for a value where there is no bundle. */
  #stand(name: string): string {
    return this.#rule.values?.[name]?.default || capitals(name);
  }
}

function fields(text: string): string {
  return text.replace(/\{\{(\w{1,40})\}\}/g, (_, name: string) => capitals(name));
}

/** `ageSeconds` → `AGE-SECONDS` */
function capitals(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter}`).toUpperCase();
}

function oneLine(expression: string): string {
  return expression.replace(/\s+/g, ' ').trim();
}
