import { describe, expect, it } from 'vitest';
import { SourceIndex, type Span } from '../../bench/call-graph/source-index.js';

const SHOP = `class Basket {
  constructor(fruits) { this.fruits = fruits; }
  get total() { return 1; }
  add = (fruit) => this.put(fruit);
}
const shop = { open() {}, nested: { close: () => {} } };
((Basket).of('pear'));
open()();
`;

const index = new SourceIndex('shop.js', SHOP);
const span = (line: number, column: number, endLine: number, endColumn: number): Span => ({ line, column, endLine, endColumn });

describe('the index of a source file', () => {
  it('names functions as a reader does', () => {
    const names = index.functions.map(({ name }) => name).filter((name) => name !== '');
    expect(names).toEqual(['Basket', 'Basket.constructor', 'get Basket.total', 'Basket.add', 'shop.open', 'shop.nested.close']);
  });

  it('knows a method by its key and by its parenthesis', () => {
    expect(index.functionAt(span(3, 3, 3, 28))?.name).toBe('get Basket.total');
    expect(index.functionAt(span(3, 12, 3, 28))?.name).toBe('get Basket.total');
  });

  it('knows the module body by its extent', () => {
    expect(index.functionAt(span(1, 1, 9, 1))?.kind).toBe('module');
  });

  it('knows a call whose recorded range has other parentheses', () => {
    expect(index.callAt(span(7, 1, 7, 23))?.text).toBe(`(Basket).of('pear')`);
    expect(index.callAt(span(7, 3, 7, 21))?.text).toBe(`(Basket).of('pear')`);
  });

  it('tells the calls of a chain apart by their ends', () => {
    expect(index.callAt(span(8, 1, 8, 7))?.text).toBe('open()');
    expect(index.callAt(span(8, 1, 8, 9))?.text).toBe('open()()');
  });
});
