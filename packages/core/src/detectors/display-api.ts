/** `node:fs#readFileSync` as a reader would write it: `fs.readFileSync`, `better-sqlite3 Database#prepare().all`. */
export function displayApi(api: string): string {
  const at = api.indexOf('#');
  if (at === -1) return api;
  const module = api.slice(0, at).replace(/^node:/, '');
  const path = api.slice(at + 1);
  if (module === 'global') return path.replace('.prototype.', '#');
  if (path === 'default' || path === 'default()') return module;
  const inModule = path.replace(/^default\.prototype\./, '#').replace('.prototype.', '#');
  return inModule.startsWith('#') ? module + inModule : `${module}.${inModule}`;
}
