import { describe, expect, test } from 'vitest';
import { filteredList, LazyExpression } from '../../../src/core/findings/lazy-expression.ts';
import type { Expression } from '../../../src/core/findings/expressions.ts';

describe('which list decides alone', () => {
  test.each([
    ['tasks.filter(t, t.pid == 1)', 'tasks'],
    ['  tasks.filter(t, t.pid == 1) ', 'tasks'],
    ['tasks.filter(t, t.comm.re("^(df|ls)$"))', 'tasks'],
    ['tasks.filter(t, t.comm == \'a)b\' && t.x == "(")', 'tasks'],
    ["tasks.filter(t, t.comm == 'it\\'s (')", 'tasks'],
    ['waits.filter(w, a.exists(b, b.x == w.x)).map(w, w.target)', 'waits'],
    ['waits.filter(w, true).filter(w, w.x)', 'waits'],
    ['tasks.map(t, t.comm)', 'tasks'],
  ])('%s', (source, list) => {
    expect(filteredList(source)).toBe(list);
  });

  test.each([
    'tasks.filter(t, true) + waits.filter(w, true)',
    'tasks.exists(t, true)',
    'size(tasks.filter(t, true)) > 0',
    'tasks.filter(t, true).size()',
    'tasks.filter(t, t.x == r"\\")',
    "tasks.filter(t, t.x == '''a''')",
    'tasks.filter(t, true',
    'a && b',
    '[1].filter(x, true)',
    '',
  ])('none in %s', (source) => {
    expect(filteredList(source)).toBeUndefined();
  });
});

test('what filters an empty list is not parsed', () => {
  let parsed = 0;
  const expression = new LazyExpression('tasks.filter(t, t.pid == waits[0].pid)', () => {
    parsed += 1;
    return { cost: () => 7, evaluate: () => ['seen'], reads: ['tasks'] } as unknown as Expression;
  });
  expect(expression.evaluate({ tasks: [] })).toEqual([]);
  expect(expression.cost({ tasks: [] })).toBe(1);
  expect(parsed).toBe(0);
  expect(expression.evaluate({ tasks: ['one'] })).toEqual(['seen']);
  expect(expression.cost({ tasks: ['one'] })).toBe(7);
  expect(expression.reads).toEqual(['tasks']);
  expect(parsed).toBe(1);
});
