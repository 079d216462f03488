import { methodsOf } from '../api.js';
import type { RegistrationRule } from '../rules.js';

const honoContext = { 0: 'hono#Context.prototype' };
const hapiParameters = { 0: '@hapi/hapi#Request.prototype', 1: '@hapi/hapi#ResponseToolkit.prototype' };
const feathersMethods = ['find', 'get', 'create', 'update', 'patch', 'remove'];
const elysiaHooks =
  'onRequest onParse onTransform onBeforeHandle onAfterHandle onAfterResponse onError derive resolve mapResponse mapDerive mapResolve macro';

/** Web frameworks with a shape of their own. */
export const webFrameworks: readonly RegistrationRule[] = [
  {
    kind: 'hono',
    reach: 'request',
    apis: methodsOf('hono#Hono.prototype', 'get post put patch delete options all use on notFound onError mount openapi [method]'),
    handlers: 'functions',
    name: '{method} {0}',
    parameters: honoContext,
  },
  {
    kind: 'hono',
    reach: 'request',
    apis: [
      'hono/factory#createMiddleware',
      ...methodsOf('hono/factory#createFactory()', 'createMiddleware createHandlers'),
      'hono/validator#validator',
      '@hono/zod-validator#zValidator',
    ],
    handlers: 'functions',
    name: 'middleware {name}',
    parameters: honoContext,
  },
  {
    kind: 'hapi',
    reach: 'request',
    apis: ['@hapi/hapi#server().route'],
    handlers: [{ argument: 0, properties: ['handler', 'options', 'config'] }],
    name: '{0.method} {0.path}',
    parameters: hapiParameters,
  },
  {
    kind: 'hapi',
    reach: 'request',
    apis: ['@hapi/hapi#server().ext'],
    exceptEvents: ['onPreStart', 'onPostStart', 'onPreStop', 'onPostStop'],
    handlers: [1, { argument: 0, properties: ['method'] }],
    name: 'extension {0}',
    parameters: hapiParameters,
  },
  {
    kind: 'hapi',
    reach: 'startup',
    apis: ['@hapi/hapi#server().ext'],
    events: ['onPreStart', 'onPostStart'],
    handlers: [1],
    name: 'extension {0}',
  },
  {
    kind: 'hapi',
    reach: 'background',
    apis: ['@hapi/hapi#server().ext'],
    events: ['onPreStop', 'onPostStop'],
    handlers: [1],
    name: 'extension {0}',
  },
  {
    kind: 'hapi',
    reach: 'request',
    apis: ['@hapi/hapi#server().events.on'],
    events: ['request', 'response'],
    handlers: [1],
    name: 'event {0}',
  },
  {
    kind: 'hapi',
    reach: 'request',
    apis: ['@hapi/hapi#server().auth.strategy'],
    handlers: [{ argument: 2, properties: ['validate', 'validateFunc'] }],
    name: 'strategy {0}',
  },
  {
    kind: 'hapi plugin',
    reach: 'startup',
    apis: ['@hapi/hapi#server().register'],
    handlers: [{ argument: 0, properties: ['register', 'plugin'] }],
    name: 'plugin {name}',
    parameters: { 0: '@hapi/hapi#server()' },
  },
  {
    kind: 'elysia',
    reach: 'request',
    apis: methodsOf('elysia#Elysia.prototype', 'get post put patch delete options head connect all route [method]'),
    handlers: [1, 2, { argument: 2, properties: ['*'] }],
    name: '{method} {0}',
  },
  {
    kind: 'elysia',
    reach: 'request',
    apis: methodsOf('elysia#Elysia.prototype', elysiaHooks),
    handlers: 'functions',
    name: '{method} {name}',
  },
  {
    kind: 'elysia',
    reach: 'request',
    apis: ['elysia#Elysia.prototype.ws'],
    handlers: [{ argument: 1, properties: ['*'] }],
    name: 'WS {0}',
  },
  { kind: 'elysia', reach: 'startup', apis: ['elysia#Elysia.prototype.onStart'], handlers: 'functions', name: 'start' },
  {
    kind: 'adonis',
    reach: 'request',
    apis: methodsOf('@adonisjs/core/services/router#', 'get post put patch delete any route [method]'),
    handlers: 'functions',
    name: '{method} {0}',
    parameters: { 0: '@adonisjs/core/http#HttpContext.prototype' },
  },
  {
    kind: 'feathers',
    reach: 'request',
    apis: ['@feathersjs/feathers#feathers().use'],
    handlers: [{ argument: 1, properties: feathersMethods }],
    name: 'service {0} {name}',
  },
  {
    kind: 'feathers',
    reach: 'request',
    apis: ['@feathersjs/feathers#feathers().service().hooks', '@feathersjs/feathers#feathers().hooks'],
    handlers: [{ argument: 0, properties: ['around', 'before', 'after', 'error'] }],
    name: 'hook {name}',
  },
  {
    kind: 'moleculer',
    reach: 'request',
    apis: ['moleculer#ServiceBroker.prototype.createService', 'moleculer#Service.prototype.parseServiceSchema'],
    handlers: [{ argument: 0, properties: ['actions', 'hooks', 'events'] }],
    name: 'action {0.name} {name}',
    parameters: { 0: 'moleculer#Context.prototype' },
  },
  {
    kind: 'h3',
    reach: 'request',
    apis: [
      ...methodsOf('h3#', 'defineEventHandler eventHandler defineHandler defineMiddleware defineWebSocketHandler lazyEventHandler'),
      'nitro#defineHandler',
      ...methodsOf('nitropack/runtime#', 'defineCachedEventHandler cachedEventHandler defineRenderHandler'),
      // Nitro and Nuxt import these by themselves: they appear as globals.
      ...methodsOf('global#', 'defineEventHandler eventHandler defineCachedEventHandler cachedEventHandler defineWebSocketHandler'),
    ],
    handlers: [0, { argument: 0, properties: ['handler', 'onRequest', 'onBeforeResponse', 'middleware', 'message', 'open', 'close'] }],
    name: 'handler {file}',
  },
  {
    kind: 'h3',
    reach: 'request',
    apis: methodsOf('h3#createRouter()', 'get post put patch delete head options connect trace use all on [method]'),
    handlers: 'functions',
    name: '{method} {0}',
  },
  {
    kind: 'better-auth',
    reach: 'request',
    apis: ['better-auth#betterAuth', 'better-auth/minimal#betterAuth'],
    handlers: [{ argument: 0, properties: ['hooks', 'databaseHooks', 'emailAndPassword', 'emailVerification', 'user', 'session', 'socialProviders', 'onAPIError'] }],
    name: 'auth {name}',
  },
  {
    kind: 'better-auth',
    reach: 'request',
    apis: methodsOf('better-auth/api#', 'createAuthMiddleware createAuthEndpoint'),
    handlers: 'functions',
    name: 'auth {0}',
  },
  {
    kind: 'nitro plugin',
    reach: 'startup',
    apis: ['global#defineNitroPlugin', 'nitropack/runtime#defineNitroPlugin'],
    handlers: [0],
    name: 'plugin {file}',
  },
  {
    kind: 'nitro task',
    reach: 'background',
    apis: ['global#defineTask', 'nitropack/runtime#defineTask'],
    handlers: [{ argument: 0, properties: ['run'] }],
    name: 'task {0.meta.name}',
  },
];
