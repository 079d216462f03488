import assert from 'node:assert/strict';
import { join } from 'node:path';
import { bundledBytes } from '../../runtime/scripts/bundle.js';
import { run } from './run.js';
import { subPathsOf } from './try-twins.js';

const MOST_TIMES_AS_LARGE = 1.05;

/** Bundles each name that the root of an installed package exports, from there and from its sub-path: both must cost the same, give or take 5 %. */
export function tryTreeShaking(folder: string, name: string): string {
  const inRoot = exportsOf(folder, name);
  const names = subPathsOf(folder, name).flatMap((subPath) =>
    exportsOf(folder, join(name, subPath)).filter((exported) => subPath !== '.' && inRoot.includes(exported)).map((exported) => ({ exported, module: join(name, subPath) })),
  );
  const price = (exported: string, module: string) => bundledBytes(`export { ${exported} } from '${module}'`, folder);
  const dearer = names.filter(({ exported, module }) => price(exported, name) > MOST_TIMES_AS_LARGE * price(exported, module));
  assert.ok(names.length > 0, `${name} exports something from its root`);
  assert.deepEqual(dearer, [], `the root of ${name} gives each name at the price of its sub-path`);
  return `${name}: ${names.length} names cost from the root what they cost from their sub-path`;
}

function exportsOf(folder: string, module: string): string[] {
  return JSON.parse(run(folder, 'node', '--input-type=module', '--eval', `console.log(JSON.stringify(Object.keys(await import('${module}'))))`)) as string[];
}
