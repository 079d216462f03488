/**
 * Whether a regular expression repeats a group that can match one text in many ways: `(\w+\s?)*`, `(a+)+`, `(a|a)*`.
 *
 * Such a pattern takes time that is exponential in the length of a text that does not match. The answer errs towards
 * no: a group counts only if all that it must match beside one repeated set of characters is in that set too.
 */
export function backtracks(pattern: string): boolean {
  return pattern.length <= LONGEST_PATTERN && /[*+{]/.test(pattern) && new Pattern(pattern).hasAmbiguousRepetition();
}

/** Longer ones are generated, and may nest deeper than the stack. */
const LONGEST_PATTERN = 2_000;

/** A part of a pattern: the characters that it can match, if it is one set, and how often. */
interface Part {
  set: CharacterSet | null;
  optional: boolean;
  repeated: boolean;
}

/** Code units below 128, and one place for all others. */
type CharacterSet = readonly boolean[];
const SIZE = 129;
const OTHER = 128;
const ALL = setOf(() => true);
const ESCAPES: Readonly<Record<string, CharacterSet>> = {
  d: setOf((text) => /\d/.test(text)),
  w: setOf((text) => /\w/.test(text)),
  s: setOf((text) => /\s/.test(text)),
  D: setOf((text) => /\D/.test(text)),
  W: setOf((text) => /\W/.test(text)),
  S: setOf((text) => /\S/.test(text)),
};

function setOf(holds: (text: string) => boolean): CharacterSet {
  return Array.from({ length: SIZE }, (_, code) => holds(code === OTHER ? 'é' : String.fromCharCode(code)));
}

function overlap(a: CharacterSet, b: CharacterSet): boolean {
  return a.some((holds, code) => holds && b[code]);
}

/** One pass over the text of a pattern. */
class Pattern {
  private at = 0;
  private ambiguous = false;

  constructor(private readonly text: string) {}

  hasAmbiguousRepetition(): boolean {
    this.alternatives();
    return this.ambiguous;
  }

  /** Reads to the end of a group: its alternatives, each a sequence of parts. */
  private alternatives(): Part[][] {
    const all: Part[][] = [[]];
    while (this.at < this.text.length && this.text[this.at] !== ')') {
      if (this.text[this.at] === '|') {
        this.at++;
        all.push([]);
      } else {
        const part = this.part();
        if (part) all[all.length - 1].push(part);
      }
    }
    this.at++;
    return all;
  }

  private part(): Part | null {
    const character = this.text[this.at];
    if (character === '^' || character === '$') return this.skip();
    if (character === '(') return this.group();
    const set = character === '[' ? this.characterClass() : this.character();
    return set === 'assertion' ? null : { set, ...this.quantifier() };
  }

  private skip(): null {
    this.at++;
    return null;
  }

  private group(): Part | null {
    this.at++;
    const prefix = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(this.text.slice(this.at, this.at + 40))?.[0] ?? '';
    this.at += prefix.length;
    const alternatives = this.alternatives();
    const quantifier = this.quantifier();
    if (/[=!]$/.test(prefix)) return null;
    if (quantifier.repeated && (alternatives.some(isAmbiguous) || alternativesOverlap(alternatives))) this.ambiguous = true;
    const [only] = alternatives;
    const set = alternatives.length === 1 && only.length === 1 ? only[0].set : null;
    return { set, optional: quantifier.optional, repeated: quantifier.repeated || (set !== null && only[0].repeated) };
  }

  private quantifier(): Pick<Part, 'optional' | 'repeated'> {
    const [text, bounds] = /^(?:[*+?]|\{(\d+(?:,\d*)?)\})\??/.exec(this.text.slice(this.at, this.at + 24)) ?? [''];
    this.at += text.length;
    const isOpen = (bounds ?? '').endsWith(',');
    return { optional: /^[*?]/.test(text) || /^0(?:,|$)/.test(bounds ?? ''), repeated: /^[*+]/.test(text) || isOpen };
  }

  private character(): CharacterSet | null | 'assertion' {
    const character = this.text[this.at++];
    if (character === '.') return ALL;
    if (character !== '\\') return setOf((text) => text === character);
    return this.escape();
  }

  private escape(): CharacterSet | null | 'assertion' {
    const name = this.text[this.at++] ?? '';
    if (name === 'b' || name === 'B') return 'assertion';
    if (name in ESCAPES) return ESCAPES[name];
    return /[a-z0-9]/i.test(name) ? null : setOf((text) => text === name);
  }

  private characterClass(): CharacterSet {
    const end = this.endOfClass();
    const source = this.text.slice(this.at, end);
    this.at = end;
    const matcher = compile(source);
    return matcher ? setOf((text) => matcher.test(text)) : ALL;
  }

  private endOfClass(): number {
    let end = this.at + 1;
    while (end < this.text.length && this.text[end] !== ']') end += this.text[end] === '\\' ? 2 : 1;
    return end + 1;
  }
}

function compile(characterClass: string): RegExp | null {
  try {
    return new RegExp(`^${characterClass}$`);
  } catch {
    return null;
  }
}

/** A sequence that one of its repeated sets can match alone, so that its repetition can be cut anywhere. */
function isAmbiguous(parts: readonly Part[]): boolean {
  return parts.some(({ set, repeated }) => repeated && set !== null && parts.every((other) => other.optional || (other.set !== null && overlap(other.set, set))));
}

/** Single characters as alternatives of which two can match the same. */
function alternativesOverlap(alternatives: readonly Part[][]): boolean {
  const sets = alternatives.map((parts) => (parts.length === 1 ? parts[0].set : null));
  return sets.some((set, index) => set !== null && sets.slice(index + 1).some((other) => other !== null && overlap(set, other)));
}
