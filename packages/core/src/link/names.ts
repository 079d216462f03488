/** Names under which the analysis itself looks for properties, by the number that every program gives them. */
export const Name = {
  /** Any property: a computed name that is read or written. */
  any: 0,
  /** The elements of an array or collection. */
  elements: 1,
  prototype: 2,
  constructor: 3,
  proto: 4,
  exports: 5,
  value: 6,
  /** The keys of a map. */
  keyOfEntry: 7,
  default: 8,
} as const;

const FIRST = ['*', '[]', 'prototype', 'constructor', '__proto__', 'exports', 'value', 'key of entry', 'default'];

/** The property names of a program by number: the tables of the solver hold integers alone. */
export class NameTable {
  private readonly ids = new Map<string, number>();
  private readonly texts: string[] = [];
  private readonly hidden: boolean[] = [];

  constructor() {
    for (const name of FIRST) this.id(name);
  }

  id(text: string): number {
    let id = this.ids.get(text);
    if (id === undefined) {
      id = this.texts.push(text) - 1;
      this.ids.set(text, id);
      this.hidden.push(text.includes(' '));
    }
    return id;
  }

  /** The number of a name, or −1 where no file uses it. */
  find(text: string): number {
    return this.ids.get(text) ?? -1;
  }

  text(id: number): string {
    return this.texts[id];
  }

  /** Accessors and listeners are kept beside the properties under names with a space, which no identifier has. */
  isHidden(id: number): boolean {
    return this.hidden[id];
  }

  /** Whether a name is one that programs write, and not one under which the analysis keeps something. */
  isWritten(id: number): boolean {
    return id > Name.elements && !this.hidden[id];
  }

  /** Whether a property of that name is among those that a computed name may mean. */
  isData(id: number): boolean {
    return !this.hidden[id] || id === Name.keyOfEntry;
  }
}
