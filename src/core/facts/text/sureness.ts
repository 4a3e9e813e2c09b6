/** How large a part of the lines that are not blank is of a certain form. */
export function shareOf(head: readonly string[], fits: (line: string) => boolean): number {
  const lines = head.filter((line) => line.trim() !== '');
  return lines.length === 0 ? 0 : lines.filter(fits).length / lines.length;
}

/**
 * From a share of fitting lines to a sureness. Half of them must fit: pasted text brings prompts and messages along. A
 * name that fits as well settles a draw between two formats, and never makes up for content.
 */
export function sureness(share: number, nameFits = false): number {
  return share < 0.5 ? 0 : 0.55 + 0.3 * share + (nameFits ? 0.1 : 0);
}
