import type { Confidence } from '../../report/report.js';
import type { Period } from './period.js';

/** What kind of path a registered function starts. */
export type RootReach = 'request' | 'background' | 'startup' | 'tooling';

/**
 * A call by which a program hands a function to a framework: `app.get(path, handler)`.
 * APIs are written as in `CatalogEntry`; `*` as a segment stands for any one name, `*()` for any one call.
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
  /** How an entry point is named, a template for `entryName`. */
  name: string;
  /** What the framework passes to the handler, by parameter index: `{ 0: 'socket.io#Socket.prototype' }`. */
  parameters?: Readonly<Record<number, string>>;
  /** What `this` is in the handler. */
  receiver?: string;
  /** Handlers under any other property than these run once per element: GraphQL fields run once per parent. */
  loopOutside?: readonly string[];
  /** How often it happens is up to people and other programs: its handlers are no more than probable. */
  rare?: true;
  /** Where it says how often it runs. */
  period?: Period;
}

/**
 * An argument by index (−1 the last), or properties of an object argument.
 *
 * An argument that is an array of functions or objects stands for each of them, and an instance of a class of the
 * program is an object with its methods. A property that holds an object or an array stands for every function in
 * it, at any depth, and so does the object literal that a function there returns. `*` means all properties.
 */
export type HandlerPosition = number | { argument: number; properties: readonly string[] };

/** A call that gives something of a framework a property: `fastify.decorate('prices', prices)`. */
export interface DefinitionRule {
  apis: readonly string[];
  /** Only when argument 0 is this literal. */
  event?: string;
  /** Where the call names the property, and where it gives its value. */
  name: ArgumentPlace;
  value: ArgumentPlace;
  /** The API that gets the property. */
  on: string;
}

/** An argument, or a property of an object argument. */
export interface ArgumentPlace {
  argument: number;
  property?: string;
}

/** A decorator that makes a method, or the named methods of a class, an entry point. */
export interface DecoratorRule {
  kind: string;
  reach: RootReach;
  /** `@nestjs/common#Get`. */
  apis: readonly string[];
  /** For a class decorator: the methods that the framework calls. Absent for a method decorator. */
  methods?: readonly string[];
  /** The methods are on request paths when this option of the decorator is written so: `scope: Scope.REQUEST`. */
  requestWhen?: { option: string; path: string };
  /** A template for `entryName`: the arguments are those of the decorator. */
  name: string;
  /** The method runs once per element: a GraphQL field resolver. */
  loop?: boolean;
  period?: Period;
}

/** Methods that somebody else calls because of what their class extends or implements. */
export interface SubclassRule {
  kind: string;
  /** `caller`: the class of the code that constructs it. */
  reach: RootReach | 'caller';
  /** Classes and interfaces, without `prototype`: `node:stream#Transform`, `@nestjs/common#CanActivate`. */
  bases: readonly string[];
  methods: readonly string[];
  name: string;
  /** The methods run once per element, such as a chunk of a stream. */
  loop?: boolean;
}

/** A file whose place in the tree makes its exports entry points (Next, SvelteKit, Remix …). */
export interface FileRule {
  kind: string;
  reach: RootReach;
  /** One of these must be a dependency of the nearest package.json; without it a folder name means nothing. Empty: the exports say enough. */
  requires: readonly string[];
  /** Globs relative to the package folder (micromatch syntax). */
  files: readonly string[];
  /** Export names, `default` among them; `*` for all. */
  exports: readonly string[];
  /** When an export is a class or an object: its properties that are entry points, as in `HandlerPosition`. */
  members?: readonly string[];
  /** A function that is exported itself is none. */
  onlyMembers?: boolean;
  /** Not in a file that begins with this directive: `use client`. */
  exceptDirective?: string;
  /** Only in a file, or for a function, that begins with this directive: `use server`. */
  directive?: string;
  /** What a file gives that exports this is kept by what it is asked for, unless it asks for the request: a page that is rendered when the program is built, or once for each address. */
  keyedBy?: string;
  /** What a file with a fixed address gives may be made when the program is built, and no more than probable, unless it or what it loads asks for the request. The exports say how often it is made. */
  builtUnless?: { loads: readonly string[]; mentions: readonly string[]; exports: readonly string[] };
  /** A template for `entryName`; `{name}` is the name of the export. */
  name: string;
}

/** A type that, when a parameter is annotated with it, makes the function a handler. It wins over a file rule. */
export interface TypedHandlerRule {
  kind: string;
  reach: RootReach;
  /** Type of the parameter (`express#Request`), or of the function itself (`aws-lambda#Handler`). */
  types: readonly string[];
  of: 'parameter' | 'function';
  confidence: Confidence;
}

/** Parameter names that only a handler is likely to have, for code without types. */
export interface NamedHandlerRule {
  kind: string;
  reach: RootReach;
  /** The names of the leading parameters, in order. */
  parameters: readonly string[];
  confidence: Confidence;
}

/**
 * A name by which an external type or value is also known: `fastify#FastifyInstance.prototype` is
 * `fastify#default()`. `*` and `*()` stand for one segment. An empty path stands for the whole module.
 */
export interface AliasRule {
  api: string;
  is: string;
}

/** An API whose argument names a file that runs on another thread or in another process. */
export interface OffloadRule {
  kind: string;
  apis: readonly string[];
  /** The argument, or the properties of an object argument, that hold a path or a `URL`. */
  file: HandlerPosition;
}
