/** One frame as a line of text states it, before it knows where it stands. */
export interface FrameText {
  readonly function: string;
  readonly offset?: number;
  readonly module?: string;
  readonly reliable: boolean;
}

const SYMBOL = String.raw`[A-Za-z_$][\w.$@]{0,255}`;
const ADDRESS = String.raw`\[<?(?:0x)?[\da-f]{1,16}>?\]`;
const OFFSET = String.raw`\+0x(?<offset>[\da-f]{1,16})\/0x[\da-f]{1,16}`;

/**
 * x86, arm64, s390, ppc64, riscv, mips, loongarch: up to two addresses (ppc64 puts the stack pointer first), a `?` for
 * leftovers, on 2.6.18 x86_64 `:module:` before the name, later `[module build-id]` after it. Until 4.x the name of another
 * stack (`<IRQ>`, `<EOI>`) stands in the line of its first frame. s390 puts what its
 * unwinder does not trust in parentheses. Old consoles print `Call Trace:` and the first frame in one line.
 */
const FRAME = new RegExp(
  String.raw`^(?:Call [Tt]race:)?\s{0,32}(?:<{1,2}[A-Z#]{2,8}>{1,2}\s{0,8}){0,3}(?<paren>\()?(?:${ADDRESS}\)? ?){0,2}\s{0,8}(?<doubt>\? )?\s{0,8}` +
    String.raw`(?::(?<before>[\w-]{1,64}):)?(?<name>\.?${SYMBOL})${OFFSET}\)?(?:\s(?<tail>.*))?$`,
);
/** Symbolised logs show what the compiler inlined: `f file.c:12 [inline]`, or in older ones `[<     inline     >] f`. */
const INLINE = new RegExp(String.raw`^\s{0,32}(?<name>${SYMBOL}) \S{1,200}:\d{1,7} \[inline\]\s{0,8}$`);
const OLD_INLINE = new RegExp(
  String.raw`^\s{0,32}\[< {0,12}inline {0,12}>\] (?:\? )?(?<name>${SYMBOL})(?: \S{1,200})?\s{0,8}$`,
);
/** 32-bit ARM states both ends of a call: `[<80c1e5e8>] (f) from [<80c1eb20>] (g+0x60/0xdc [mod])`, since 5.18 `f from g+0x..`. */
const FROM = new RegExp(
  String.raw`^\s{0,32}(?:${ADDRESS} )?\(?(?<callee>${SYMBOL})(?:\+0x[\da-f]{1,16}\/0x[\da-f]{1,16})?(?: \[(?<of>[\w-]{1,64})[^\]]{0,80}\])?\)? from ` +
    String.raw`(?:${ADDRESS} )?\(?(?<name>${SYMBOL})${OFFSET}(?: \[(?<module>[\w-]{1,64})[^\]]{0,80}\])?\)?\s{0,8}$`,
);
/** The crash utility: ` #2 [ffff8800b5b3fd98] fuse_get_req at ffffffffa0395b3d [fuse]`. */
const CRASH = new RegExp(
  String.raw`^\s{0,8}#\d{1,3} \[[\da-f]{1,16}\] (?<name>\.?${SYMBOL})(?:\+(?:0x[\da-f]{1,8}|\d{1,8}))?(?: \(via [\w.]{1,128}\))? at [\da-f]{4,16}(?:\s(?<tail>.*))?$`,
);
const MODULE = /^ {0,4}\[(?<module>[\w-]{1,64})(?:\([A-Z]{1,12}[+-]?\))?(?: [\da-f]{8,64})?\]/;
/** gcc and clang name the pieces of a function they cut up; the piece sleeps where the function does. */
const PIECE =
  /\.(?:isra|part|constprop|cold|llvm|lto_priv|localalias|clone|unlikely|cfi_jt|cfi|klp|specialized|ipa_ra)(?:\.[\w]{1,40}){0,2}$/;

/** The frames that one line of a stack states, innermost first; empty where it is no frame. */
export function parseFrames(body: string): readonly FrameText[] {
  if (body.includes('+0x')) {
    const plain = FRAME.exec(body);
    if (plain?.groups !== undefined) return [fromPlain(plain.groups)];
    const pair = body.includes(' from ') ? FROM.exec(body) : null;
    return pair?.groups === undefined ? [] : fromPair(pair.groups);
  }
  if (body.includes('inline')) {
    const inline = INLINE.exec(body) ?? OLD_INLINE.exec(body);
    const name = inline?.groups?.['name'];
    return name === undefined ? [] : [{ function: plainName(name), reliable: true }];
  }
  return [];
}

/** A frame as the crash utility prints it. */
export function parseCrashFrame(body: string): FrameText | undefined {
  const groups = body.includes(' at ') ? CRASH.exec(body)?.groups : undefined;
  if (groups?.['name'] === undefined) return undefined;
  const module = moduleOf(groups['tail']);
  return { function: plainName(groups['name']), ...(module === undefined ? {} : { module }), reliable: true };
}

/** A function's own name, without the suffixes of compilers and the leading dot of old ppc64. */
export function plainName(symbol: string): string {
  let name = symbol.startsWith('.') ? symbol.slice(1) : symbol;
  while (name.includes('.')) {
    const shorter = name.replace(PIECE, '');
    if (shorter === name || shorter === '') break;
    name = shorter;
  }
  return name;
}

type Groups = Readonly<Record<string, string | undefined>>;

function fromPlain(groups: Groups): FrameText {
  const tail = groups['tail'];
  const module = groups['before'] ?? moduleOf(tail);
  return {
    function: plainName(groups['name'] ?? ''),
    ...offsetOf(groups),
    ...(module === undefined ? {} : { module }),
    reliable: groups['doubt'] === undefined && groups['paren'] === undefined && !tail?.includes('(unreliable)'),
  };
}

function fromPair(groups: Groups): FrameText[] {
  const [module, of] = [groups['module'], groups['of']];
  return [
    { function: plainName(groups['callee'] ?? ''), ...(of === undefined ? {} : { module: of }), reliable: true },
    {
      function: plainName(groups['name'] ?? ''),
      ...offsetOf(groups),
      ...(module === undefined ? {} : { module }),
      reliable: true,
    },
  ];
}

function offsetOf(groups: Groups): { readonly offset?: number } {
  const offset = Number.parseInt(groups['offset'] ?? '', 16);
  return Number.isSafeInteger(offset) ? { offset } : {};
}

function moduleOf(tail: string | undefined): string | undefined {
  return tail === undefined ? undefined : MODULE.exec(tail)?.groups?.['module'];
}
