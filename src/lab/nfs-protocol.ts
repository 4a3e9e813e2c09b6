/**
 * As much of NFS version 3 and of its mount protocol (RFC 1813), in records of ONC RPC (RFC 5531), as it takes to mount
 * an empty directory and to ask for its free space. Calls of version 4 go to nfs4-protocol.ts.
 */
import { compoundResults } from './nfs4-protocol.ts';
import { join, longs, words } from './xdr.ts';

const CALL = 0;
const REPLY = 1;
const PROCEDURE_UNAVAILABLE = 3;
const AUTH_SYS = 1;
const NOT_FOUND = 2;
const DIRECTORY = 2;
const LAST_FRAGMENT = 0x8000_0000;
const MAX_RECORD = 1 << 20;

const PROGRAM = { NFS: 100_003, MOUNT: 100_005 } as const;

const MOUNT = { NULL: 0, MNT: 1, UMNT: 3 } as const;

const NFS = {
  NULL: 0,
  GETATTR: 1,
  LOOKUP: 3,
  ACCESS: 4,
  READDIR: 16,
  READDIRPLUS: 17,
  FSSTAT: 18,
  FSINFO: 19,
  PATHCONF: 20,
} as const;

const VERSION_4 = { version: 4, NULL: 0, COMPOUND: 1 } as const;

interface RpcCall {
  readonly xid: number;
  readonly program: number;
  readonly version: number;
  readonly procedure: number;
  readonly args: Buffer;
}

/** The records that a stream holds, and what is left of the one that is still coming. */
export function splitRecords(bytes: Buffer): { readonly records: Buffer[]; readonly rest: Buffer } {
  const records: Buffer[] = [];
  let at = 0;
  while (bytes.length - at >= 4) {
    // Calls as short as these come in one fragment.
    const length = bytes.readUInt32BE(at) & ~LAST_FRAGMENT;
    if (length > MAX_RECORD) throw new Error('an RPC record that is too long');
    if (bytes.length - at - 4 < length) break;
    records.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { records, rest: bytes.subarray(at) };
}

/** The answer to one record, as it goes onto the stream; nothing for what is no call. */
export function answerTo(record: Buffer): Buffer | undefined {
  const call = readCall(record);
  if (call === undefined) return undefined;
  const results = resultsOf(call);
  const accepted = results === undefined ? PROCEDURE_UNAVAILABLE : 0;
  const body = join(words(call.xid, REPLY, 0, 0, 0, accepted), results ?? Buffer.alloc(0));
  return join(words(LAST_FRAGMENT + body.length), body);
}

function readCall(record: Buffer): RpcCall | undefined {
  if (record.length < 24 || record.readUInt32BE(4) !== CALL) return undefined;
  const of = (at: number): number => record.readUInt32BE(at);
  return { xid: of(0), program: of(12), version: of(16), procedure: of(20), args: argumentsOf(record) };
}

/** Behind the credentials and their verifier, each a flavour, a length, and so many bytes. */
function argumentsOf(record: Buffer): Buffer {
  let at = 24;
  for (let part = 0; part < 2; part += 1) {
    const length = at + 8 <= record.length ? record.readUInt32BE(at + 4) : 0;
    at += 8 + 4 * Math.ceil(length / 4);
  }
  return record.subarray(at);
}

function resultsOf({ program, version, procedure, args }: RpcCall): Buffer | undefined {
  if (program === PROGRAM.MOUNT) return mountResults(procedure);
  if (program === PROGRAM.NFS && version === VERSION_4.version) {
    if (procedure === VERSION_4.NULL) return Buffer.alloc(0);
    return procedure === VERSION_4.COMPOUND ? compoundResults(args) : undefined;
  }
  return program === PROGRAM.NFS ? nfsResults(procedure) : undefined;
}

function mountResults(procedure: number): Buffer | undefined {
  switch (procedure) {
    case MOUNT.NULL:
    case MOUNT.UMNT:
      return Buffer.alloc(0);
    case MOUNT.MNT:
      // A handle of eight bytes, and one flavour of authentication.
      return words(0, 8, 0, 1, 1, AUTH_SYS);
    default:
      return undefined;
  }
}

function nfsResults(procedure: number): Buffer | undefined {
  switch (procedure) {
    case NFS.NULL:
      return Buffer.alloc(0);
    case NFS.GETATTR:
      return join(words(0), attributes());
    case NFS.LOOKUP:
      return join(words(NOT_FOUND), optionalAttributes());
    case NFS.ACCESS:
      return join(words(0), optionalAttributes(), words(0x3f));
    case NFS.READDIR:
    case NFS.READDIRPLUS:
      // The verifier, no entry, and the end.
      return join(words(0), optionalAttributes(), words(0, 0, 0, 1));
    case NFS.FSSTAT:
      return join(words(0), optionalAttributes(), longs(4_096_000, 2_048_000, 2_048_000, 1000, 500, 500), words(0));
    case NFS.FSINFO:
      return join(words(0), optionalAttributes(), fsInfo());
    case NFS.PATHCONF:
      // linkmax, name_max, no_trunc, chown_restricted, case_insensitive, case_preserving
      return join(words(0), optionalAttributes(), words(32, 255, 1, 1, 0, 1));
    default:
      return undefined;
  }
}

function optionalAttributes(): Buffer {
  return join(words(1), attributes());
}

/** fattr3 */
function attributes(): Buffer {
  const typeModeLinksOwner = words(DIRECTORY, 0o755, 2, 0, 0);
  const sizeUsed = longs(4096, 4096);
  const device = words(0, 0);
  const systemAndFile = longs(1, 1);
  const times = words(1, 0, 1, 0, 1, 0);
  return join(typeModeLinksOwner, sizeUsed, device, systemAndFile, times);
}

function fsInfo(): Buffer {
  const readWriteReaddir = words(65_536, 65_536, 4096, 65_536, 65_536, 4096, 4096);
  const maxFileSize = longs(2 ** 40);
  const timeDelta = words(0, 1);
  const properties = words(0x1b);
  return join(readWriteReaddir, maxFileSize, timeDelta, properties);
}
