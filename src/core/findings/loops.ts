/** The macros that loop. */
export const LOOPS: ReadonlySet<string> = new Set(['filter', 'map', 'exists', 'exists_one', 'all']);
