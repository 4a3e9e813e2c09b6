import type { Entry } from '../../model/entry.ts';
import { ZipBody, type ZipOptions } from './body.ts';
import type { Extent } from './extent.ts';
import type { ZipMember } from './member.ts';
import { isEncrypted, isReadable, nameOfMethod } from './methods.ts';
import { FLAG } from './records.ts';
import type { ZipTally } from './refusals.ts';

/** May this member be handed out? Notes why not. `enough`: there are more members than are read. */
export function admit(member: ZipMember, options: ZipOptions, tally: ZipTally): 'yes' | 'no' | 'enough' {
  const { limits, budget, note } = options;
  const { path, method } = member;
  if (path === undefined) {
    note({ code: 'bad-name', detail: 'a member whose name is too long, too deep, or leads out' });
    return 'no';
  }
  if (path === '') return 'no';
  if (!budget.takeEntry()) {
    note({ code: 'too-large', detail: `more than ${limits.entries} members` });
    return 'enough';
  }
  if (member.isFolder) return 'yes';
  // Content that is there and stays unknown: the bundle is not complete.
  if (isEncrypted(member)) {
    tally.encrypted();
    note({ code: 'encrypted', path, detail: 'with the password of a zip archive' });
    return 'no';
  }
  if (!isReadable(member)) {
    tally.unknown(method);
    note({ code: 'damaged', path, detail: `packed with ${nameOfMethod(method)}, which is not read here` });
    return 'no';
  }
  tally.readable();
  return 'yes';
}

/** `isCentral`: it is described by the directory, which always knows. */
export function bodyOf(member: ZipMember, extent: Extent, options: ZipOptions, isCentral: boolean): ZipBody {
  const { path = '', flags, method, size, crc, storedBytes } = member;
  const isCertain = isCentral || !isDescribed(member);
  const declared = isCertain || storedBytes > 0 ? { size, crc } : undefined;
  return new ZipBody({ path, flags, method, declared, mostBytes: isCertain ? size : Infinity }, extent, options);
}

/** Sizes and checksum stand behind the data, whatever the header says. */
export function isDescribed({ flags }: ZipMember): boolean {
  return (flags & FLAG.descriptor) !== 0;
}

export function entryOf(member: ZipMember, body: ZipBody): Entry {
  const { path = '', isFolder, modifiedAt } = member;
  return {
    path,
    type: isFolder ? 'directory' : 'file',
    size: body.size,
    ...(modifiedAt === undefined ? {} : { modifiedAt }),
    failed: () => body.failed,
    body,
  };
}

/** A link's target is its body in the archive; here it is a member without one, as in a tar. */
export function linkOf({ path = '', modifiedAt }: ZipMember, target: string): Entry {
  return {
    path,
    type: 'symlink',
    size: 0,
    ...(modifiedAt === undefined ? {} : { modifiedAt }),
    ...(target === '' ? {} : { target }),
    body: bytesBody(new Uint8Array(0)),
  };
}

/** A file that was held in memory. */
export function heldFile({ path = '', size, modifiedAt }: ZipMember, bytes: Uint8Array, failed = false): Entry {
  return {
    path,
    type: 'file',
    size,
    ...(modifiedAt === undefined ? {} : { modifiedAt }),
    failed: () => failed,
    body: bytesBody(bytes),
  };
}

async function* bytesBody(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  if (bytes.length > 0) yield bytes;
}
