import { expect, test } from 'vitest';
import type { CallEdge, Program } from '../../link/program.js';
import type { EdgeIndex } from '../reach/reach.js';
import { functionsThatLaunch, startingFunctions } from './server-starts.js';

test('however many calls of listen there are, the edges of the program are gone through once', () => {
  let looks = 0;
  const edges = Array.from({ length: 1_000 }, (): CallEdge => ({
    ...{ from: 0, to: 1, confidence: 'definite', throughParameter: false },
    get call() {
      looks++;
      return 1_000;
    },
  }));
  const calls = { writtenCount: 100, externals: () => [], member: () => 'listen', argumentCount: () => 1, argument: () => 0, eventName: () => undefined, function: (call: number) => call, functions: { summary: () => ({ name: 'start' }) } };
  const program = { edges, calls, functionsAt: () => [] } as unknown as Program;

  expect(startingFunctions(program)).toHaveLength(100);
  expect(functionsThatLaunch(program, { edges: [], incoming: [] } as unknown as EdgeIndex, []).size).toBe(100);
  expect(looks).toBe(1_000);
});
