/** Every way in which unhang refuses. Doors map each code to an HTTP status and an exit status. */
export type ErrorCode =
  | 'NOT_A_BUNDLE'
  | 'EMPTY'
  | 'ENCRYPTED'
  | 'UNSUPPORTED'
  | 'DAMAGED'
  | 'TOO_LARGE'
  | 'TOO_SLOW'
  | 'ABORTED'
  | 'UNREADABLE'
  | 'USAGE'
  | 'INVALID_RULE'
  | 'NOT_FOUND'
  | 'OTHER_HOST'
  | 'BUSY'
  | 'BAD_CONFIG'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'GONE'
  | 'CONFLICT'
  | 'CHANGED'
  | 'PRECONDITION'
  | 'QUOTA'
  | 'WRONG_CHECKSUM'
  | 'PARTS_MISSING'
  | 'OBJECT_CHANGED'
  | 'STORE_UNAVAILABLE';

/**
 * The one error class. `message` tells a person what happened, where, and what to do; `details` tells a machine.
 * Content that is merely missing or odd is never an error: it becomes a `Note`.
 */
export class UnhangError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly details?: Readonly<Record<string, string | number>>; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'UnhangError';
    this.code = code;
    this.details = options.details ?? {};
  }
}
