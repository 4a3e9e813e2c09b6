/** An expression that did not compile; `offset` counts characters from its start. */
export class ExpressionError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'ExpressionError';
    this.offset = offset;
  }
}

export function asExpressionError(error: unknown): ExpressionError {
  if (!(error instanceof Error)) return new ExpressionError('not an expression', 0);
  const offset = 'range' in error ? startOf(error.range) : 0;
  // The library draws the source with a caret below the message; file, line and column say it better.
  return new ExpressionError(error.message.split('\n', 1)[0] ?? error.message, offset);
}

function startOf(range: unknown): number {
  return typeof range === 'object' && range !== null && 'start' in range && typeof range.start === 'number'
    ? range.start
    : 0;
}
