import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openTree } from './open-tree.js';
import { seededRandom } from './random.js';
import { fileName, moduleText, type ModuleKind, type ModulePlan } from './synthetic-module.js';
import type { Tree } from './tree.js';

const AREA = 40;
/** What the files of an area are, in turn. */
const KINDS: readonly ModuleKind[] = ['helper', 'helper', 'repository', 'helper', 'service', 'helper', 'repository', 'service', 'helper', 'routes'];
const PACKAGE = { name: 'shop', type: 'module', dependencies: { express: '5.2.1' } };

/** Generates a shop of that many modules, the same ones in every run. A larger shop has more areas, not larger ones. */
export function layOutSynthetic(count: number, home: string): Tree {
  const folder = join(home, `synthetic-${count}`);
  for (const plan of plans(count)) {
    const path = join(folder, fileName(plan));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, moduleText(plan));
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(PACKAGE));
  return openTree(`synthetic ${count.toLocaleString('en')}`, folder, { isSynthetic: true });
}

function plans(count: number): ModulePlan[] {
  const random = seededRandom(20_261_121);
  const areas: Record<ModuleKind, ModulePlan[]>[] = [];
  return Array.from({ length: count }, (_, id): ModulePlan => {
    const kind = KINDS[id % KINDS.length];
    const area = Math.floor(id / AREA);
    const own = (areas[area] ??= { helper: [], repository: [], service: [], routes: [] });
    const plan = {
      id,
      kind,
      area,
      // The first area is what all others share.
      helpers: chosen(3, random, own.helper, areas[0].helper),
      repositories: own.repository.slice(-1),
      services: chosen(2, random, own.service, areas[Math.floor(random() * area)].service),
      random,
    };
    own[kind].push(plan);
    return plan;
  });
}

/** Mostly neighbours, now and then one from further away. */
function chosen(most: number, random: () => number, near: readonly ModulePlan[], far: readonly ModulePlan[]): ModulePlan[] {
  const picked = new Set<ModulePlan>();
  for (let turn = 0; turn < most; turn++) {
    const modules = random() < 0.9 ? near : far;
    if (modules.length > 0) picked.add(modules[Math.floor(random() * modules.length)]);
  }
  return [...picked];
}
