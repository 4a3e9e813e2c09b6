/** More control characters than this share of a sample, and it is not text. Random bytes have ten percent. */
const MAX_CONTROL_SHARE = 0.03;
const MAX_STRAY_SHARE = 0.3;

/** Is this the beginning of a text, in UTF-8, GB18030 or UTF-16 with its byte order mark, or at least nearly so? */
export function isText(head: Uint8Array): boolean {
  if (isUtf16(head)) return true;
  let control = 0;
  let high = 0;
  for (const byte of head) {
    if (isControl(byte)) control += 1;
    else if (byte > 0x7f) high += 1;
  }
  if (control > head.length * MAX_CONTROL_SHARE) return false;
  return high <= head.length * MAX_STRAY_SHARE || decodes('utf-8', head) || decodes('gb18030', head);
}

function isUtf16(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

/** Not counted: tab to carriage return, backspace, and the escape of coloured output. */
function isControl(byte: number): boolean {
  return (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b) || byte === 0x7f;
}

/** `stream`: the sample may end inside a character. */
function decodes(encoding: string, head: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
