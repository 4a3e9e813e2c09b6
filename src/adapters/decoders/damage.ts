import type { Coding } from '../../core/model/bytes.ts';
import { UnhangError } from '../../core/model/errors.ts';

/**
 * How compressed data failed. `trailing`: whole streams were decoded, then came bytes that are none. `unsupported`: sound
 * as far as one can tell, but it needs more memory or another variant than we decode.
 */
export type Failure = 'truncated' | 'corrupt' | 'trailing' | 'unsupported';

const SAID: Readonly<Record<Failure, (coding: Coding) => string>> = {
  truncated: (coding) => `the ${coding} data ends too early`,
  corrupt: (coding) => `the ${coding} data is damaged`,
  trailing: (coding) => `bytes that are no ${coding} data follow behind its end`,
  unsupported: (coding) =>
    `the ${coding} data is of a variant, or needs more memory, than is decoded here; unpack it and send what is inside`,
};

export function damage(coding: Coding, reason: Failure, cause?: unknown): UnhangError {
  const code = reason === 'unsupported' ? 'UNSUPPORTED' : 'DAMAGED';
  return new UnhangError(code, SAID[reason](coding), { details: { reason, compression: coding }, cause });
}

/** What a decoder throws whose signal was aborted. */
export function calledOff(): UnhangError {
  return new UnhangError('ABORTED', 'The reading was called off.');
}

export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
