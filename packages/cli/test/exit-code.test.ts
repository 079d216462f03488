import { describe, expect, it } from 'vitest';
import { exitCode, type Gate } from '../src/exit-code.js';
import { archiveFinding, sizeFinding, templateFinding } from './support/shop-report.js';

const gates: [string, Gate, 0 | 1][] = [
  ['a definite P0 fails P0', { failOn: 'P0' }, 1],
  ['a definite P0 fails P3', { failOn: 'P3' }, 1],
  ['never never fails', { failOn: 'never' }, 0],
  ['as many findings as allowed pass', { failOn: 'never', maxFindings: 1 }, 0],
  ['one finding more than allowed fails', { failOn: 'never', maxFindings: 0 }, 1],
];

describe('exitCode', () => {
  it.each(gates)('%s', (_, gate, expected) => {
    expect(exitCode([templateFinding], gate)).toBe(expected);
  });

  it('is 0 when nothing is found', () => {
    expect(exitCode([], { failOn: 'P3', maxFindings: 0 })).toBe(0);
  });

  it('is 0 when every finding is less urgent', () => {
    expect(exitCode([sizeFinding], { failOn: 'P2' })).toBe(0);
  });

  it('ignores a probable finding', () => {
    expect(exitCode([archiveFinding], { failOn: 'P3' })).toBe(0);
  });

  it('counts a probable finding when the preset is strict', () => {
    expect(exitCode([archiveFinding], { failOn: 'P1', preset: 'strict' })).toBe(1);
  });

  it('ignores a possible finding even when the preset is strict', () => {
    expect(exitCode([{ ...archiveFinding, confidence: 'possible' }], { failOn: 'P3', preset: 'strict' })).toBe(0);
  });
});
