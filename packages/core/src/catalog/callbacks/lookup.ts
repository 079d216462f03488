import { createApiTable } from '../roots/api-table.js';
import { resolveAlias } from '../roots/resolve-alias.js';
import type { CallbackRule } from './rule.js';
import { callbackRules } from './rules.js';

/** Answers when an external callee runs a function that it is given. */
export interface CallbackLookup {
  rule(api: string): CallbackRule | undefined;
  /** For a method of that name on a receiver that could not be resolved. */
  byMethodName(name: string): CallbackRule | undefined;
}

let shared: CallbackLookup | undefined;

/** The table is built once; every answer after that is a few hash look-ups. */
export function callbackLookup(): CallbackLookup {
  return (shared ??= createCallbackLookup());
}

function createCallbackLookup(): CallbackLookup {
  const table = createApiTable(callbackRules.flatMap((rule) => rule.apis.map((api) => [api, rule] as const)));
  return {
    rule: (api) => table.get(api)[0] ?? table.get(resolveAlias(api))[0],
    byMethodName: (name) => table.get(`?#${name}`)[0],
  };
}
