import { describe, expect, it } from 'vitest';
import { type Baseline, scoreShape, shapeNames } from '../../bench/call-graph/own-suite.js';
import table from './own-suite.json' with { type: 'json' };

const baseline: Baseline = table;

describe('the call graph of the fixtures', () => {
  it('has a baseline for every shape', () => {
    expect(Object.keys(baseline)).toEqual(shapeNames());
  });

  it.each(Object.entries(baseline))('%s finds and invents no worse than its baseline', async (shape, expected) => {
    const score = await scoreShape(shape);
    expect(score.total, 'edges that the comments require').toBe(expected.total);
    expect(score.found, score.misses.join('\n')).toBeGreaterThanOrEqual(expected.found);
    expect(score.wrong, score.surplus.join('\n')).toBeLessThanOrEqual(expected.wrong);
  });
});
