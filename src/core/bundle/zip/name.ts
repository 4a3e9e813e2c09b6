import { decodeName } from '../entry-name.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const gb18030 = new TextDecoder('gb18030', { fatal: true });
const western = new TextDecoder('windows-1252');

/**
 * A name as text. Only writers of our time say that theirs is UTF-8; older ones on Linux write it all the same, and
 * Chinese Windows writes GBK. What neither explains is a label of some Western code page.
 */
export function decodeZipName(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return decodeName(bytes);
  return strictly(utf8, bytes) ?? strictly(gb18030, bytes) ?? western.decode(bytes);
}

/**
 * Folders are told by `/` (APPNOTE 4.4.17.1), but .NET up to 4.6 and some mail gateways write `\`. A name that has both
 * is from Unix, where `\` is a letter: `system/dev-disk-by\x2duuid.swap`.
 */
export function withSlashes(name: string): string {
  return name.includes('/') ? name : name.replaceAll('\\', '/');
}

function strictly(decoder: { decode(bytes: Uint8Array): string }, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
