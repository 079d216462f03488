import { filesMeant } from './computed-files.js';
import { Name } from './names.js';
import { PairTable } from './pair-table.js';
import type { Solver } from './solver.js';
import { TokenKind } from './tokens.js';
import { WatcherKind } from './watchers.js';

/** A folder with more files holds something else than modules of one kind. */
const LARGEST_GROUP = 400;

/** The modules that a computed name may mean, such as all files of a folder. They are one value: there may be more of them than a node holds. */
export class ModuleGroups {
  /** Nodes of the members, by group. */
  private readonly groups: number[][] = [];
  private readonly defaults = new Map<number, number>();
  /** Watchers and groups that have met: modules may load each other in a circle. */
  private readonly met = new PairTable();

  constructor(private readonly solver: Solver) {}

  /** Lets a node hold all files that a file may mean by a specifier whose end is computed. */
  load(file: number, to: number, specifier: string): void {
    const { files, graph, modules, tokens } = this.solver;
    const meant = filesMeant(files, file, specifier).filter((other) => other !== file && files[other].role === files[file].role);
    if (meant.length === 0 || meant.length > LARGEST_GROUP) return;
    const members = meant.map((member) => {
      const node = graph.newNode();
      modules.addFile(member, node);
      // What `import()` gives of a CommonJS module has a default too.
      graph.addValue(node, tokens.of(TokenKind.namespace, member));
      return node;
    });
    graph.addValue(to, this.add(members));
  }

  /** Lets a constraint that waits for values wait for those of each module. Which of them it will be is not known. */
  meet(watcher: number, token: number): void {
    const { watchers, graph, calls } = this.solver;
    const group = this.solver.tokens.index(token);
    const known = this.met.size;
    if (this.met.add(watcher, group) < known) return;
    const { kinds, as, bs } = watchers;
    if (kinds[watcher] === WatcherKind.call) calls.markDispatched(calls.callee(as[watcher]));
    if (kinds[watcher] === WatcherKind.load) {
      if (as[watcher] === Name.default) return graph.addValue(bs[watcher], this.defaultsOf(group));
      calls.markDispatched(bs[watcher]);
    }
    for (const member of this.groups[group]) graph.watch(member, watcher);
  }

  /** The values of a node, with those of the modules that it may hold. */
  valuesOf(node: number): readonly number[] {
    const { graph, tokens } = this.solver;
    const isGroup = (token: number): boolean => tokens.kind(token) === TokenKind.modules;
    if (!graph.valuesOf(node).some(isGroup)) return graph.valuesOf(node);
    const nodes = new Set([node]);
    for (const next of nodes) for (const token of graph.valuesOf(next).filter(isGroup)) for (const member of this.groups[tokens.index(token)]) nodes.add(member);
    return [...new Set([...nodes].flatMap((next) => graph.valuesOf(next)))].filter((token) => !isGroup(token));
  }

  /** What each module of a group exports as its default. */
  private defaultsOf(group: number): number {
    const { graph } = this.solver;
    let token = this.defaults.get(group);
    if (token === undefined) {
      const members = this.groups[group].map(() => graph.newNode());
      token = this.add(members);
      this.defaults.set(group, token);
      members.forEach((member, index) => this.solver.addLoad(this.groups[group][index], Name.default, member));
    }
    return token;
  }

  private add(members: number[]): number {
    return this.solver.tokens.modules(this.groups.push(members) - 1);
  }
}
