import { describe, expect, it } from 'vitest';
import { type OutputRequest, pairOutputs } from '../src/output/output-request.js';

const json: OutputRequest = { format: 'json' };
const sarif: OutputRequest = { format: 'sarif' };
const a: OutputRequest = { file: 'a' };
const b: OutputRequest = { file: 'b' };

describe('pairOutputs', () => {
  it('prints stylish when nothing is asked for', () => {
    expect(pairOutputs([])).toEqual([{ format: 'stylish', file: null }]);
  });

  it('writes stylish into a lone file', () => {
    expect(pairOutputs([a])).toEqual([{ format: 'stylish', file: 'a' }]);
  });

  it.each([
    ['one after the other', [json, a, sarif, b]],
    ['formats first', [json, sarif, a, b]],
    ['files first', [a, b, json, sarif]],
  ])('pairs as many files as formats in order: %s', (_, requests) => {
    expect(pairOutputs(requests)).toEqual([
      { format: 'json', file: 'a' },
      { format: 'sarif', file: 'b' },
    ]);
  });

  it('gives a file to the format before it when another format goes to standard output', () => {
    expect(pairOutputs([json, sarif, a])).toEqual([
      { format: 'json', file: null },
      { format: 'sarif', file: 'a' },
    ]);
  });

  it.each([
    ['two formats on standard output', [json, sarif], 'Only one --format can go to standard output; give the others an --output-file.'],
    ['two formats in one file', [json, a, sarif, a], 'Two reports cannot go into the one file a; give each --format a file of its own.'],
    ['more files than formats', [json, a, b], 'Every --output-file needs its own --format, but b has none.'],
    ['a file before its format', [a, json, sarif], 'Write the --format of --output-file a right before it.'],
  ])('complains about %s', (_, requests, message) => {
    expect(() => pairOutputs(requests)).toThrow(message);
  });
});
