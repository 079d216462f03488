import { describe, expect, test } from 'vitest';
import { findingsIn } from './findings-in.js';

const load = `const load = async (id: string): Promise<object> => (await fetch('https://shop.example/' + id)).json();\n`;
const remember = `export async function remember(id: string) {\n  const order = await load(id);\n  orders.set(id, order);\n}\n`;
const found = async (program: string | Record<string, string>): Promise<number> => (await findingsIn('unbounded-cache', program)).length;

describe('unbounded-cache', () => {
  test('reports a collection once, however many places write it, at the place where it is made', async () => {
    const findings = await findingsIn('unbounded-cache', `const orders = new Map();\n${load}${remember}export async function again(id: string) {\n  orders.set(id, await load(id));\n}\n`);
    expect(findings.map(({ location, reach, confidence }) => [location.line, reach, confidence])).toEqual([[1, 'unknown', 'probable']]);
  });

  test('takes the hottest path that writes', async () => {
    const [finding] = await findingsIn('unbounded-cache', `import express from 'express';\nconst orders = new Map();\n${load}${remember}express().get('/:id', async (req, res) => {\n  await remember(req.params.id);\n  res.end();\n});\n`);
    expect(finding).toMatchObject({ reach: 'request', confidence: 'definite', impact: 'critical', location: { line: 2 } });
    expect(finding.entryPoints).toHaveLength(1);
  });

  test.each([
    ['another file clears it', { 'src/orders.ts': `export const orders = new Map();\n${load}${remember}`, 'src/sweep.ts': `import { orders } from './orders.js';\nsetInterval(() => orders.clear(), 1000);\n` }],
    ['a function that gets it deletes', `const orders = new Map();\nfunction trim(map: Map<string, object>) {\n  map.delete(map.keys().next().value);\n}\n${load}export async function remember(id: string) {\n  orders.set(id, await load(id));\n  trim(orders);\n}\n`],
    ['its size is looked at', `const orders = new Map();\n${load}export async function remember(id: string) {\n  if (orders.size < 100) orders.set(id, await load(id));\n}\n`],
    ['it is replaced', `let orders = new Map();\nexport function reset() {\n  orders = new Map();\n}\n${load}${remember}`],
    ['it is made per call', `${load}export async function all(ids: string[]) {\n  const orders = new Map();\n  for (const id of ids) orders.set(id, await load(id));\n  return orders;\n}\n`],
    ['its class is made per call', `${load}class Basket {\n  lines = new Map();\n  async add(id: string) {\n    this.lines.set(id, await load(id));\n  }\n}\nexport async function basket(id: string) {\n  await new Basket().add(id);\n}\n`],
    ['keys are an enumeration', `enum Size { Small, Large }\nconst labels = new Map<Size, string>();\nexport async function label(size: Size) {\n  labels.set(size, 'x');\n}\n`],
    ['keys are a union by name', { 'src/size.ts': `export type Size = 'small' | 'large';\n`, 'src/labels.ts': `import type { Size } from './size.js';\nconst labels = new Map<Size, string>();\nexport async function label(size: Size) {\n  labels.set(size, 'x');\n}\n` }],
    ['the key is written down', `const orders = new Map();\n${load}export async function refresh() {\n  orders.set('all', await load('all'));\n}\n`],
    ['nothing but the start writes it', `const orders = new Map();\n${load}async function warmUp(id: string) {\n  orders.set(id, await load(id));\n}\nawait warmUp('apple');\n`],
    ['an exported registry is filled by its users', `const plugins = new Map();\nexport function register(name: string, plugin: object) {\n  plugins.set(name, plugin);\n}\n`],
  ])('is silent when %s', async (_, program) => {
    expect(await found(program)).toBe(0);
  });

  test('finds the field of a class that is made once, and objects used as maps', async () => {
    expect(await found(`class Visits {\n  private seen: Record<string, object> = {};\n  async add(ip: string) {\n    this.seen[ip] = { at: new Date() };\n  }\n}\nexport const visits = new Visits();\n`)).toBe(1);
  });

  test('weighs tiny values less', async () => {
    const [finding] = await findingsIn('unbounded-cache', `const seen = new Map<string, number>();\nexport async function count(ip: string) {\n  seen.set(ip, (seen.get(ip) ?? 0) + 1);\n}\n`);
    expect(finding.impact).toBe('medium');
  });
});
