export type { CallbackRule } from './callbacks/rule.js';
