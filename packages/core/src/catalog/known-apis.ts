import { apisOf } from './blocking/lookup.js';
import { blockingCatalog } from './blocking/index.js';
import { callbackRules } from './callbacks/rules.js';
import { MODE } from './environment.js';
import { aliases } from './roots/aliases.js';
import { decorators } from './roots/decorators.js';
import { definitions } from './roots/definitions.js';
import { offloads } from './roots/offload.js';
import { registrations } from './roots/registrations.js';
import { subclasses } from './roots/subclasses.js';
import { typedHandlers } from './roots/typed-handlers.js';

/** Every API that the catalogue speaks of, as `module#path`; `*` stands for any one step. */
export function knownApis(): string[] {
  return [
    ...blockingCatalog.flatMap(apisOf),
    ...callbackRules.flatMap(({ apis }) => apis),
    ...registrations.flatMap(({ apis, parameters }) => [...apis, ...Object.values(parameters ?? {})]),
    ...definitions.flatMap(({ apis, on }) => [...apis, on]),
    ...decorators.flatMap(({ apis }) => apis),
    ...offloads.flatMap(({ apis }) => apis),
    ...subclasses.flatMap(({ bases }) => bases),
    ...typedHandlers.flatMap(({ types }) => types.map((type) => `${type}.prototype`)),
    ...aliases.flatMap(({ api, is }) => [api, is]),
    `${MODE}.*`,
  ];
}
