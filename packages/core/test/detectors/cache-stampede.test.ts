import { describe, expect, test } from 'vitest';
import { findingsIn } from './findings-in.js';

const before = `const cache = new Map();\nconst load = async (key) => (await fetch('https://shop.example/' + key)).json();\n`;
const found = async (body: string): Promise<number> => (await findingsIn('cache-stampede', `${before}${body}`)).length;

describe('cache-stampede', () => {
  test.each([
    ['a hit leaves early', `export async function price(key) {\n  const hit = cache.get(key);\n  if (hit !== undefined) return hit;\n  const fresh = await load(key);\n  cache.set(key, fresh);\n  return fresh;\n}`],
    ['the value is assigned before the test', `export async function price(key) {\n  let value;\n  value = cache.get(key);\n  if (!value) {\n    value = await load(key);\n    cache.set(key, value);\n  }\n  return value;\n}`],
    ['the miss is the other branch', `export async function price(key) {\n  if (cache.has(key)) {\n    return cache.get(key);\n  } else {\n    const value = await load(key);\n    cache.set(key, value);\n    return value;\n  }\n}`],
    ['the loader stands behind ??', `export async function price(key) {\n  const value = cache.get(key) ?? (await load(key));\n  cache.set(key, value);\n  return value;\n}`],
    ['the cache is an object', `const prices = {};\nexport async function price(key) {\n  return (prices[key] ??= await load(key));\n}`],
  ])('is found where %s', async (_, body) => {
    expect(await found(body)).toBe(1);
  });

  test.each([
    ['the promise is kept', `const prices = {};\nexport async function price(key) {\n  const running = prices[key];\n  if (running) return running;\n  return await (prices[key] = load(key));\n}`],
    ['the work in flight is kept beside the cache', `const pending = new Map();\nexport async function price(key) {\n  let value = cache.get(key);\n  if (value === undefined) {\n    const running = load(key);\n    pending.set(key, running);\n    value = await running;\n    cache.set(key, value);\n  }\n  return value;\n}`],
    ['a lock is taken', `export async function price(key, mutex) {\n  const release = await mutex.acquire();\n  try {\n    let value = cache.get(key);\n    if (value === undefined) {\n      value = await load(key);\n      cache.set(key, value);\n    }\n    return value;\n  } finally {\n    release();\n  }\n}`],
    ['the collection belongs to the call', `export async function headers(request) {\n  const headers = new Map(request);\n  if (!headers.has('token')) headers.set('token', await load('token'));\n  return headers;\n}`],
    ['another key is written', `export async function price(key) {\n  if (!cache.has(key)) {\n    const value = await load(key);\n    cache.set('last', value);\n  }\n}`],
  ])('is silent where %s', async (_, body) => {
    expect(await found(body)).toBe(0);
  });
});
