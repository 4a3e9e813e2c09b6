import type { ErrorCode } from '../core/model/errors.ts';

/** Exit statuses of the public contract, and one that it has no need of: a defect of ours (EX_SOFTWARE). */
export const EXIT = { analysed: 0, found: 1, usage: 2, unreadable: 3, partial: 4, defect: 70 } as const;

const STATUS = {
  NOT_A_BUNDLE: EXIT.unreadable,
  EMPTY: EXIT.unreadable,
  ENCRYPTED: EXIT.unreadable,
  UNSUPPORTED: EXIT.unreadable,
  DAMAGED: EXIT.unreadable,
  TOO_LARGE: EXIT.unreadable,
  TOO_SLOW: EXIT.unreadable,
  ABORTED: EXIT.unreadable,
  UNREADABLE: EXIT.unreadable,
  USAGE: EXIT.usage,
  INVALID_RULE: EXIT.usage,
  NOT_FOUND: EXIT.usage,
  OTHER_HOST: EXIT.usage,
  BUSY: EXIT.unreadable,
  BAD_CONFIG: EXIT.usage,
  UNAUTHENTICATED: EXIT.usage,
  FORBIDDEN: EXIT.usage,
  GONE: EXIT.usage,
  CONFLICT: EXIT.usage,
  CHANGED: EXIT.usage,
  PRECONDITION: EXIT.usage,
  QUOTA: EXIT.unreadable,
  WRONG_CHECKSUM: EXIT.unreadable,
  PARTS_MISSING: EXIT.unreadable,
  OBJECT_CHANGED: EXIT.unreadable,
  STORE_UNAVAILABLE: EXIT.unreadable,
} as const satisfies Record<ErrorCode, number>;

export function exitOf(code: ErrorCode): number {
  return STATUS[code];
}
