/** What keeps the values of each object apart: maps, sets, arrays, emitters, caches. */
export const collections: ReadonlySet<string> = new Set([
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'Array'].map((name) => `global#${name}`),
  'node:events#EventEmitter',
  'node:events#default',
  'lru-cache#LRUCache',
  'lru-cache#default',
]);
