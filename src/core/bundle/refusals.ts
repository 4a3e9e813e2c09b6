import { UnhangError } from '../model/errors.ts';
import type { Refused } from './sniff.ts';

const SEND =
  'Send the sosreport as sos wrote it (.tar.xz, .tar.gz, .tar.bz2), a directory, a log, or the output of one command.';

/** Why a stream that begins like this is no bundle, and what to send instead. */
export function refusal(sniffed: Refused, inside: string): UnhangError {
  switch (sniffed.kind) {
    case 'empty':
      return new UnhangError(
        'EMPTY',
        `${inside} is empty: no byte arrived. Check the upload, or collect again. ${SEND}`,
      );
    case 'encrypted':
      return new UnhangError('ENCRYPTED', `${inside} is ${sniffed.what}. ${howToDecrypt(sniffed.what)}`);
    case 'unsupported':
      return new UnhangError(
        'UNSUPPORTED',
        `${inside} is ${sniffed.what}, which is not read here. Unpack it and send what is inside. ${SEND}`,
      );
    default:
      return new UnhangError('NOT_A_BUNDLE', `${inside} is ${sniffed.what}. ${SEND}`);
  }
}

/**
 * sos (3.7 on) calls what it encrypted `secured-sosreport-….tar.xz.gpg`: for a passphrase with --encrypt-pass, for a key
 * with --encrypt-key. supportconfig -G does the latter.
 */
function howToDecrypt(what: string): string {
  if (what.includes('OpenPGP')) {
    return (
      'Decrypt it and send the result: gpg --output sosreport.tar.xz --decrypt FILE. ' +
      'If it was made with --encrypt-pass, gpg asks for a passphrase that only the sender can tell you; ' +
      'if with --encrypt-key, run gpg where the private key is.'
    );
  }
  const command = what.endsWith(' age') ? ': age --decrypt --output sosreport.tar.xz FILE' : '';
  return `Only its receiver can open it. Decrypt it and send the result${command}.`;
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

/** What a decoder says is the detail of a note; where it is the whole answer, it has to stand by itself. */
export function asSentence({ code, message, details, cause }: UnhangError): UnhangError {
  const end = message.endsWith('.') ? '' : '.';
  return new UnhangError(code, `${message.charAt(0).toUpperCase()}${message.slice(1)}${end}`, { details, cause });
}
