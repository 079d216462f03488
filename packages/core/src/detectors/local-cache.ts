/** Caches in this process. Keys of remote ones are strings in any case. */
const LOCAL_CACHE = /^(?:global#Map|lru-cache#|quick-lru#|tiny-lru#|node-cache#|@isaacs\/ttlcache#|@perf-analyze\/runtime#)/;

/** Whether any of these types is that of a cache in this process. */
export function isLocalCache(types: readonly string[]): boolean {
  return types.some((type) => LOCAL_CACHE.test(type));
}
