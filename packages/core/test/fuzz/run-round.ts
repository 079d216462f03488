import { loadParser } from '../../src/summarize/parse.js';
import { isNestedTooDeeply, NestedTooDeeply } from '../../src/summarize/nesting.js';
import type { ModuleSummary } from '../../src/summarize/module-summary.js';
import { summarize } from '../../src/summarize/summarize.js';
import { mergeCollectors } from '../../src/summarize/merge-collectors.js';
import { detectors } from '../../src/detectors/registry.js';
import { analyze } from '../../src/index.js';
import { temporaryTree } from '../support/temporary-tree.js';
import { mutate } from './mutate.js';
import { Random } from './random.js';
import { fixtureSources } from './sources.js';

const sources = fixtureSources();
const parse = await loadParser();
const collectors = mergeCollectors(detectors.map(({ collect }) => collect));

/** Files of a mutated program: neighbours in the fixtures, so that they import each other now and then. */
export function mutatedProgram(seed: number, size = 12): Record<string, string> {
  const random = new Random(seed);
  const start = random.below(sources.length);
  const files: Record<string, string> = {};
  for (let index = 0; index < size; index++) {
    const { name, text } = sources[(start + index) % sources.length];
    files[`${index % 3 === 0 ? '' : `part${index % 3}/`}${name}`] = mutate(text, random.pick(sources).text, random);
  }
  return files;
}

/** What is wrong with one summary: nothing, when it survives being stored. */
export function roundTrip(path: string, text: string): { summary: ModuleSummary; restored: ModuleSummary } | null {
  if (isNestedTooDeeply(text)) return null;
  const module = parse(path, text);
  if ('error' in module) return null;
  try {
    const summary = summarize(module, collectors);
    return { summary, restored: JSON.parse(JSON.stringify(summary)) as ModuleSummary };
  } catch (error) {
    if (error instanceof NestedTooDeeply) return null;
    throw error;
  }
}

/** Reports of one program: without a cache, filling one, from it, and with its files named in another order. */
export async function reportsOf(files: Readonly<Record<string, string>>, seed: number): Promise<string[]> {
  const cwd = temporaryTree(files);
  const paths = new Random(seed).shuffled(Object.keys(files));
  const reports = [await analyze({ cwd, cache: false }), await analyze({ cwd }), await analyze({ cwd }), await analyze({ cwd, cache: false, paths })];
  return reports.map((report) => JSON.stringify(report));
}
