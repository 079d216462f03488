const DEEPEST_PATH = 10;

/**
 * The external APIs that a program touches, as a tree: a module, and steps from it. Ids are small integers.
 * The way an API is written is described with `CatalogEntry`.
 */
export class ApiTable {
  private readonly parents: number[] = [];
  private readonly steps: string[] = [];
  private readonly depths: number[] = [];
  private readonly children: (Map<string, number> | undefined)[] = [];
  private readonly modules = new Map<string, number>();
  private readonly texts: (string | undefined)[] = [];

  module(name: string): number {
    let id = this.modules.get(name);
    if (id === undefined) {
      id = this.add(-1, name, 0);
      this.modules.set(name, id);
    }
    return id;
  }

  /** A property of an API. Properties of a default export count as properties of the module. */
  property(id: number, name: string): number {
    const owner = this.isDefault(id) ? this.parents[id] : id;
    if (name === 'promises' && this.parents[owner] === -1 && this.steps[owner] === 'node:fs') return this.module('node:fs/promises');
    return this.child(owner, name);
  }

  /** What calling an API gives. */
  result(id: number): number {
    return this.child(this.callable(id), '()');
  }

  /** What constructing an API gives. */
  instance(id: number): number {
    return this.child(this.callable(id), 'prototype');
  }

  /** What the API passes to a callback, by parameter. */
  parameter(id: number, index: number): number {
    return this.child(id, `^${index}`);
  }

  /** A module that is called or constructed stands for its default export. */
  callable(id: number): number {
    return this.parents[id] === -1 ? this.child(id, 'default') : id;
  }

  parent(id: number): number {
    return this.parents[id];
  }

  /** The last step of the path: a name, `()` or `prototype`. */
  step(id: number): string {
    return this.steps[id];
  }

  /** How many steps the API is away from its module. */
  depth(id: number): number {
    return this.depths[id];
  }

  isModule(id: number): boolean {
    return this.parents[id] === -1;
  }

  /** `node:fs#promises.readFile` */
  text(id: number): string {
    return (this.texts[id] ??= this.write(id));
  }

  private write(id: number): string {
    const parent = this.parents[id];
    if (parent === -1) return this.steps[id];
    const step = this.steps[id];
    if (step === '()') return `${this.text(parent)}()`;
    return `${this.text(parent)}${this.parents[parent] === -1 ? '#' : '.'}${step}`;
  }

  /** Interns an API that is written as text. */
  parse(text: string): number {
    const [module, path = ''] = splitOnce(text, '#');
    let id = this.module(module);
    for (const part of path === '' ? [] : path.split('.')) {
      const name = part.replace(/(?:\(\))+$/, '');
      id = this.child(id, name);
      for (let calls = (part.length - name.length) / 2; calls > 0; calls--) id = this.child(id, '()');
    }
    return id;
  }

  private isDefault(id: number): boolean {
    return this.steps[id] === 'default' && this.parents[id] !== -1 && this.parents[this.parents[id]] === -1;
  }

  private child(parent: number, step: string): number {
    if (this.depths[parent] >= DEEPEST_PATH) return parent;
    const children = (this.children[parent] ??= new Map<string, number>());
    let id = children.get(step);
    if (id === undefined) {
      id = this.add(parent, step, this.depths[parent] + 1);
      children.set(step, id);
    }
    return id;
  }

  private add(parent: number, step: string, depth: number): number {
    this.parents.push(parent);
    this.depths.push(depth);
    this.children.push(undefined);
    this.texts.push(undefined);
    return this.steps.push(step) - 1;
  }
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
