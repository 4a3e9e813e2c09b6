import { UnhangError } from '../../core/model/errors.ts';
import type { OrganisationRecords } from '../ports/records.ts';
import type { NewUpload } from './service.ts';
import { checkWords } from './words.ts';

const MAX_NAME = 255;

/** Name, length, checksum and words, whichever way a bundle comes. */
export function checkUpload(
  { fileName, bytes, sha256, words = {} }: Omit<NewUpload, 'bytes'> & { readonly bytes?: number },
  most: number,
): void {
  checkWords(words);
  if (fileName === '' || fileName.length > MAX_NAME) {
    throw new UnhangError('USAGE', `A file name has 1 to ${MAX_NAME} characters.`);
  }
  if (bytes === 0) throw new UnhangError('EMPTY', 'The bundle is empty: it has 0 bytes.');
  if (bytes !== undefined && bytes > most) {
    throw new UnhangError('TOO_LARGE', `The bundle has ${bytes} bytes, and this server takes ${most} at most.`, {
      details: { maxBytes: most },
    });
  }
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256)) {
    throw new UnhangError('USAGE', 'sha256 is 64 hexadecimal digits in lower case.');
  }
}

/** Open uploads count as stored, so that several at once cannot have more than there is. */
export async function reserve(records: OrganisationRecords, bytes: number): Promise<void> {
  const { maxStoredBytes } = await records.organisation();
  const stored = await records.storedBytes();
  if (stored + bytes <= maxStoredBytes) return;
  throw new UnhangError(
    'QUOTA',
    `Your organisation keeps ${stored} bytes of bundles and may keep ${maxStoredBytes}. Remove bundles that are done with.`,
    { details: { storedBytes: stored, maxStoredBytes } },
  );
}
