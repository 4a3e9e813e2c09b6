import {
  type CelInput,
  celEnv,
  celMethod,
  CelScalar,
  type CelValue,
  isCelError,
  isCelList,
  isCelMap,
  parse,
  plan,
} from '@bufbuild/cel';
import type { Fact, Facts, Frame, Kind } from '../../../../src/core/model/fact.ts';
import { olderThan } from '../../../../src/core/model/versions.ts';

/** What marks a fact in the oracle's world, where it is a map: its place among those of its kind. */
const PLACE = '#';

type Variables = Record<string, CelInput>;

/** Ours, as the oracle needs them told: `re` by another engine than the one we ship. */
const FUNCTIONS = [
  celMethod('re', CelScalar.STRING, [CelScalar.STRING], CelScalar.BOOL, function (this: string, pattern: string) {
    // RE2 takes flags inside the pattern, which this engine does not.
    const [, flags = '', rest = ''] = /^(?:\(\?(i)\))?([^]*)$/.exec(pattern) ?? [];
    return new RegExp(rest, `u${flags}`).test(this);
  }),
  celMethod('olderThan', CelScalar.STRING, [CelScalar.STRING], CelScalar.BOOL, function (this: string, than: string) {
    return olderThan(this, than);
  }),
];

const environment = celEnv({ funcs: FUNCTIONS });

/** What another implementation of CEL makes of an expression. Facts come back as their places. */
export function oracle(source: string): (variables: Variables) => unknown {
  const run = plan(environment, parse(source));
  return (variables) => plainOf(run(variables));
}

function plainOf(value: unknown): unknown {
  if (isCelError(value)) throw new Error(value.message);
  if (isCelList(value)) return [...value].map((item: CelValue) => plainOf(item));
  return isCelMap(value) ? { place: value.get(PLACE) } : value;
}

/** Lists of facts as lists of maps; written anew, so that a mistake in our own views shows. */
export function oracleFacts(facts: Facts, kinds: readonly Kind[]): Variables {
  return Object.fromEntries(
    kinds.map((kind) => [
      kind.name
        .split('-')
        .map((part, index) => (index === 0 ? part : part.slice(0, 1).toUpperCase() + part.slice(1)))
        .join(''),
      (facts.named(kind.name) ?? []).map((fact, place) => mapOf(kind, fact, place)),
    ]),
  );
}

function mapOf(kind: Kind, fact: Fact, place: number): CelInput {
  const fields = Object.entries(kind.fields).flatMap(([name, type]): [string, CelInput][] => {
    const value: unknown = Reflect.get(fact, name);
    switch (type.replace('?', '')) {
      case 'string':
        return [[name, (value as string | undefined) ?? '']];
      case 'int':
        return [[name, value === undefined ? -1n : BigInt(Math.trunc(value as number))]];
      case 'bool':
        return [[name, value === true]];
      case 'strings':
        return [[name, [...((value as readonly string[] | undefined) ?? [])]]];
      case 'frames':
        return [[name, ((value as readonly Frame[] | undefined) ?? []).map(frameOf)]];
      default:
        return [];
    }
  });
  return new Map<string, CelInput>([[PLACE, BigInt(place)], ...fields]);
}

function frameOf({ function: name, module, reliable }: Frame): CelInput {
  return new Map<string, CelInput>([
    ['function', name],
    ['module', module ?? ''],
    ['reliable', reliable],
  ]);
}
