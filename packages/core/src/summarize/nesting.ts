/** Brackets within brackets, far beyond what people and most generators write. */
const DEEPEST = 250;

/** Characters without an end of anything, such as a chain of ten thousand conditions or arrows. */
const LONGEST = 10_000;

const CLOSING_BRACE = 125;

/** Nodes within nodes. A number of its own, because how deep the stack reaches differs from run to run. */
export const DEEPEST_TREE = 1_000;

/** A tree is too deep to be walked. */
export class NestedTooDeeply extends Error {
  override readonly name = 'NestedTooDeeply';
}

/** What of each ASCII character matters here. */
enum Kind {
  other,
  opening,
  closing,
  ending,
}

const KINDS = Uint8Array.from({ length: 128 }, (_, code) => kindOf(String.fromCharCode(code)));

/** Comments, strings, regular expressions, and templates without code in them: nothing nests there. */
const QUOTED = new RegExp(
  [
    /"[^"\\\n]*(?:\\.[^"\\\n]*)*"/,
    /'[^'\\\n]*(?:\\.[^'\\\n]*)*'/,
    /`[^`\\$]*`/,
    /\/\/[^\n]*/,
    /\/\*[^]*?\*\//,
    /\/(?<=[(,=:[!&|?{;]\s*\/)[^/\\\n[]*(?:(?:\\.|\[[^\]\\\n]*(?:\\.[^\]\\\n]*)*\])[^/\\\n[]*)*\//,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/**
 * Tells whether a text nests so deeply that the parser, which is native and recursive, could take the whole process
 * down. It judges by characters, before anything is parsed; a second look leaves out what is quoted.
 */
export function isNestedTooDeeply(text: string): boolean {
  return seemsDeep(text) && seemsDeep(text.replace(QUOTED, ';'));
}

function seemsDeep(text: string): boolean {
  let depth = 0;
  let end = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const kind = code < 128 ? KINDS[code] : Kind.other;
    if (kind === Kind.other) continue;
    if (kind === Kind.opening && ++depth > DEEPEST) return true;
    if (kind === Kind.closing && depth > 0) depth--;
    if (kind !== Kind.ending && code !== CLOSING_BRACE) continue;
    if (index - end > LONGEST) return true;
    end = index;
  }
  return text.length - end > LONGEST;
}

function kindOf(character: string): Kind {
  if ('([{'.includes(character)) return Kind.opening;
  if (')]}'.includes(character)) return Kind.closing;
  // Chains of `|` and lists nest nothing, however long they are.
  return ';,|'.includes(character) ? Kind.ending : Kind.other;
}

/** Tells whether an error says that the stack came to its end. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}
