export type {
  AliasRule,
  DecoratorRule,
  FileRule,
  HandlerPosition,
  NamedHandlerRule,
  OffloadRule,
  RegistrationRule,
  RootReach,
  SubclassRule,
  TypedHandlerRule,
} from './roots/rules.js';
export { createRootLookup, type RootLookup } from './roots/lookup.js';
