import { expect, it } from 'vitest';
import { minimumNode } from './minimum-node.js';

it.each([
  ['>=18', 18],
  ['>= 18.17.0', 18],
  ['^20.19.0 || ^22.12.0 || >=24', 20],
  ['18.x', 18],
  ['v16', 16],
  ['~14.2', 14],
  ['14 - 18', 14],
  ['>=16 <21', 16],
  ['>18', 19],
  ['>18.4.1', 18],
  ['<20', null],
  ['<20 || >=22', null],
  ['*', null],
  ['', null],
  ['lts', null],
  [undefined, null],
  [20, null],
])('%j begins at %j', (range, expected) => {
  expect(minimumNode(range)).toBe(expected);
});
