const BLOCK = 512;

/** One member as ustar wants it: header, the chunks of `body`, padding. `body` must hold exactly `size` bytes. */
export function* tarMember(path, size, body, modifiedAt) {
  yield header(path, size, modifiedAt);
  yield* body;
  const rest = size % BLOCK;
  if (rest > 0) yield Buffer.alloc(BLOCK - rest);
}

/** A symbolic link. */
export function* tarLink(path, target, modifiedAt) {
  yield header(path, 0, modifiedAt, target);
}

/** Two empty blocks, padded to the 10 KiB records that tar writes. */
export function tarEnd(bytesSoFar) {
  const record = 20 * BLOCK;
  const least = bytesSoFar + 2 * BLOCK;
  return Buffer.alloc(Math.ceil(least / record) * record - bytesSoFar);
}

function header(path, size, modifiedAt, target) {
  const block = Buffer.alloc(BLOCK);
  const [prefix, name] = split(path);
  block.write(name, 0, 100, 'utf8');
  block.write('0000600\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${octal(size, 11)}\0`, 124);
  block.write(`${octal(modifiedAt, 11)}\0`, 136);
  block.write(' '.repeat(8), 148);
  block.write(target === undefined ? '0' : '2', 156);
  block.write(target ?? '', 157, 100, 'utf8');
  block.write('ustar\x0000', 257);
  block.write('root\0', 265);
  block.write('root\0', 297);
  block.write(prefix, 345, 155, 'utf8');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)}\0 `, 148);
  return block;
}

function octal(value, digits) {
  return value.toString(8).padStart(digits, '0');
}

/** ustar has 100 bytes for the name and 155 for the folders before it. */
function split(path) {
  if (Buffer.byteLength(path) <= 100) return ['', path];
  for (let cut = path.indexOf('/'); cut !== -1; cut = path.indexOf('/', cut + 1)) {
    const [prefix, name] = [path.slice(0, cut), path.slice(cut + 1)];
    if (Buffer.byteLength(name) <= 100 && Buffer.byteLength(prefix) <= 155) return [prefix, name];
  }
  throw new Error(`too long a path for ustar: ${path}`);
}
