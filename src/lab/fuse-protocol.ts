/** The few messages of the FUSE protocol that a directory without content needs (linux/fuse.h, version 7.31). */

const IN_HEADER = 40;
const OUT_HEADER = 16;
const ENOENT = 2;
const ENOSYS = 38;
const DIRECTORY = 0o040755;

const OPCODE = {
  LOOKUP: 1,
  FORGET: 2,
  GETATTR: 3,
  STATFS: 17,
  INIT: 26,
  OPENDIR: 27,
  READDIR: 28,
  INTERRUPT: 36,
  BATCH_FORGET: 42,
} as const;

export interface FuseRequest {
  readonly opcode: number;
  readonly unique: bigint;
}

export function readRequest(buffer: Buffer): FuseRequest {
  if (buffer.length < IN_HEADER) throw new Error('a FUSE request without a header');
  return { opcode: buffer.readUInt32LE(4), unique: buffer.readBigUInt64LE(8) };
}

export function isInit(request: FuseRequest): boolean {
  return request.opcode === OPCODE.INIT;
}

/** The answer to a request, or nothing where the kernel expects none. */
export function answerTo(request: FuseRequest): Buffer | undefined {
  switch (request.opcode) {
    case OPCODE.INIT:
      return reply(request, 0, initOut());
    case OPCODE.GETATTR:
      return reply(request, 0, attrOut());
    case OPCODE.STATFS:
      return reply(request, 0, statfsOut());
    case OPCODE.OPENDIR:
      return reply(request, 0, Buffer.alloc(16));
    case OPCODE.READDIR:
      return reply(request, 0, Buffer.alloc(0));
    case OPCODE.LOOKUP:
      return reply(request, ENOENT, Buffer.alloc(0));
    case OPCODE.FORGET:
    case OPCODE.BATCH_FORGET:
    case OPCODE.INTERRUPT:
      return undefined;
    default:
      return reply(request, ENOSYS, Buffer.alloc(0));
  }
}

function reply(request: FuseRequest, errno: number, body: Buffer): Buffer {
  const out = Buffer.alloc(OUT_HEADER + body.length);
  out.writeUInt32LE(out.length, 0);
  out.writeInt32LE(-errno, 4);
  out.writeBigUInt64LE(request.unique, 8);
  body.copy(out, OUT_HEADER);
  return out;
}

function initOut(): Buffer {
  const body = Buffer.alloc(64);
  body.writeUInt32LE(7, 0); // major
  body.writeUInt32LE(31, 4); // minor
  body.writeUInt32LE(65_536, 8); // max_readahead
  body.writeUInt16LE(12, 16); // max_background
  body.writeUInt16LE(9, 18); // congestion_threshold
  body.writeUInt32LE(131_072, 20); // max_write
  return body;
}

function attrOut(): Buffer {
  const body = Buffer.alloc(104);
  body.writeBigUInt64LE(1n, 16); // attr.ino
  body.writeUInt32LE(DIRECTORY, 76); // attr.mode
  body.writeUInt32LE(2, 80); // attr.nlink
  return body;
}

function statfsOut(): Buffer {
  const body = Buffer.alloc(80);
  body.writeBigUInt64LE(1000n, 0); // blocks
  body.writeBigUInt64LE(500n, 8); // bfree
  body.writeBigUInt64LE(500n, 16); // bavail
  body.writeUInt32LE(4096, 40); // bsize
  body.writeUInt32LE(255, 44); // namelen
  body.writeUInt32LE(4096, 48); // frsize
  return body;
}
