import { spawnSync } from 'node:child_process';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { tarEnd, tarMember } from './tar-writer.mjs';

const BLOCK = 512;

/** `files`: pairs of path and body. */
export function tarOf(files) {
  const chunks = files.flatMap(([path, body]) => [...tarMember(path, body.length, [body], 1_700_000_000)]);
  return Buffer.concat([...chunks, tarEnd(chunks.reduce((sum, { length }) => sum + length, 0))]);
}

/** Local headers, directory and end as honest writers make them; a third of the members with a descriptor behind. */
export function zipOf(files, random) {
  const [records, directory] = [[], []];
  let offset = 0;
  for (const [path, body] of files) {
    const { local, central } = zipMember(path, body, offset, random);
    records.push(local);
    directory.push(central);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...records, listed, end]);
}

function zipMember(path, body, offset, random) {
  const [isPacked, isLate] = [random.chance(0.7), random.chance(0.3)];
  const data = isPacked ? deflateRawSync(body) : body;
  const name = Buffer.from(path);
  // Version, flags (a descriptor follows; the name is UTF-8), method, time and date, checksum, sizes, name, extra.
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE((isLate ? 8 : 0) | 0x800, 2);
  fields.writeUInt16LE(isPacked ? 8 : 0, 4);
  const sums = Buffer.alloc(12);
  sums.writeUInt32LE(crc32(body), 0);
  sums.writeUInt32LE(data.length, 4);
  sums.writeUInt32LE(body.length, 8);
  fields.writeUInt16LE(name.length, 22);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x1e\x03', 'latin1'), fields, Buffer.alloc(14), name]);
  sums.copy(central, 16);
  central.writeUInt32LE(offset, 42);
  if (!isLate) sums.copy(fields, 10);
  const late = isLate ? [Buffer.from('PK\x07\x08', 'latin1'), sums] : [];
  return { local: Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, data, ...late]), central };
}

const PROGRAMS = {
  xz: ['xz', '-1'],
  bzip2: ['bzip2', '-1'],
  zstd: ['zstd', '-1'],
  lzma: ['xz', '-1', '--format=lzma'],
};

/** `undefined` where the program for it is not on PATH. */
export function packed(compression, bytes) {
  if (compression === 'gzip') return gzipSync(bytes, { level: 1 });
  const [program, ...args] = PROGRAMS[compression];
  const { status, stdout } = spawnSync(program, ['-c', ...args], { input: bytes, maxBuffer: 2 ** 28 });
  return status === 0 ? stdout : undefined;
}

const TAR_FIELDS = [
  ...[[0, 100], [100, 8], [124, 12], [136, 12], [156, 1], [157, 100], [257, 8], [345, 155]], // name … prefix
  ...[[386, 12], [398, 12], [482, 1], [483, 12]], // of GNU: a sparse map
]; // prettier-ignore
const TAR_TYPES = ['\0', ...'01234567DLKNSVxgM'];
const NUMBERS = [
  '00000000000',
  '00000000001',
  '77777777777',
  '-1',
  '00000001000',
  ' 1000 ',
  '\x80\0\0\0\0\0\0\0\0\0\x10\0',
  '\xff\xff',
];
const NAMES = [
  ...['../../etc/cron.d/x', '/etc/passwd', 'a\nb', 'r/../proc/mounts', '././@LongLink', 'r//proc/./mounts', 'x/'.repeat(49)],
  ...['\u202eproc/mounts', 'proc/mounts', 'r/proc/self', '.', '..', ' ', '\x1b[2J', '__proto__/proc/mounts', 'r/etc/mtab'],
]; // prettier-ignore

/** One field of one header, and the checksum made right again: behind it lies what a flipped bit never reaches. */
export function editTarHeader(random, bytes) {
  const copy = Buffer.from(bytes);
  const places = [];
  for (let at = 0; at + BLOCK <= copy.length; at += BLOCK)
    if (copy.toString('latin1', at + 257, at + 262) === 'ustar') places.push(at);
  if (places.length === 0) return copy;
  const block = copy.subarray(random.pick(places)).subarray(0, BLOCK);
  const [at, size] = random.pick(TAR_FIELDS);
  const value =
    size === 1 ? random.pick(TAR_TYPES) : random.pick(at === 0 || at === 157 || at === 345 ? NAMES : NUMBERS);
  block.fill(0, at, at + size);
  block.write(value, at, size, size === 12 ? 'latin1' : 'utf8');
  block.fill(0x20, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return copy;
}

/** Offsets in a local header, a directory's header, the end, and the two records of zip64; and how wide each field is. */
const ZIP_FIELDS = new Map([
  ['PK\x03\x04', [[4, 2], [6, 2], [8, 2], [14, 4], [18, 4], [22, 4], [26, 2], [28, 2]]],
  ['PK\x01\x02', [[4, 2], [8, 2], [10, 2], [16, 4], [20, 4], [24, 4], [28, 2], [30, 2], [32, 2], [34, 2], [38, 4], [42, 4]]],
  ['PK\x05\x06', [[4, 2], [6, 2], [8, 2], [10, 2], [12, 4], [16, 4], [20, 2]]],
  ['PK\x07\x08', [[4, 4], [8, 4], [12, 4]]],
]); // prettier-ignore

/** One field of one record; nothing in a zip sums up its headers. */
export function editZipRecord(random, bytes) {
  const copy = Buffer.from(bytes);
  const [signature, fields] = random.pick([...ZIP_FIELDS]);
  const places = [];
  for (let at = copy.indexOf(signature, 0, 'latin1'); at >= 0; at = copy.indexOf(signature, at + 4, 'latin1'))
    places.push(at);
  if (places.length === 0) return copy;
  const [offset, size] = random.pick(fields);
  const at = random.pick(places) + offset;
  if (at + size > copy.length) return copy;
  const near = copy.readUIntLE(at, size) + random.between(-3, 3);
  const value = random.pick([
    0,
    1,
    8,
    9,
    99,
    2 ** (8 * size) - 1,
    2 ** (8 * size - 1),
    Math.max(near, 0),
    random.below(copy.length),
  ]);
  copy.writeUIntLE(value % 2 ** (8 * size), at, size);
  return copy;
}

/** Flags of a gzip header (RFC 1952, 2.3.1) with what they announce, and the header's own checksum right. */
export function editGzipHeader(random, bytes) {
  const flags = random.below(256);
  const parts = [bytes.subarray(0, 10)];
  const text = Buffer.from(`${'n'.repeat(random.few(70_000))}\0`);
  if (flags & 4) parts.push(Buffer.from([5, 0, 1, 2, 3, 4, 5]));
  if (flags & 8) parts.push(text);
  if (flags & 16) parts.push(text);
  const header = Buffer.concat(parts);
  header[3] = flags;
  const sum = Buffer.alloc(2);
  sum.writeUInt16LE(crc32(header) & 0xffff);
  return Buffer.concat([header, ...(flags & 2 ? [sum] : []), bytes.subarray(10)]);
}
