import { expect, test, vi } from 'vitest';
import type { Node } from './node.js';
import { perFunction } from './search.js';

test('what is asked of a function often is looked for in it once', () => {
  const find = vi.fn((body: Node) => body.type);
  const typeIn = perFunction(find);
  const fn = (): Node => ({ type: 'FunctionExpression', body: { type: 'BlockStatement', body: [] } }) as unknown as Node;
  const [one, other] = [fn(), fn()];
  for (let asked = 0; asked < 3000; asked++) expect(typeIn(one)).toBe('BlockStatement');
  typeIn(other);
  expect(find).toHaveBeenCalledTimes(2);
});
