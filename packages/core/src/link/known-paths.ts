import type { ApiTable } from './api-table.js';

interface Branch {
  steps: PathTree;
}

/** API paths by their first step: the module. */
export type PathTree = Map<string, Branch>;

/** Paths this short are always kept: they name an export, and what calling or constructing it gives. */
const SHORT = 2;

/**
 * Which API paths are worth following: those that lead to an API of the catalogue, and one step beyond. What an
 * unknown function of another package returns is nothing that any rule could speak of.
 */
export class KnownPaths {
  private readonly branches: (readonly Branch[] | undefined)[] = [];

  constructor(private readonly trees: readonly PathTree[]) {}

  /** Whether a value of this API can matter. */
  keeps(apis: ApiTable, id: number): boolean {
    return apis.depth(id) <= SHORT || this.branchesAt(apis, apis.parent(id)).length > 0;
  }

  private branchesAt(apis: ApiTable, id: number): readonly Branch[] {
    return (this.branches[id] ??= this.find(apis, id));
  }

  private find(apis: ApiTable, id: number): readonly Branch[] {
    const step = apis.step(id);
    if (apis.isModule(id)) return present(this.trees.map((modules) => modules.get(step)));
    const wildcard = step === '()' || step === 'prototype' ? undefined : '*';
    return this.branchesAt(apis, apis.parent(id)).flatMap(({ steps }) => present([steps.get(step), wildcard && steps.get(wildcard)]));
  }
}

export function pathTree(apis: Iterable<string>): PathTree {
  const modules: PathTree = new Map();
  for (const api of apis) add(modules, api);
  return modules;
}

function add(modules: PathTree, api: string): void {
  const at = api.indexOf('#', 1);
  let branch = branchAt(modules, at === -1 ? api : api.slice(0, at));
  for (const part of at === -1 ? [] : api.slice(at + 1).split('.')) {
    const name = part.replace(/(?:\(\))+$/, '');
    branch = branchAt(branch.steps, name);
    for (let calls = (part.length - name.length) / 2; calls > 0; calls--) branch = branchAt(branch.steps, '()');
  }
}

function branchAt(branches: PathTree, step: string): Branch {
  let branch = branches.get(step);
  if (!branch) {
    branch = { steps: new Map() };
    branches.set(step, branch);
  }
  return branch;
}

function present(branches: (Branch | undefined | '')[]): Branch[] {
  return branches.filter((branch): branch is Branch => Boolean(branch));
}
