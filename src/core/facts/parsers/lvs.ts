import type { Parser } from '../../model/parser.ts';
import { logicalVolumes } from '../kinds/storage.ts';
import { isFailure } from '../text/failures.ts';
import { type Token, tokensOf } from '../text/tokens.ts';

const HEADER = /^ {0,8}LV {1,200}VG {1,200}Attr\b/;
/** lvs(8): six letters until 2.02.99, ten since. */
const ATTR = /^[-a-zA-Z]{4}[-a-zA-Z][-a-zA-Z]{1,5}$/;

interface Columns {
  readonly data: Token | undefined;
  readonly meta: Token | undefined;
}

/** `lvs`, whatever columns it was asked for behind the first three. */
export const lvs: Parser = {
  name: 'lvs',
  from: ['sos_commands/lvm2/lvs_*', 'sos_commands/*/lvs_*', 'sos_commands/*/lvs', 'lvs', 'lvs_*', 'lvs-*'],
  homes: 'first',
  emits: [logicalVolumes],
  recognise: (head) => (head.some((line) => HEADER.test(line)) ? 0.96 : 0),
  read(out) {
    let columns: Columns | undefined;
    let failed = false;
    return {
      line(line) {
        const { text } = line;
        if (HEADER.test(text)) {
          const tokens = tokensOf(text, 64);
          const find = (...names: string[]): Token | undefined => tokens.find((token) => names.includes(token.text));
          columns = { data: find('Data%', 'Snap%'), meta: find('Meta%') };
          return;
        }
        failed ||= isFailure(text);
        const tokens = tokensOf(text, 64);
        const [name, vg, attr] = tokens.map((token) => token.text);
        if (columns === undefined || name === undefined || vg === undefined || attr === undefined || !ATTR.test(attr))
          return;
        const state = attr.charAt(4);
        out.add(logicalVolumes, line, {
          name: name.replace(/^\[|\]$/g, ''),
          vg,
          attr,
          suspended: state === 's' || state === 'S',
          invalid: state === 'I' || state === 'S',
          ...percent('dataPercent', tokens, columns.data),
          ...percent('metadataPercent', tokens, columns.meta),
        });
      },
      end: () => ({ settled: columns !== undefined || !failed }),
    };
  },
};

/** The figure below a heading: it may be wider than that by one. */
function percent(field: string, tokens: readonly Token[], heading: Token | undefined): Record<string, number> {
  if (heading === undefined) return {};
  const below = tokens.find(({ start, end }) => start < heading.end + 1 && end > heading.start);
  return below !== undefined && /^\d{1,3}[.,]\d{1,2}$/.test(below.text)
    ? { [field]: Number.parseInt(below.text, 10) }
    : {};
}
