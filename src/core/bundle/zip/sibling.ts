import { decodeName } from '../entry-name.ts';
import type { FindSibling } from './extent.ts';
import { isRecordOf, LOCAL_BYTES, SIGNATURE, u32 } from './records.ts';

const P = 0x50;
/** A top folder with a longer name is not looked for. */
const LONGEST_FOLDER = 256;
/** Deflate says in five bytes that it stores what follows. */
const STORING = 5;

/**
 * Finds the member behind one whose end was lost to damage: a header whose name begins with the same top folder. That
 * alone would also fit a zip inside a zip, whose own top folder is another one as good as always, and which begins with
 * a header: there nothing is looked for.
 */
export function siblingFinder(path: string | undefined): FindSibling {
  const slash = path?.indexOf('/') ?? -1;
  const folder = path?.slice(0, slash + 1) ?? '';
  if (slash < 0 || folder.length > LONGEST_FOLDER) return () => undefined;
  let isZip = false;
  return (bytes, isStart) => {
    if (isStart) isZip = [0, STORING].some((at) => u32(bytes, at) === SIGNATURE.local);
    return isZip ? undefined : find(bytes, folder, isStart ? 1 : 0);
  };
}

function find(bytes: Uint8Array, folder: string, from: number): number | undefined {
  for (let at = bytes.indexOf(P, from); at >= 0; at = bytes.indexOf(P, at + 1)) {
    if (isHeaderWithin(bytes, at, folder)) return at;
  }
  return undefined;
}

function isHeaderWithin(bytes: Uint8Array, at: number, folder: string): boolean {
  if (!isRecordOf('local', bytes, at)) return false;
  const name = bytes.subarray(at + LOCAL_BYTES, at + LOCAL_BYTES + folder.length);
  return decodeName(name) === folder;
}
