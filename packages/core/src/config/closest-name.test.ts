import { expect, it } from 'vitest';
import { closestName } from './closest-name.js';

const NAMES = ['apple', 'apricot', 'banana'];

it.each([
  ['appel', 'apple'],
  ['APPLE', 'apple'],
  ['bananas', 'banana'],
  ['kiwi', null],
  ['', null],
])('takes %j for %j', (word, expected) => {
  expect(closestName(word, NAMES)).toBe(expected);
});
