import { callbackLookup } from '../catalog/callbacks/lookup.js';
import { rootLookup } from '../catalog/roots/lookup.js';
import type { ApiTable } from './api-table.js';

const COLLECTIONS = new Set([...['Map', 'Set', 'WeakMap', 'WeakSet', 'Array'].map((name) => `global#${name}`), 'node:events#EventEmitter', 'node:events#default', 'lru-cache#LRUCache', 'lru-cache#default']);

/** How values flow through APIs outside the program. Everything it knows comes from the catalogue. */
export interface ExternalModel {
  /** The API under the name that the catalogue uses. */
  canonical(apis: ApiTable, api: number): number;
  property(apis: ApiTable, api: number, name: string): number;
  /** What a function given to the API receives, by parameter. */
  callbackParameters(api: string, event: string | undefined): Readonly<Record<number, string>> | undefined;
  /** Whether the API returns what its callback returns. */
  passesThrough(api: string): boolean;
  /** Whether the API returns a function that runs its callback: `promisify(load)`. */
  wraps(api: string): boolean;
  /** Whether instances keep values apart by object: maps, sets, arrays, emitters, caches. */
  isCollection(api: string): boolean;
}

export function createExternalModel(): ExternalModel {
  const roots = rootLookup();
  const callbacks = callbackLookup();
  const canonicalIds: (number | undefined)[] = [];
  const canonical = (apis: ApiTable, api: number): number => {
    const known = canonicalIds[api];
    if (known !== undefined) return known;
    const text = apis.text(api);
    const alias = roots.alias(text);
    return (canonicalIds[api] = alias === text ? api : apis.parse(alias));
  };
  return {
    canonical,
    property: (apis, api, name) => canonical(apis, apis.property(api, name)),
    callbackParameters: (api, event) => roots.registration(api, event)?.parameters,
    passesThrough: (api) => callbacks.rule(api)?.passesThrough === true,
    wraps: (api) => {
      const rule = callbacks.rule(api);
      return rule?.wraps === true && rule.once !== true;
    },
    isCollection: (api) => COLLECTIONS.has(api),
  };
}
