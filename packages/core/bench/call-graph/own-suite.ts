import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildGraph } from '../../src/index.js';
import { measureShape, type ShapeScore } from './measure-shape.js';

const SHAPES = fileURLToPath(new URL('../../../../fixtures/callgraph/', import.meta.url));

/** What a shape must reach: a number may rise, and falls only with a reason that its commit states. */
export type Baseline = Record<string, Pick<ShapeScore, 'total' | 'found' | 'edges' | 'wrong'>>;

/** The names of the shapes, sorted. */
export function shapeNames(): string[] {
  return readdirSync(SHAPES).sort();
}

/** Builds the graph of a shape and compares it with the comments in its files. */
export async function scoreShape(name: string): Promise<ShapeScore> {
  const cwd = join(SHAPES, name);
  return measureShape(cwd, await buildGraph({ cwd, cache: false }));
}
