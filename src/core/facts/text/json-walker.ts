export type JsonScalar = string | number | boolean | null;

/** A scalar of a document, and the keys and places that lead to it. */
export type JsonSink = (path: readonly string[], value: JsonScalar) => void;

interface Container {
  readonly array: boolean;
  /** Key of the member being read, or the place in an array. */
  key: string;
  next: number;
  /** Behind the colon: the next string is a value. */
  inValue: boolean;
}

/** Deeper documents are not ours. */
const MAX_DEPTH = 64;
/** A string that never closes takes the rest of its line. */
const TOKEN = /[{}[\],:]|"(?:[^"\\]|\\.)*(?:"|\\?$)|[^\s{}[\],:"]+/g;

/**
 * Walks a JSON document as its lines come in, so that every value knows its line, a cut document gives what it still
 * holds, and nothing is buffered. It reads what is well formed and does not judge what is not.
 */
export class JsonWalker {
  readonly #sink: JsonSink;
  readonly #stack: Container[] = [];
  #lost = false;

  constructor(sink: JsonSink) {
    this.#sink = sink;
  }

  line(text: string): void {
    for (const [token] of text.matchAll(TOKEN)) {
      if (this.#lost) return;
      this.#token(token);
    }
  }

  #token(token: string): void {
    const top = this.#stack.at(-1);
    if (token === '{' || token === '[') this.#open(token === '[');
    else if (token === '}' || token === ']') this.#stack.pop();
    else if (token === ',' && top !== undefined) this.#nextMember(top);
    else if (token === ':' && top !== undefined) top.inValue = true;
    else if (!token.startsWith('"')) this.#scalar(scalarOf(token));
    else if (top !== undefined && !top.array && !top.inValue) top.key = stringOf(token);
    else this.#scalar(stringOf(token));
  }

  #open(array: boolean): void {
    if (this.#stack.length >= MAX_DEPTH) this.#lost = true;
    else this.#stack.push({ array, key: '', next: 0, inValue: false });
  }

  #nextMember(top: Container): void {
    top.next += 1;
    top.inValue = false;
  }

  #scalar(value: JsonScalar | undefined): void {
    if (value === undefined) return;
    this.#sink(
      this.#stack.map(({ array, key, next }) => (array ? String(next) : key)),
      value,
    );
  }
}

function stringOf(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token.slice(1);
  }
}

function scalarOf(token: string): JsonScalar | undefined {
  if (token === 'true' || token === 'false') return token === 'true';
  if (token === 'null') return null;
  return /^-?\d{1,15}(?:\.\d{1,20})?$/.test(token) ? Number(token) : undefined;
}
