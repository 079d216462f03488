/** What the analysis knows of one argument of a call from its syntax alone. Serialisable. */
export type ArgumentShape =
  | { kind: 'literal'; value: Literal }
  /** A template or a long string: how it begins, and its length in characters, or null when a part of it is computed. */
  | { kind: 'string'; prefix: string; length: number | null }
  /** An object literal. `open`: it has spreads or computed keys, so that it may hold options that are not listed. */
  | { kind: 'object'; options: Readonly<Record<string, ArgumentShape>>; open: boolean }
  | { kind: 'function' }
  | { kind: 'array' }
  | { kind: 'spread' }
  /** A value that is at most so long, or no longer than a bound that is not known (null): the program checks or cuts it. */
  | { kind: 'sized'; length: number | null }
  /**
   * Anything else: `path` where it is a name (`Scope.REQUEST`), `file` where it makes the path of one (`new URL('./worker.js', import.meta.url)`),
   * `holds` where it is the name of an object that is written down before.
   */
  | { kind: 'unknown'; path?: string; file?: string; holds?: ArgumentShape };

/** A value that can be written as a literal. */
export type Literal = string | number | boolean | null;

/** What is known of an argument, or of a property of an object there. */
export function shapeAt(shapes: readonly ArgumentShape[], argument: number, property?: string): ArgumentShape | undefined {
  const shape = shapes[argument];
  if (property === undefined) return shape;
  return shape?.kind === 'object' ? shape.options[property] : undefined;
}

/** A literal as text. */
export function textOfLiteral(shape: ArgumentShape | undefined): string | undefined {
  return shape?.kind === 'literal' && shape.value !== null ? String(shape.value) : undefined;
}
