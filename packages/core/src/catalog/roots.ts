import type { Confidence } from '../report/report.js';

/** What kind of path a registered function starts. */
export type RootReach = 'request' | 'background' | 'startup' | 'tooling';

/**
 * A call by which a program hands a function to a framework: `app.get(path, handler)`.
 * APIs are written as in `CatalogEntry`; `*` as a segment stands for any one segment.
 */
export interface RegistrationRule {
  /** `express`, `cron`, `bullmq` … as shown in reports. */
  kind: string;
  reach: RootReach;
  /** `module#path` of the function or method that is called or constructed. */
  apis: readonly string[];
  /** Which arguments hold handlers. `functions` means every argument that is a function, arrays of them included. */
  handlers: 'functions' | readonly HandlerPosition[];
  /** Only when argument 0 is one of these literals: `['request', 'upgrade']`. */
  events?: readonly string[];
  /** Not when argument 0 is one of these literals. */
  exceptEvents?: readonly string[];
  /** How an entry point is named: `{method}` the last name of the path in capitals, `{0}` the literal first argument, `{name}` the function's name. */
  name: string;
  /** What the framework passes to the handler, by parameter index: `{ 0: 'socket.io#Socket.prototype' }`. */
  parameters?: Readonly<Record<number, string>>;
}

/** An argument by index (−1 the last), or properties of an object argument. `*` as a property: all of them, at any depth. */
export type HandlerPosition = number | { argument: number; properties: readonly string[] };

/** A decorator that makes a method, or the named methods of a class, an entry point. */
export interface DecoratorRule {
  kind: string;
  reach: RootReach;
  /** `@nestjs/common#Get`. */
  apis: readonly string[];
  /** For a class decorator: the methods that the framework calls. Absent for a method decorator. */
  methods?: readonly string[];
  name: string;
}

/** A file whose place in the tree makes its exports entry points (Next, SvelteKit, Remix …). */
export interface FileRule {
  kind: string;
  reach: RootReach;
  /** Package that must be a dependency of the nearest package.json; without it a folder name means nothing. */
  requires: readonly string[];
  /** Globs relative to the package folder (micromatch syntax). */
  files: readonly string[];
  /** Export names, `default` among them; `*` for all. */
  exports: readonly string[];
  name: string;
}

/** A type that, when a parameter is annotated with it, makes the function a handler. */
export interface TypedHandlerRule {
  kind: string;
  reach: RootReach;
  /** Type of the parameter (`express#Request`), or of the function itself (`aws-lambda#Handler`). */
  types: readonly string[];
  of: 'parameter' | 'function';
  confidence: Confidence;
}

/** A name by which an external type or value is also known: `fastify#FastifyInstance.prototype` is `fastify#default()`. */
export interface AliasRule {
  api: string;
  is: string;
}
