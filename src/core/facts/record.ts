import type { Fact, FieldType, Frame, Kind, Origin } from '../model/fact.ts';

/**
 * A fact as `unhang facts` prints it: kind, source, and the fields of its kind; what is unknown is left out. `root` is
 * where the bundle of its host lies, where several were sent as one.
 */
export function factRecord(kind: Kind, fact: Fact, root?: string): Record<string, unknown> {
  const { path, line } = fact.source;
  const fields = Object.entries(kind.fields).flatMap(([name, type]): [string, unknown][] => {
    const value: unknown = Object.getOwnPropertyDescriptor(fact, name)?.value;
    return value === undefined ? [] : [[name, fieldRecord(type, value)]];
  });
  return {
    kind: kind.name,
    source: { path, line, ...(root === undefined ? {} : { root }) },
    ...Object.fromEntries(fields),
  };
}

/** The text of a line is the bundle's; where it stands is enough to find it. */
function fieldRecord(type: FieldType, value: unknown): unknown {
  // `Kind` says what a field of these types holds.
  if (type.startsWith('frames')) return (value as readonly Frame[]).map(frameRecord);
  return type.startsWith('origins') ? (value as readonly Origin[]).map(({ path, line }) => ({ path, line })) : value;
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
