import { callbackLookup } from '../catalog/callbacks/lookup.js';
import { knownApis } from '../catalog/known-apis.js';
import { rootLookup } from '../catalog/roots/lookup.js';
import { contentOf, isContent, sourceOf } from '../catalog/sources.js';
import type { ApiTable } from './api-table.js';
import { KnownPaths, pathTree, type PathTree } from './known-paths.js';

const COLLECTIONS = new Set([...['Map', 'Set', 'WeakMap', 'WeakSet', 'Array'].map((name) => `global#${name}`), 'node:events#EventEmitter', 'node:events#default', 'lru-cache#LRUCache', 'lru-cache#default']);

/** How values flow through APIs outside the program. Everything it knows comes from the catalogue. */
export interface ExternalModel {
  /** The API under the name that the catalogue uses. */
  canonical(apis: ApiTable, api: number): number;
  property(apis: ApiTable, api: number, name: string): number;
  /** The API as which a value is kept: itself where any rule could speak of it or of what comes of it, what stands for data of its source, or −1. */
  kept(apis: ApiTable, api: number): number;
  /** Whether the API is data from outside the process: what is called on it says nothing. */
  isContent(apis: ApiTable, api: number): boolean;
  /** What a function given to the API receives, by parameter. */
  callbackParameters(api: string, event: string | undefined): Readonly<Record<number, string>> | undefined;
  /** Whether the API returns what its callback returns. */
  passesThrough(api: string): boolean;
  /** Whether the API returns a function that runs its callback: `promisify(load)`. */
  wraps(api: string): boolean;
  /** Whether instances keep values apart by object: maps, sets, arrays, emitters, caches. */
  isCollection(api: string): boolean;
}

let catalog: PathTree | undefined;

/** Built once: an editor links one file after the other. */
function catalogPaths(): PathTree {
  return (catalog ??= pathTree([...knownApis(), ...COLLECTIONS]));
}

/** `apis` are those that the project adds to the catalogue. */
export function createExternalModel(projectApis: readonly string[]): ExternalModel {
  const paths = new KnownPaths([catalogPaths(), pathTree(projectApis)]);
  const roots = rootLookup();
  const callbacks = callbackLookup();
  const canonicalIds: (number | undefined)[] = [];
  const keptIds: (number | undefined)[] = [];
  const canonical = (apis: ApiTable, api: number): number => {
    const known = canonicalIds[api];
    if (known !== undefined) return known;
    const text = apis.text(api);
    const alias = roots.alias(text);
    return (canonicalIds[api] = alias === text ? api : apis.parse(alias));
  };
  return {
    canonical,
    kept: (apis, api) => (keptIds[api] ??= paths.keeps(apis, api) ? api : contentAs(apis, api)),
    isContent: (apis, api) => isContent(apis.text(api)),
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

function contentAs(apis: ApiTable, api: number): number {
  const source = sourceOf(apis.text(api));
  return source === undefined ? -1 : apis.parse(contentOf(source));
}
