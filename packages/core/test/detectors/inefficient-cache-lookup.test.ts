import { describe, expect, test } from 'vitest';
import { findingsIn } from './findings-in.js';

const found = async (program: string): Promise<number> => (await findingsIn('inefficient-cache-lookup', program)).length;

describe('inefficient-cache-lookup', () => {
  test.each([
    ['a list of which a loop asks for a key', `export async function join(orders, users) {\n  for (const { userId } of orders) save(users.find(({ id }) => id === userId));\n}\nconst save = (user) => user;`],
    ['a compound key', `export async function join(orders, users) {\n  return orders.map((order) => users.find((user) => user.shop === order.shop && user.id === order.userId));\n}`],
    ['a typed list with any name', `export async function known(orders: string[], stock: string[]) {\n  return orders.filter((order) => stock.includes(order));\n}`],
    ['a long constant list', `const codes = [${Array.from({ length: 20 }, (_, index) => `'${String(index)}'`).join(', ')}];\nexport async function isKnown(code) {\n  return codes.includes(code);\n}`],
    ['a test that leaves before the second lookup', `const prices = new Map([['apple', 1]]);\nexport async function price(fruit) {\n  if (!prices.has(fruit)) return 0;\n  return prices.get(fruit);\n}`],
    ['a key that a variable holds', `const prices = new Map();\nexport async function price(query) {\n  const key = JSON.stringify(query);\n  return prices.get(key);\n}`],
  ])('finds %s', async (_, program) => {
    expect(await found(program)).toBe(1);
  });

  test.each([
    ['a string', `export async function flagged(orders, text) {\n  return orders.filter((order) => text.includes(order.id));\n}`],
    ['a string by its type', `export async function flagged(orders: { id: string }[], notes: string) {\n  return orders.filter((order) => notes.includes(order.id));\n}`],
    ['a constant short list, also one that the loop goes over', `const sizes = ['small', 'large'];\nexport async function known(orders, users) {\n  return [orders.filter((order) => sizes.includes(order.size)), sizes.map((size) => users.find((user) => user.size === size))];\n}`],
    ['a list that the loop makes', `export async function unique(orders) {\n  const ids = [];\n  for (const order of orders) if (!ids.includes(order.id)) ids.push(order.id);\n  return ids;\n}`],
    ['a list of the element', `export async function main(orders) {\n  return orders.map((order) => order.items.find((item) => item.id === order.mainItem));\n}`],
    ['a condition that is no key', `export async function cheap(orders, fruits) {\n  return orders.map((order) => fruits.find((fruit) => fruit.price < order.budget));\n}`],
    ['a string that is searched twice', `export async function prefix(path, part) {\n  return path.includes(part) ? path.slice(path.indexOf(part)) : path;\n}`],
    ['a change between the lookups', `const prices = new Map([['apple', 1]]);\nexport async function price(fruit) {\n  if (prices.has(fruit)) {\n    prices.set('apple', 2);\n    return prices.get(fruit);\n  }\n}`],
    ['deleting what is there', `const prices = { apple: 1 };\nexport async function remove(fruit) {\n  if (fruit in prices) delete prices[fruit];\n}`],
  ])('leaves alone %s', async (_, program) => {
    expect(await found(program)).toBe(0);
  });

  test('leaves double lookups low in loops', async () => {
    const [finding] = await findingsIn('inefficient-cache-lookup', `const prices = new Map([['apple', 1]]);\nexport async function total(fruits) {\n  let sum = 0;\n  for (const fruit of fruits) if (prices.has(fruit)) sum += prices.get(fruit);\n  return sum;\n}`);
    expect(finding).toMatchObject({ impact: 'low', priority: 'P3', effortMinutes: 5 });
  });
});
