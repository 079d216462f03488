import type { ProgramFile, Resolve } from './module-graph.js';

/** What a name that a module exports stands for: nodes of the flow graph, external APIs, or whole modules. */
export interface ExportTarget {
  nodes: number[];
  external: { module: string; name: string }[];
  namespaces: number[];
}

/** Follows exports through re-exports and barrels. */
export class Exports {
  private readonly tables = new Map<number, Map<string, number>>();
  private readonly cache = new Map<string, ExportTarget>();

  constructor(
    private readonly files: readonly ProgramFile[],
    private readonly nodeBase: Int32Array,
    private readonly resolve: Resolve,
  ) {}

  find(file: number, name: string): ExportTarget {
    const key = `${file} ${name}`;
    let target = this.cache.get(key);
    if (!target) {
      target = { nodes: [], external: [], namespaces: [] };
      this.collect(file, name, target, new Set());
      this.cache.set(key, target);
    }
    return target;
  }

  /** Modules may export from each other in a circle, under one name or under changing ones. */
  private collect(file: number, name: string, target: ExportTarget, seen: Set<string>): void {
    const key = `${file} ${name}`;
    if (seen.has(key)) return;
    seen.add(key);
    const own = this.table(file).get(name);
    if (own !== undefined) target.nodes.push(own);
    const { imports, names } = this.files[file].summary;
    const { reexports } = imports;
    for (let row = 0; row < reexports.length; row += 3) {
      const exported = names[reexports[row]];
      const imported = names[reexports[row + 2]];
      if (exported === name) this.follow(file, names[reexports[row + 1]], imported, target, seen);
      else if (exported === '*' && own === undefined && name !== 'default') this.follow(file, names[reexports[row + 1]], name, target, seen);
    }
  }

  private follow(file: number, specifier: string, name: string, target: ExportTarget, seen: Set<string>): void {
    const resolved = this.resolve(file, specifier);
    if (typeof resolved === 'string') target.external.push({ module: resolved, name });
    else if (name === '*') target.namespaces.push(resolved);
    else if (this.files[resolved].summary.esm) this.collect(resolved, name, target, seen);
    else target.namespaces.push(resolved);
  }

  private table(file: number): Map<string, number> {
    let table = this.tables.get(file);
    if (!table) {
      table = new Map();
      const { imports, names } = this.files[file].summary;
      for (let row = 0; row < imports.exports.length; row += 2) table.set(names[imports.exports[row]], this.nodeBase[file] + imports.exports[row + 1]);
      this.tables.set(file, table);
    }
    return table;
  }
}
