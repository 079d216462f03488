import type { TSESTree } from '@typescript-eslint/utils';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { limitsAfter, limitsOf } from './limits.js';

const statement = (text: string): TSESTree.Statement => (parseSync('shop.js', text, { astType: 'ts', preserveParens: false }).program.body as unknown as TSESTree.Statement[])[0];
const testOf = (text: string): TSESTree.Expression => (statement(`if (${text});`) as TSESTree.IfStatement).test;

test.each([
  ['body.length < 4096', true, [{ path: 'body', length: 4095 }]],
  ['body.length <= 4096', true, [{ path: 'body', length: 4096 }]],
  ['4096 > req.body.length', true, [{ path: 'req.body', length: 4095 }]],
  ['body.length > 16 * 1024', false, [{ path: 'body', length: 16_384 }]],
  ['Buffer.byteLength(text) < LIMIT', true, [{ path: 'text', length: null }]],
  ['isText && body?.length < 10', true, [{ path: 'body', length: 9 }]],
  ['!body || body.length > 10', false, [{ path: 'body', length: 10 }]],
  ['!(body.length > 10)', true, [{ path: 'body', length: 10 }]],
])('%s that is %s bounds', (text, outcome, limits) => {
  expect(limitsOf(testOf(text), outcome)).toEqual(limits);
});

test.each([
  ['body.length > 1024', true],
  ['body.length < 1024', false],
  ['body.length > 0 || isText', true],
  ['body.length < other.length', true],
  ['isText || body.length < 10', true],
  ['count < 10', true],
])('%s that is %s bounds nothing', (text, outcome) => {
  expect(limitsOf(testOf(text), outcome)).toEqual([]);
});

test('an early end bounds what follows', () => {
  expect(limitsAfter(statement('if (body.length > 10) { refuse(); throw new Error(); }'))).toEqual([{ path: 'body', length: 10 }]);
  expect(limitsAfter(statement('if (body.length > 10) body = shorten(body);'))).toEqual([]);
  expect(limitsAfter(statement('if (body.length > 10) throw new Error(); else pack();'))).toEqual([]);
});
