import { defineKind } from '../../model/fact.ts';

export const members = defineKind('members', 'A member of the bundle that a parser has read, and what it held.', {
  parser: 'string',
  /** The kinds whose answer this member holds, an empty one included. */
  kinds: 'strings',
  /** Facts read from it, of all kinds. */
  rows: 'int',
  lines: 'int',
});
