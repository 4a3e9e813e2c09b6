export interface JournalMessage {
  readonly text: string;
  readonly at?: string;
}

const STRING = /\s?:\s?("(?:[^"\\]|\\.)*")/y;

/**
 * A line of `journalctl -o json`, an object of strings, or the one line of `-o json-pretty` that holds the message.
 * Undefined for what is neither; `text` is empty where the message is not the kernel's, or not text (colours make it an
 * array of bytes).
 */
export function journalMessage(line: string): JournalMessage | undefined {
  const isObject = line.startsWith('{');
  if (!isObject && !/^\s{1,8}"MESSAGE"/.test(line)) return undefined;
  const text = fieldOf(line, 'MESSAGE');
  if (text === undefined) return isObject && line.includes('"MESSAGE"') ? { text: '' } : undefined;
  if (!isObject) return { text };
  const isKernel = fieldOf(line, '_TRANSPORT') === 'kernel' || fieldOf(line, 'SYSLOG_IDENTIFIER') === 'kernel';
  const at = timeOf(fieldOf(line, '__REALTIME_TIMESTAMP'));
  return { text: isKernel ? text : '', ...(at === undefined ? {} : { at }) };
}

/** The first field of this name; without a parser that would make an object of names a bundle chose. */
function fieldOf(line: string, name: string): string | undefined {
  const at = line.indexOf(`"${name}"`);
  if (at < 0) return undefined;
  STRING.lastIndex = at + name.length + 2;
  const literal = STRING.exec(line)?.[1];
  if (literal === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Microseconds since 1970. */
function timeOf(digits: string | undefined): string | undefined {
  if (digits === undefined || !/^\d{12,16}$/.test(digits)) return undefined;
  const time = new Date(Number(digits) / 1000);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
