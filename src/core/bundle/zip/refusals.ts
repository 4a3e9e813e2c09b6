import { UnhangError } from '../../model/errors.ts';
import type { Limits } from '../limits.ts';
import { nameOfMethod } from './methods.ts';

export function splitZip(): UnhangError {
  return new UnhangError(
    'UNSUPPORTED',
    'This is one part of a split zip archive (.z01, .z02, … .zip), which is only whole together with the others. ' +
      'Join the parts (zip -s 0 PARTS.zip --out whole.zip), or unpack them and send what is inside.',
  );
}

function encryptedZip(): UnhangError {
  return new UnhangError(
    'ENCRYPTED',
    'Every file in this zip archive is encrypted. Unpack it with its password, and send what comes out of it.',
  );
}

function unreadableZip(methods: readonly number[]): UnhangError {
  const names = methods.map(nameOfMethod).join(', ');
  return new UnhangError(
    'UNSUPPORTED',
    `Every file in this zip archive is packed with a method that is not read here (${names}). ` +
      'Unpack it and send what comes out of it.',
  );
}

function overlappingZip(): UnhangError {
  return new UnhangError(
    'DAMAGED',
    'The files in this zip archive lie over one another, as in a zip bomb. No program writes such an archive: pack it anew.',
    { details: { reason: 'overlap' } },
  );
}

/** What the directory declares, against the same limits as bytes that were really unpacked. */
export function declaredTooLarge(
  declared: number,
  sent: number,
  limits: Pick<Limits, 'expandedBytes' | 'ratio' | 'ratioFloorBytes'>,
): UnhangError | undefined {
  const { expandedBytes, ratio, ratioFloorBytes } = limits;
  if (declared > expandedBytes) return tooLarge('expandedBytes', expandedBytes, `${expandedBytes} bytes`);
  if (declared > ratioFloorBytes && declared > ratio * sent) return tooLarge('ratio', ratio, `${ratio} times its size`);
  return undefined;
}

function tooLarge(limit: string, max: number, much: string): UnhangError {
  return new UnhangError(
    'TOO_LARGE',
    `The zip archive says that it unpacks to more than ${much}. Raise the limit if you trust its sender.`,
    { details: { limit, max } },
  );
}

/** Methods named in a refusal. */
const NAMED = 5;

/** Counts what was read and what could not be, to tell an archive of which nothing can be read. */
export class ZipTally {
  #readable = 0;
  #encrypted = 0;
  #overlapping = 0;
  readonly #methods = new Set<number>();

  readable(): void {
    this.#readable += 1;
  }

  encrypted(): void {
    this.#encrypted += 1;
  }

  unknown(method: number): void {
    if (this.#methods.size < NAMED) this.#methods.add(method);
  }

  overlapping(): void {
    this.#overlapping += 1;
  }

  /** Throws where there are files, and none of them can be read. */
  check(): void {
    if (this.#readable > 0) return;
    if (this.#encrypted > 0) throw encryptedZip();
    if (this.#overlapping > 0) throw overlappingZip();
    if (this.#methods.size > 0) throw unreadableZip([...this.#methods]);
  }
}
