export type { CallbackRule } from './callbacks/rule.js';
export { createCallbackLookup, type CallbackLookup } from './callbacks/lookup.js';
