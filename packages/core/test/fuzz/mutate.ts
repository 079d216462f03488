import type { Random } from './random.js';

const TOKEN = /[\w$]+|\s+|"[^"\n]*"|'[^'\n]*'|[^\w\s]/g;
const AWKWARD = ['__proto__', 'constructor', 'hasOwnProperty', 'super', 'this', 'await', 'yield', 'arguments', '...', '?.', '=>', 'new', 'import', 'export', 'static', '#apple', '@apple', '`${', '}`', '*', '[', '{', ')', '/*', "'", '\0', '\uFEFF', '\u2028', '\ud83c', '🍎', '0n', '/a/u', '-0', '1e999', '<a>'];
const WRAPPERS: readonly (readonly [string, string])[] = [['(', ')'], ['[', ']'], ['{', '}'], ['(() => ', ')()'], ['await ', ''], ['`${', '}`'], ['new ', '()'], ['function apple() {', '}'], ['class Apple { go() {', '}}'], ['if (a) ', ''], ['...', '']];

type Mutation = (tokens: string[], random: Random, donor: readonly string[]) => void;

const mutations: readonly Mutation[] = [
  (tokens, random) => tokens.splice(random.below(tokens.length), 1 + random.below(4)),
  (tokens, random) => tokens.splice(random.below(tokens.length), 0, random.pick(tokens)),
  (tokens, random) => tokens.splice(random.below(tokens.length), 1, random.pick(AWKWARD)),
  (tokens, random) => {
    const [one, other] = [random.below(tokens.length), random.below(tokens.length)];
    [tokens[one], tokens[other]] = [tokens[other], tokens[one]];
  },
  (tokens, random, donor) => {
    const start = random.below(donor.length);
    tokens.splice(random.below(tokens.length), random.below(6), ...donor.slice(start, start + random.below(40)));
  },
  (tokens, random) => {
    const [open, close] = random.pick(WRAPPERS);
    const at = random.below(tokens.length);
    const depth = random.pick([1, 2, 30, 400]);
    tokens[at] = open.repeat(depth) + tokens[at] + close.repeat(depth);
  },
  (tokens, random) => renameOne(tokens, random.pick(tokens), random.pick(AWKWARD)),
];

/** A source that once was a program, changed in a few places. */
export function mutate(source: string, donor: string, random: Random): string {
  const tokens = tokensOf(source);
  for (let count = 1 + random.below(5); count > 0 && tokens.length > 0; count--) random.pick(mutations)(tokens, random, tokensOf(donor));
  return tokens.join('');
}

function tokensOf(source: string): string[] {
  return source.match(TOKEN) ?? [' '];
}

function renameOne(tokens: string[], from: string, to: string): void {
  tokens.forEach((token, index) => {
    if (token === from && /^\w/.test(token)) tokens[index] = to;
  });
}
