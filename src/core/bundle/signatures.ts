/** How a format begins. `offset` is where the bytes stand; 0 unless said. */
interface Signature {
  readonly what: string;
  readonly bytes: readonly number[];
  readonly offset?: number;
}

function ascii(what: string, text: string, offset = 0): Signature {
  return { what, bytes: Array.from(text, (character) => character.charCodeAt(0)), offset };
}

/** A member's header; where there is none, the directory's end; and the mark of an archive that was once split. */
export const ZIP: readonly Signature[] = [
  ascii('a zip archive', 'PK\x03\x04'),
  ascii('a zip archive', 'PK\x05\x06'),
  ascii('a zip archive', 'PK\x07\x08PK\x03\x04'),
  ascii('a zip archive', 'PK00PK\x03\x04'),
];

/** Containers that could hold a bundle, but that we do not open; recognised so that the refusal can name them. */
export const UNSUPPORTED: readonly Signature[] = [
  ascii('one part of a split zip archive', 'PK\x07\x08'),
  { what: 'a 7z archive', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  ascii('a rar archive', 'Rar!\x1a\x07'),
  { what: 'an rpm package', bytes: [0xed, 0xab, 0xee, 0xdb] },
  ascii('a Debian package or ar archive', '!<arch>\n'),
  ascii('a cpio archive', '070701'),
  ascii('a cpio archive', '070702'),
  ascii('a cpio archive', '070707'),
  { what: 'a cpio archive', bytes: [0xc7, 0x71] },
  { what: 'a cpio archive', bytes: [0x71, 0xc7] },
  { what: 'compressed with lz4', bytes: [0x04, 0x22, 0x4d, 0x18] },
  ascii('compressed with lzip', 'LZIP'),
  { what: 'compressed with lzop', bytes: [0x89, 0x4c, 0x5a, 0x4f, 0x00] },
  { what: 'compressed with the old compress tool (.Z)', bytes: [0x1f, 0x9d] },
  ascii('a squashfs image', 'hsqs'),
  ascii('a cabinet archive', 'MSCF'),
];

/** Files that people attach by mistake. */
export const OTHER_FILES: readonly Signature[] = [
  ascii('a PDF document', '%PDF-'),
  { what: 'a PNG image', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a] },
  { what: 'a JPEG image', bytes: [0xff, 0xd8, 0xff] },
  ascii('a GIF image', 'GIF8'),
  ascii('an ELF file (a program or a core dump)', '\x7fELF'),
  ascii('a kernel crash dump', 'KDUMP   '),
  // makedumpfile -F. The program's own words in a log begin like it, but have no NUL.
  ascii('a kernel crash dump', 'makedumpfile\0'),
  ascii('an SQLite database', 'SQLite format 3\0'),
  { what: 'an Office or Outlook document', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  ascii('a systemd journal file', 'LPKSHHRH'),
];

/** Encryption other than OpenPGP, whose packets need a closer look. */
export const ENCRYPTED: readonly Signature[] = [
  ascii('encrypted with OpenPGP', '-----BEGIN PGP MESSAGE-----'),
  ascii('encrypted with openssl', 'Salted__'),
  ascii('encrypted with age', 'age-encryption.org/'),
  ascii('encrypted with age', '-----BEGIN AGE ENCRYPTED FILE-----'),
  ascii('an S/MIME message', '-----BEGIN PKCS7-----'),
  ascii('an encrypted disk (LUKS)', 'LUKS\xba\xbe'),
];

export function match(signatures: readonly Signature[], head: Uint8Array): string | undefined {
  return signatures.find((signature) => begins(head, signature.bytes, signature.offset))?.what;
}

export function begins(head: Uint8Array, bytes: readonly number[], offset = 0): boolean {
  return bytes.every((byte, index) => head[offset + index] === byte);
}
