import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { mounts, mtab } from '../kinds/mounts.ts';
import { mountRow } from '../text/mount-row.ts';
import { shareOf, sureness } from '../text/sureness.ts';

/** Nothing but a path to a mount table: a link written out by `readlink`, or by a checkout without links. */
const LINK_TARGET = /^(?:\S*\/)?(?:mounts|mtab)$/;
/** `ls -l /etc/mtab` */
const LISTED = /^([l-])[rwxsStT-]{9}\S? .* \/?etc\/mtab(?: -> (\S+))?$/;

class MtabReader implements Reader {
  readonly #out: Output;
  #known = false;
  #position = 0;

  constructor(out: Output) {
    this.#out = out;
  }

  line(line: Line): void {
    const text = line.text.trim();
    if (text === '') return;
    const row = mountRow(line.text);
    if (row === undefined) {
      this.#linkOrListing(line, text);
      return;
    }
    this.#form(line, 'regular');
    this.#out.add(mounts, line, { table: 'mtab', ...row, position: this.#position });
    this.#position += 1;
  }

  end(): { readonly settled: boolean } {
    return { settled: this.#known };
  }

  #linkOrListing(line: Line, text: string): void {
    const [, type, target] = LISTED.exec(text) ?? [];
    const link = LINK_TARGET.test(text) ? text : type === 'l' ? target : undefined;
    if (link !== undefined) this.#form(line, 'symlink', link);
    else if (type === '-') this.#form(line, 'regular');
    else this.#out.unreadable(line, 'not a line of mtab');
  }

  #form(line: Line, form: string, link?: string): void {
    if (this.#known) return;
    this.#known = true;
    this.#out.add(mtab, line, link === undefined ? { form } : { form, link });
  }
}

/**
 * /etc/mtab: a table of its own up to RHEL6, SLES11 and Debian 7, a link to the kernel's since. libfuse behaves
 * differently by that, so its form is a fact.
 */
export const mtabFile: Parser = {
  name: 'mtab',
  from: ['etc/mtab'],
  homes: 'first',
  emits: [mtab, mounts],
  settles: [mtab],
  recognise(head, name) {
    const lines = head.filter((line) => line.trim() !== '');
    const [first = ''] = lines;
    if (lines.length <= 3 && lines.some((line) => LISTED.test(line.trim()))) return 0.95;
    if (lines.length === 1 && LINK_TARGET.test(first.trim()) && first.includes('/')) return 0.9;
    return /mtab/.test(name)
      ? sureness(
          shareOf(head, (line) => mountRow(line) !== undefined),
          true,
        )
      : 0;
  },
  link(target, add) {
    add(mtab, { form: 'symlink', link: target });
  },
  read: (out) => new MtabReader(out),
};
