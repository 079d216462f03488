import { Exports } from './exports.js';
import { Name } from './names.js';
import type { Solver } from './solver.js';
import { TokenKind } from './tokens.js';

const ANY = '*';

/** What modules hold and hand to each other: imports, exports, and the `module` and `exports` of CommonJS. */
export class ModuleValues {
  private readonly moduleObjects: { module: number; exports: number }[] = [];

  private readonly exports: Exports;

  constructor(private readonly solver: Solver) {
    this.exports = new Exports(solver.files, solver.nodeBase, solver.resolve);
  }

  /** Gives the next file its `module` and `exports`. */
  addModule(): void {
    const objects = { module: this.solver.tokens.make(), exports: this.solver.tokens.make() };
    this.moduleObjects.push(objects);
    this.solver.graph.addValue(this.solver.heap.written(objects.module, Name.exports), objects.exports);
  }

  /** Nodes of what a file exports, by ESM or CommonJS. */
  exportsOf(file: number): number[] {
    const { imports } = this.solver.files[file].summary;
    const nodes = [this.commonJsExports(file)];
    for (let row = 1; row < imports.exports.length; row += 2) nodes.push(this.solver.nodeBase[file] + imports.exports[row]);
    return nodes;
  }

  private externalExport(module: string, name: string): number {
    const api = this.solver.apis.module(module);
    return this.solver.tokens.external(name === '*' ? api : this.solver.apis.property(api, name));
  }

  private commonJsExports(file: number): number {
    return this.solver.heap.written(this.moduleObjects[file].module, Name.exports);
  }

  addImport(file: number, to: number, specifier: string, name: string): void {
    const resolved = this.solver.resolve(file, specifier);
    if (typeof resolved === 'string') return this.solver.graph.addValue(to, this.externalExport(resolved, name));
    if (name === '*') return this.solver.graph.addValue(to, this.solver.tokens.of(TokenKind.namespace, resolved));
    this.addExport(resolved, name, to);
  }

  addRequire(file: number, to: number, specifier: string): void {
    const resolved = this.solver.resolve(file, specifier);
    if (typeof resolved === 'string') return this.solver.addExternal(to, this.solver.apis.module(resolved));
    this.addFile(resolved, to);
  }

  /** Lets what requiring a file of the program gives flow into a node. */
  addFile(file: number, to: number): void {
    if (this.solver.files[file].summary.esm) this.solver.graph.addValue(to, this.solver.tokens.of(TokenKind.namespace, file));
    if (this.hasCommonJsExports(file)) this.solver.graph.addCopy(this.commonJsExports(file), to);
  }

  /** Compilers to CommonJS let a file `import` and assign to `exports` all the same. */
  private hasCommonJsExports(file: number): boolean {
    const { esm, flow, names } = this.solver.files[file].summary;
    return !esm || flow.globals.some((name, at) => at % 2 === 1 && (names[name] === 'exports' || names[name] === 'module'));
  }

  /** Lets what a module of the program exports under a name flow into a node. */
  private addExport(file: number, name: string, to: number): void {
    const target = this.exports.find(file, name);
    for (const node of target.nodes) this.solver.graph.addCopy(node, to);
    for (const { module, name: imported } of target.external) this.solver.graph.addValue(to, this.externalExport(module, imported));
    for (const namespace of target.namespaces) {
      if (this.solver.files[namespace].summary.esm) this.solver.graph.addValue(to, this.solver.tokens.of(TokenKind.namespace, namespace));
      else this.solver.addLoad(this.commonJsExports(namespace), this.solver.names.id(name), to);
    }
    if (!this.hasCommonJsExports(file)) return;
    if (name === 'default') this.solver.graph.addCopy(this.commonJsExports(file), to);
    this.solver.addLoad(this.commonJsExports(file), this.solver.names.id(name), to);
  }

  loadExport(file: number, name: string, to: number): void {
    if (name !== ANY) return this.addExport(file, name, to);
    const { imports, names } = this.solver.files[file].summary;
    for (let row = 0; row < imports.exports.length; row += 2) this.addExport(file, names[imports.exports[row]], to);
  }

  addGlobal(file: number, to: number, name: string): void {
    const { module, exports } = this.moduleObjects[file];
    if (name === 'module' || name === 'exports') return this.solver.graph.addValue(to, name === 'module' ? module : exports);
    const root = this.solver.apis.module('global');
    const api = name === 'globalThis' || name === 'global' || name === 'window' ? root : this.solver.apis.property(root, name);
    this.solver.addExternal(to, api);
    this.solver.heap.read(this.solver.tokens.external(root), this.solver.names.id(name), to);
  }
}
