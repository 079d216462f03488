import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTruth } from '../../bench/call-graph/truth.js';

const SHAPES = fileURLToPath(new URL('../../../../fixtures/callgraph/', import.meta.url));

describe('the comments of the call graph fixtures', () => {
  it.each(readdirSync(SHAPES))('%s names functions that exist', (shape) => {
    const { required } = readTruth(join(SHAPES, shape));
    expect(required.size).toBeGreaterThan(0);
  });
});
