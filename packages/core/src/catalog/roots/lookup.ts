import { lastName } from './api.js';
import { createApiTable } from './api-table.js';
import { decorators } from './decorators.js';
import { definitions } from './definitions.js';
import { files } from './files.js';
import { namedHandlers } from './named-handlers.js';
import { offloads } from './offload.js';
import { registrations } from './registrations.js';
import { resolveAlias } from './resolve-alias.js';
import type { DecoratorRule, DefinitionRule, FileRule, NamedHandlerRule, OffloadRule, RegistrationRule, SubclassRule, TypedHandlerRule } from './rules.js';
import { subclasses } from './subclasses.js';
import { typedHandlers } from './typed-handlers.js';

/** Answers which calls, decorators, files and types start a path through the program. */
export interface RootLookup {
  /** The rule of an API, chosen by the literal first argument of the call where the rules differ by event. */
  registration(api: string, event?: string): RegistrationRule | undefined;
  /** How a call adds a property to something of a framework, by the literal first argument of the call. */
  definitions(api: string, event?: string): readonly DefinitionRule[];
  decorator(api: string): DecoratorRule | undefined;
  /** Rules for the methods of a class that extends or implements this: `node:stream#Transform`. */
  subclass(base: string): readonly SubclassRule[];
  files: readonly FileRule[];
  /** The rule for a type: `express#Request`, with or without `.prototype`. */
  typed(type: string): TypedHandlerRule | undefined;
  /** The rule for the parameter names of a function, in order. */
  named(parameters: readonly string[]): NamedHandlerRule | undefined;
  /** The rules for a call whose argument names a file that runs elsewhere. */
  offloads(api: string): readonly OffloadRule[];
  /** The canonical name: `fastify#FastifyInstance.prototype.get` is `fastify#default().get`. */
  alias(api: string): string;
  /** The last names of all registrations: a call of another name is none. `default` stands for a called module. */
  names: ReadonlySet<string>;
}

let shared: RootLookup | undefined;

/** The tables are built once; every answer after that is a few hash look-ups. */
export function rootLookup(): RootLookup {
  return (shared ??= createRootLookup());
}

function createRootLookup(): RootLookup {
  const byRegistration = tableOf(registrations);
  const byDefinition = tableOf(definitions);
  const byDecorator = tableOf(decorators);
  const byOffload = tableOf(offloads);
  const byBase = createApiTable(subclasses.flatMap((rule) => rule.bases.map((base) => [base, rule] as const)));
  const byType = createApiTable(typedHandlers.flatMap((rule) => rule.types.map((type) => [type, rule] as const)));
  return {
    registration: (api, event) => forEvent(withAlias(byRegistration.get, api), event),
    definitions: (api, event) => withAlias(byDefinition.get, api).filter((rule) => rule.event === undefined || rule.event === event),
    decorator: (api) => byDecorator.get(api)[0],
    subclass: (base) => byBase.get(base),
    files,
    typed: (type) => byType.get(type.replace(/\.prototype$/, ''))[0],
    named: (parameters) => namedHandlers.find((rule) => startsWith(parameters, rule.parameters)),
    offloads: (api) => withAlias(byOffload.get, api),
    alias: resolveAlias,
    names: new Set(registrations.flatMap((rule) => rule.apis.map(lastName))),
  };
}

function tableOf<T extends { apis: readonly string[] }>(rules: readonly T[]) {
  return createApiTable(rules.flatMap((rule) => rule.apis.map((api) => [api, rule] as const)));
}

/** The name as it is written first, then its canonical form. */
function withAlias<T>(get: (api: string) => readonly T[], api: string): readonly T[] {
  const found = get(api);
  return found.length > 0 ? found : get(resolveAlias(api));
}

/** Of an event that is not a literal, a rule for any event knows more than a rule for some. */
function forEvent(rules: readonly RegistrationRule[], event: string | undefined): RegistrationRule | undefined {
  if (event === undefined) return rules.find((rule) => rule.events === undefined) ?? rules[0];
  return rules.find(({ events, exceptEvents }) => (events?.includes(event) ?? true) && !exceptEvents?.includes(event));
}

function startsWith(parameters: readonly string[], names: readonly string[]): boolean {
  return names.every((name, index) => parameters[index] === name);
}
