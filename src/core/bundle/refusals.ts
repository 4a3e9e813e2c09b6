import { UnhangError } from '../model/errors.ts';
import type { Sniffed } from './sniff.ts';

const SEND =
  'Send the sosreport as sos wrote it (.tar.xz, .tar.gz, .tar.bz2), a directory, a log, or the output of one command.';

/** Why a stream that begins like this is no bundle, and what to send instead. */
export function refusal(
  sniffed: Exclude<Sniffed, { kind: 'compressed' } | { kind: 'tar' } | { kind: 'text' }>,
  inside: string,
): UnhangError {
  switch (sniffed.kind) {
    case 'empty':
      return new UnhangError(
        'EMPTY',
        `${inside} is empty: no byte arrived. Check the upload, or collect again. ${SEND}`,
      );
    case 'encrypted':
      return new UnhangError(
        'ENCRYPTED',
        `${inside} is ${sniffed.what}, which only its receiver can open. Decrypt it first (for OpenPGP: gpg --decrypt) and send the result.`,
      );
    case 'unsupported':
      return new UnhangError(
        'UNSUPPORTED',
        `${inside} is ${sniffed.what}, which is not read here. Unpack it and send what is inside. ${SEND}`,
      );
    default:
      return new UnhangError('NOT_A_BUNDLE', `${inside} is ${sniffed.what}. ${SEND}`);
  }
}

export function tooManyLayers(max: number): UnhangError {
  return new UnhangError(
    'TOO_LARGE',
    `The bundle is compressed more than ${max} times over. Unpack it and send what is inside.`,
    {
      details: { limit: 'compressionLayers', max },
    },
  );
}

export function nothingReadable(cause: UnhangError | undefined): UnhangError {
  return new UnhangError(
    'DAMAGED',
    `The bundle is cut or damaged so early that nothing in it could be read. Send it again, and compare its checksum.`,
    { cause, ...(cause === undefined ? {} : { details: cause.details }) },
  );
}
