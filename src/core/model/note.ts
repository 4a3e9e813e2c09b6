/** What could not be read, or not be read whole. Notes end up in `bundle.notes`; nothing in them is ever an error. */
export interface Note {
  readonly code: NoteCode;
  /** Member the note is about; absent for the bundle as a whole. */
  readonly path?: string;
  readonly line?: number;
  /** What exactly, in plain English without bundle text: numbers, limits, a command that was expected. */
  readonly detail?: string;
  /** How many such notes this one stands for. */
  readonly count?: number;
}

/**
 * `truncated`, `damaged`: the archive ended or broke; what lies behind is unknown. `too-large`: a limit was hit.
 * `unreadable-line`: a line of a known file that its parser could not make sense of. `undecodable`: bytes that no
 * encoding explains. `encrypted`: an archive inside that only its receiver can open. `skipped`: a member of a kind we do not read. `duplicate`: a path that occurs twice. `bad-name`:
 * a member whose name we refuse. `unrecognised`: pasted or loose text of no known kind. `misplaced`: pasted into
 * another box than its own. `other-root`: members under a second top folder. `trailing`: bytes after the end.
 * `parser-failed`: a defect of ours, contained. `contradiction`: two homes of one fact that disagree. `left-out`: read,
 * but not listed, since the document has a limit as well.
 */
export type NoteCode =
  | 'truncated'
  | 'damaged'
  | 'too-large'
  | 'unreadable-line'
  | 'undecodable'
  | 'encrypted'
  | 'skipped'
  | 'duplicate'
  | 'bad-name'
  | 'unrecognised'
  | 'misplaced'
  | 'other-root'
  | 'trailing'
  | 'parser-failed'
  | 'contradiction'
  | 'left-out';

/** Notes after which absence proves nothing: `bundle.complete` is false. */
export const INCOMPLETE: ReadonlySet<NoteCode> = new Set([
  'truncated',
  'damaged',
  'too-large',
  'encrypted',
  'parser-failed',
]);
