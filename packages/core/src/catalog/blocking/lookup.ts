import { isBuiltin } from 'node:module';

import type { BlockingApi, NonBlockingApi } from '../../config/config.js';
import type { CatalogEntry } from '../entry.js';
import { lastName } from './twin.js';

/** Finds the rows of an API by its name. */
export interface BlockingLookup {
  /** The rows of `module#path`, the most specific first; none when nothing is known of it. */
  readonly rowsFor: (api: string) => readonly CatalogEntry[];
  /** The last names of all paths: a call of another name needs no look-up. */
  names: ReadonlySet<string>;
}

/** What a project's configuration adds to the catalogue and takes away from it. */
export interface ProjectApis {
  blocking: readonly BlockingApi[];
  nonBlocking: readonly NonBlockingApi[];
}

/** Indexes the catalogue and a project's own APIs. What the project says replaces what the catalogue says. */
export function createBlockingLookup(
  rows: readonly CatalogEntry[],
  extra: ProjectApis,
): BlockingLookup {
  const byApi = indexRows(rows);
  for (const blocking of extra.blocking) {
    const api = apiOf(blocking);
    byApi.set(api, [projectRow(blocking, byApi.get(api)?.[0])]);
  }
  for (const nonBlocking of extra.nonBlocking) byApi.delete(apiOf(nonBlocking));
  return {
    rowsFor: (api) => byApi.get(api) ?? [],
    names: new Set([...byApi.keys()].map((api) => lastName(api.slice(api.indexOf('#') + 1)))),
  };
}

function indexRows(rows: readonly CatalogEntry[]): Map<string, CatalogEntry[]> {
  const byApi = new Map<string, CatalogEntry[]>();
  for (const row of rows) {
    for (const api of apisOf(row)) {
      const known = byApi.get(api);
      if (known === undefined) byApi.set(api, [row]);
      else known.push(row);
    }
  }
  return byApi;
}

/** Every `module#path` that a row speaks of. */
export function apisOf(row: CatalogEntry): string[] {
  return row.modules.flatMap((module) => row.paths.map((path) => `${module}#${path}`));
}

function projectRow(api: BlockingApi, known: CatalogEntry | undefined): CatalogEntry {
  return {
    category: known?.category ?? 'cpu',
    modules: [moduleOf(api)],
    paths: [pathOf(api)],
    form: known?.form ?? 'call',
    impact: api.impact ?? 'high',
    replacement: api.replacement ?? known?.replacement ?? 'an asynchronous form, or a worker thread',
    fix: 'advice',
  };
}

const apiOf = (api: NonBlockingApi): string => `${moduleOf(api)}#${pathOf(api)}`;

const moduleOf = ({ module }: NonBlockingApi): string =>
  isBuiltin(module) && !module.startsWith('node:') ? `node:${module}` : module;

// `default.x` and `x` are the same path and are written `x`, but `default.prototype` is an instance of the default.
const pathOf = (api: NonBlockingApi): string =>
  api.export.replace(/^default\.(?!prototype\b)/, '');
