import type { Container } from './diagnosis/conclude.ts';
import { allKinds } from './diagnose.ts';
import { UnhangError } from './model/errors.ts';
import { Facts } from './model/fact.ts';
import type { HostRead, Reading } from './reading.ts';

/** Grows whenever what an older release kept can no longer be read. */
const FORM = 1;

interface Head {
  readonly form: number;
  readonly whole?: Container;
}

/** Begins a host; what follows are its kinds, and the facts of each behind it. */
interface HostLine {
  readonly root: string;
  readonly container: Container;
}

interface KindLine {
  readonly kind: string;
  readonly count: number;
}

/**
 * A reading as lines of JSON, so that it is assessed again in milliseconds: a head, and for each host its container and
 * its facts, kind by kind. A kind without a line is unknown, one with a count of 0 was looked at and is empty.
 */
export function* keptLines({ whole, hosts }: Reading): Generator<string> {
  yield JSON.stringify({ form: FORM, whole } satisfies Head);
  for (const { root, container, facts } of hosts) {
    yield JSON.stringify({ root, container } satisfies HostLine);
    for (const kind of facts.names()) {
      const rows = facts.named(kind) ?? [];
      yield JSON.stringify({ kind, count: rows.length } satisfies KindLine);
      for (const row of rows) yield JSON.stringify(row);
    }
  }
}

/** Reads those lines back. Kinds that this release does not know are left out. */
export function readingOf(lines: Iterable<string>): Reading {
  const reader = lines[Symbol.iterator]();
  const head = next(reader) as Head | undefined; // each line is ours: `keptLines` wrote it
  if (head?.form !== FORM) throw unreadable(`its form is ${String(head?.form)}, and this release reads ${FORM}`);
  const kinds = new Map(allKinds.map((kind) => [kind.name, kind]));
  const hosts: HostRead[] = [];
  let line = nextLine(reader);
  while (line !== undefined) {
    const { root, container } = line;
    const facts = new Facts();
    for (line = nextLine(reader); line !== undefined && 'kind' in line; line = nextLine(reader)) {
      const rows = rowsOf(reader, line);
      const kind = kinds.get(line.kind);
      if (kind !== undefined) facts.set(kind, rows);
    }
    hosts.push({ root, container, facts });
  }
  return { ...(head.whole !== undefined && { whole: head.whole }), hosts };
}

function rowsOf(reader: Iterator<string>, { kind, count }: KindLine): never[] {
  return Array.from({ length: count }, () => {
    const row = next(reader);
    if (row === undefined) throw unreadable(`it ends within the facts of ${kind}`);
    return row as never; // of its kind, since `keptLines` wrote it
  });
}

function nextLine(reader: Iterator<string>): (HostLine & KindLine) | undefined {
  return next(reader) as (HostLine & KindLine) | undefined; // one of the two
}

function next(reader: Iterator<string>): unknown {
  const { done, value } = reader.next() as IteratorResult<string, unknown>;
  return done === true ? undefined : JSON.parse(value);
}

function unreadable(why: string): UnhangError {
  return new UnhangError(
    'UNREADABLE',
    `What was kept of the bundle cannot be read: ${why}. Analyse the bundle itself again.`,
  );
}
