import { expect, test } from 'vitest';
import { backtracks } from './backtracking.js';

test.each([
  String.raw`^(\w+\s?)*$`,
  '(a+)+$',
  '(?:a|a)*$',
  '(?:[a-z]+-?)+$',
  '(.*,?)*x',
  '((a+)+)+',
  '(a*){2,}b',
  String.raw`(?<word>\d+)*\.`,
])('%s can match one text in many ways', (pattern) => {
  expect(backtracks(pattern)).toBe(true);
});

test.each([
  String.raw`^\w+$`,
  '^[a-z]+(-[a-z]+)*$',
  String.raw`^(\w+\s)*$`,
  '(a|b)*',
  String.raw`\(a+\)+`,
  '[(a+)+]',
  '(?:ab)+c+',
  '(a+)?',
  '(a{1,3})*b{2}',
  String.raw`^(?=.*\d)(?=.*[a-z]).{8,}$`,
  '(',
  '['.repeat(50),
  '('.repeat(100_000),
])('%# is linear, or not known', (pattern) => {
  expect(backtracks(pattern)).toBe(false);
});
