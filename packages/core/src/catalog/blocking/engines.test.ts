import { describe, expect, it } from 'vitest';

import { isWithinEngines } from './engines.js';

describe('a program whose lowest engine', () => {
  it.each([
    [22, '>=22', true],
    [20, '>=22', false],
    [24, '>=22.15', true],
    [22, '>=22.15', false],
    [18, '<19', true],
    [19, '<19', false],
    [20, '<19', false],
  ])('is %i lies within %s: %s', (lowest, range, expected) => {
    expect(isWithinEngines(range, lowest)).toBe(expected);
  });

  it('is unknown lies within no range', () => {
    expect(isWithinEngines('>=22', null)).toBe(false);
    expect(isWithinEngines('<19', null)).toBe(false);
  });

  it('is compared with a range that cannot be read gives an error that quotes it', () => {
    expect(() => isWithinEngines('^20', 20)).toThrow('"^20"');
  });
});
