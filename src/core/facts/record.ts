import type { Fact, Frame, Kind } from '../model/fact.ts';

/**
 * A fact as `unhang facts` prints it: kind, source, and the fields of its kind; what is unknown is left out. `root` is
 * where the bundle of its host lies, where several were sent as one.
 */
export function factRecord(kind: Kind, fact: Fact, root?: string): Record<string, unknown> {
  const { path, line } = fact.source;
  const fields = Object.entries(kind.fields).flatMap(([name, type]): [string, unknown][] => {
    const value: unknown = Object.getOwnPropertyDescriptor(fact, name)?.value;
    if (value === undefined || type.startsWith('origins')) return [];
    // `Kind` says that a field of type `frames` holds frames.
    return [[name, type.startsWith('frames') ? (value as readonly Frame[]).map(frameRecord) : value]];
  });
  return {
    kind: kind.name,
    source: { path, line, ...(root === undefined ? {} : { root }) },
    ...Object.fromEntries(fields),
  };
}

function frameRecord(frame: Frame): Record<string, unknown> {
  const { function: name, offset, module, reliable } = frame;
  return {
    function: name,
    ...(offset === undefined ? {} : { offset }),
    ...(module === undefined ? {} : { module }),
    reliable,
  };
}
