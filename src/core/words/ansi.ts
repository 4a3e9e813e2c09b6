/** What a piece of terminal text is; colour only ever repeats what a word or a mark beside it says. */
export type Style = 'bad' | 'warn' | 'good' | 'dim' | 'strong' | 'command';

/** SGR parameters (ECMA-48, 8.3.117): the eight basic colours, which every theme keeps readable. */
const CODES: Readonly<Record<Style, string>> = {
  bad: '1;31',
  warn: '1;33',
  good: '1;32',
  dim: '2',
  strong: '1',
  command: '36',
};

export type Paint = (style: Style, text: string) => string;

export function painter(color: boolean): Paint {
  return (style, text) => (color && text !== '' ? `\x1b[${CODES[style]}m${text}\x1b[0m` : text);
}
