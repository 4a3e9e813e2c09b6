import type { Fact, Frame, Kind } from '../model/fact.ts';

/** Scalars as CEL sees them: unknown text is `""`, an unknown number is -1, an unknown truth is false. */
type ViewValue = string | bigint | boolean | readonly string[] | readonly FrameView[];

export class FrameView {
  readonly function: string;
  readonly module: string;
  readonly reliable: boolean;
  readonly frame: Frame;

  constructor(frame: Frame) {
    this.function = frame.function;
    this.module = frame.module ?? '';
    this.reliable = frame.reliable;
    this.frame = frame;
  }
}

export const FRAME_FIELDS = { function: 'string', module: 'string', reliable: 'bool' } as const;

/** A fact as an expression sees it. The evaluator tells types apart by class, so each kind has a class of its own. */
export interface FactView {
  readonly fact: Fact;
}

export interface KindView {
  readonly kind: Kind;
  /** `fuse-waiters` → `fuseWaiters` */
  readonly variable: string;
  /** `fuse-waiters` → `FuseWaiters` */
  readonly type: string;
  readonly constructor: new (fact: Fact) => FactView;
  readonly celFields: Readonly<Record<string, string>>;
}

const CEL_TYPES: Readonly<Record<string, string>> = {
  string: 'string',
  int: 'int',
  bool: 'bool',
  strings: 'list<string>',
  frames: 'list<Frame>',
};

export function kindView(kind: Kind): KindView {
  const camel = kind.name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const fields = Object.entries(kind.fields).map(([name, type]) => [name, type.replace('?', '')] as const);
  const visible = fields.filter(([, type]) => type in CEL_TYPES);
  class View implements FactView {
    readonly fact: Fact;
    constructor(fact: Fact) {
      this.fact = fact;
      for (const [name, type] of visible) Reflect.set(this, name, toCel(type, fieldOf(fact, name)));
    }
  }
  return {
    kind,
    variable: camel,
    type: camel.charAt(0).toUpperCase() + camel.slice(1),
    constructor: View,
    celFields: Object.fromEntries(visible.map(([name, type]) => [name, CEL_TYPES[type] ?? 'dyn'])),
  };
}

/** Reads a field by name; facts are plain records, and `Fields` is what says which names there are. */
export function fieldOf(fact: Fact, name: string): unknown {
  return Object.hasOwn(fact, name) ? Reflect.get(fact, name) : undefined;
}

export function originsOf(fact: Fact, name: string): readonly Fact['source'][] {
  const value = fieldOf(fact, name);
  // `Fields` says that this name is of type `origins`; compile.ts has checked it.
  return Array.isArray(value) ? (value as readonly Fact['source'][]) : [];
}

function toCel(type: string, value: unknown): ViewValue {
  switch (type) {
    case 'int':
      return typeof value === 'number' && Number.isSafeInteger(Math.trunc(value)) ? BigInt(Math.trunc(value)) : -1n;
    case 'bool':
      return value === true;
    case 'strings':
      return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
    case 'frames':
      return Array.isArray(value) ? (value as readonly Frame[]).map((frame) => new FrameView(frame)) : [];
    default:
      return typeof value === 'string' ? value : '';
  }
}
