import { describe, expect, it } from 'vitest';
import { FrameView, fieldOf, kindView, originsOf } from '../../../src/core/findings/kind-views.ts';
import { allKinds } from '../../../src/core/diagnose.ts';
import { line, others, thing, things } from './support/rules.ts';

const view = kindView(things);
const seen = (fields: Parameters<typeof thing>[0] = {}): Record<string, unknown> => {
  const made = new view.constructor(thing(fields));
  return Object.fromEntries(Object.keys(view.celFields).map((name) => [name, Reflect.get(made, name)]));
};

describe('a kind', () => {
  it.each([
    ['others', 'others', 'Others'],
    ['some-things', 'someThings', 'SomeThings'],
  ])('%s is the variable %s of type %s', (name, variable, type) => {
    const kind = [things, others].find((one) => one.name === name);
    expect(kind && kindView(kind)).toMatchObject({ variable, type });
  });

  it('shows all its fields but further lines, typed for CEL', () => {
    expect(view.celFields).toEqual({
      name: 'string',
      count: 'int',
      flag: 'bool',
      tags: 'list<string>',
      frames: 'list<Frame>',
      nick: 'string',
      age: 'int',
    });
  });

  it('has a class of its own, by which the evaluator tells it', () => {
    expect(kindView(others).constructor).not.toBe(view.constructor);
  });
});

describe('a view', () => {
  it('keeps its fact', () => {
    const fact = thing({ name: 'b' });
    expect(new view.constructor(fact).fact).toBe(fact);
  });

  it('shows what is unknown as "", -1, false and empty lists', () => {
    const empty = {
      ...thing(),
      name: undefined,
      count: undefined,
      flag: undefined,
      tags: undefined,
      frames: undefined,
    };
    const made = new view.constructor(empty);
    expect(
      ['name', 'nick', 'count', 'age', 'flag', 'tags', 'frames'].map((name): unknown => Reflect.get(made, name)),
    ).toEqual(['', '', -1n, -1n, false, [], []]);
  });

  it.each([
    [0, 0n],
    [-5, -5n],
    [1.9, 1n],
    [2 ** 53 - 1, 9007199254740991n],
    [2 ** 53, -1n],
    [Number.NaN, -1n],
    [Number.POSITIVE_INFINITY, -1n],
  ])('shows the number %d as %d', (count, shown) => {
    expect(seen({ count })['count']).toBe(shown);
  });

  it('shows frames as frames', () => {
    const frames = [
      { function: 'fuse_get_req', module: 'fuse', reliable: true, source: line(1) },
      { function: 'old', reliable: false, source: line(2) },
    ];
    const shown = seen({ frames })['frames'];
    expect(shown).toEqual([expect.any(FrameView), expect.any(FrameView)]);
    expect(shown).toMatchObject([
      { function: 'fuse_get_req', module: 'fuse', reliable: true },
      { function: 'old', module: '', reliable: false },
    ]);
  });

  it('does not see what a fact has from its prototype', () => {
    expect(fieldOf(thing(), 'toString')).toBeUndefined();
    expect(fieldOf(thing(), '__proto__')).toBeUndefined();
    expect(originsOf(thing(), 'nick')).toEqual([]);
    expect(originsOf(thing({ more: [line(7)] }), 'more')).toEqual([line(7)]);
  });
});

describe('the kinds there are', () => {
  const views = allKinds.map(kindView);

  it('have variables and types of their own', () => {
    expect(new Set(views.map(({ variable }) => variable)).size).toBe(views.length);
    expect(new Set(views.map(({ type }) => type)).size).toBe(views.length);
    for (const { variable } of views) expect(variable).toMatch(/^[a-z][A-Za-z0-9]*$/);
  });

  it('have no field that would hide the fact', () => {
    for (const { celFields } of views) expect(Object.keys(celFields)).not.toContain('fact');
  });
});
