import type { CatalogEntry } from '../entry.js';

/** The asynchronous form of the API `module#path` that a row was matched by, or null when the row knows none. */
export function twinOf(row: CatalogEntry, api: string): { module: string; path: string } | null {
  if (row.twin === undefined) return null;
  const { module, path } = splitApi(api);
  return {
    module: row.twin.module.replace('{module}', module),
    path: fill(row.twin.path, path),
  };
}

/** What to use instead of the API `module#path` that a row was matched by, as a reader would write it. */
export function replacementOf(row: CatalogEntry, api: string): string {
  return fill(row.replacement, splitApi(api).path);
}

/** The last name of a path: `run` of `default.prototype.prepare().run`. */
export function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).replaceAll('()', '');
}

function fill(text: string, path: string): string {
  const name = lastName(path);
  return text
    .replaceAll('{path}', withoutSync(path))
    .replaceAll('{async}', withoutSync(name))
    .replaceAll('{name}', name);
}

// Capital S, at the end: `fsync` and `rsync` are names, and `fsyncSync` is the twin of `fsync`.
const withoutSync = (name: string): string => (name.endsWith('Sync') ? name.slice(0, -4) : name);

function splitApi(api: string): { module: string; path: string } {
  const hash = api.indexOf('#');
  return { module: api.slice(0, hash), path: api.slice(hash + 1) };
}
