import { callbackLookup } from '../catalog/callbacks/lookup.js';
import { collections } from '../catalog/collections.js';
import { knownApis } from '../catalog/known-apis.js';
import { COMPUTED_METHOD } from '../catalog/roots/api.js';
import { rootLookup } from '../catalog/roots/lookup.js';
import type { DefinitionRule, RegistrationRule } from '../catalog/roots/rules.js';
import { contentOf, isContent, sourceOf } from '../catalog/sources.js';
import type { ApiTable } from './api-table.js';
import { KnownPaths, pathTree, type PathTree } from './known-paths.js';

/** What an API hands to functions, by parameter, and where it finds them. */
type Handing = Pick<RegistrationRule, 'parameters' | 'receiver' | 'handlers'>;

/** How values flow through APIs outside the program. Everything it knows comes from the catalogue. */
export interface ExternalModel {
  /** The API under the name that the catalogue uses. */
  canonical(apis: ApiTable, api: number): number;
  property(apis: ApiTable, api: number, name: string): number;
  /** The API as which a value is kept: itself where any rule could speak of it or of what comes of it, what stands for data of its source, or −1. */
  kept(apis: ApiTable, api: number): number;
  /** Whether the API is data from outside the process: what is called on it says nothing. */
  isContent(apis: ApiTable, api: number): boolean;
  /** The API as which a property with a computed name is known, or −1. */
  computedProperty(apis: ApiTable, api: number): number;
  /** What the API hands to the functions that it is given, and where it finds them. */
  handing(api: string, event: string | undefined): Handing | undefined;
  /** The properties that a call of the API gives to something of a framework. */
  definitions(api: string, event: string | undefined): readonly DefinitionRule[];
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
  return (catalog ??= pathTree([...knownApis(), ...collections]));
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
    computedProperty: (apis, api) => {
      const known = roots.registration(`${apis.text(api)}.${COMPUTED_METHOD}`);
      return known ? apis.property(api, COMPUTED_METHOD) : -1;
    },
    handing: (api, event) => roots.registration(api, event),
    definitions: (api, event) => roots.definitions(api, event),
    passesThrough: (api) => callbacks.rule(api)?.passesThrough === true,
    wraps: (api) => {
      const rule = callbacks.rule(api);
      return rule?.wraps === true && rule.once !== true;
    },
    isCollection: (api) => collections.has(api),
  };
}

function contentAs(apis: ApiTable, api: number): number {
  const source = sourceOf(apis.text(api));
  return source === undefined ? -1 : apis.parse(contentOf(source));
}
