import type { Compression } from '../../core/model/bytes.ts';
import { UnhangError } from '../../core/model/errors.ts';

/**
 * How compressed data failed. `trailing`: whole streams were decoded, then came bytes that are none. `unsupported`: sound
 * as far as one can tell, but it needs more memory or another variant than we decode.
 */
export type Failure = 'truncated' | 'corrupt' | 'trailing' | 'unsupported';

const SAID: Readonly<Record<Failure, (compression: Compression) => string>> = {
  truncated: (compression) => `the ${compression} data ends too early`,
  corrupt: (compression) => `the ${compression} data is damaged`,
  trailing: (compression) => `bytes that are no ${compression} data follow behind its end`,
  unsupported: (compression) =>
    `the ${compression} data is of a variant, or needs more memory, than is decoded here; unpack it and send what is inside`,
};

export function damage(compression: Compression, reason: Failure, cause?: unknown): UnhangError {
  const code = reason === 'unsupported' ? 'UNSUPPORTED' : 'DAMAGED';
  return new UnhangError(code, SAID[reason](compression), { details: { reason, compression }, cause });
}

/** What a decoder throws whose signal was aborted. */
export function calledOff(): UnhangError {
  return new UnhangError('ABORTED', 'The reading was called off.');
}

export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
