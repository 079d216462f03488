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
