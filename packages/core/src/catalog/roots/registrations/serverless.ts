import { methodsOf } from '../api.js';
import type { RegistrationRule } from '../rules.js';

/** The first generation; the package's root exported it up to version 5. */
const firebaseModules = ['firebase-functions', 'firebase-functions/v1'];
/** Second-generation triggers, which are exported by `firebase-functions/v2/<service>` and `firebase-functions/<service>`. */
const firebaseEvents: Readonly<Record<string, string>> = {
  scheduler: 'onSchedule',
  firestore:
    'onDocumentCreated onDocumentUpdated onDocumentDeleted onDocumentWritten onDocumentCreatedWithAuthContext onDocumentUpdatedWithAuthContext onDocumentDeletedWithAuthContext onDocumentWrittenWithAuthContext',
  database: 'onValueCreated onValueUpdated onValueDeleted onValueWritten',
  pubsub: 'onMessagePublished',
  storage: 'onObjectArchived onObjectDeleted onObjectFinalized onObjectMetadataUpdated',
  tasks: 'onTaskDispatched',
  eventarc: 'onCustomEventPublished',
};

const firebaseServices = (services: Readonly<Record<string, string>>): string[] =>
  Object.entries(services).flatMap(([service, names]) => [
    ...methodsOf(`firebase-functions/v2/${service}#`, names),
    ...methodsOf(`firebase-functions/${service}#`, names),
    ...methodsOf(`firebase-functions/v2#${service}`, names),
  ]);

/** `Parse` is a global in the cloud code of a Parse server. */
const parseClouds = ['global#Parse.Cloud', 'parse/node#Cloud'];
const parseTriggers =
  'define beforeSave afterSave beforeDelete afterDelete beforeFind afterFind beforeLogin afterLogin afterLogout beforePasswordResetRequest beforeConnect beforeSubscribe afterLiveQueryEvent beforeSaveFile afterSaveFile beforeDeleteFile afterDeleteFile';

export const serverless: readonly RegistrationRule[] = [
  {
    kind: 'parse',
    reach: 'request',
    apis: parseClouds.flatMap((cloud) => methodsOf(cloud, parseTriggers)),
    handlers: 'functions',
    name: '{method} {0}',
  },
  {
    kind: 'parse',
    reach: 'background',
    apis: parseClouds.map((cloud) => `${cloud}.job`),
    handlers: 'functions',
    name: 'job {0}',
  },
  {
    kind: 'lambda',
    reach: 'request',
    apis: ['@middy/core#default', '@middy/core#default().handler'],
    handlers: [0],
    name: 'lambda {file}',
  },
  {
    kind: 'lambda',
    reach: 'request',
    apis: methodsOf('@middy/core#default()', 'use before after onError'),
    handlers: [0, { argument: 0, properties: ['before', 'after', 'onError'] }],
    name: 'middleware {name}',
  },
  {
    kind: 'lambda',
    reach: 'request',
    apis: [
      'global#awslambda.streamifyResponse',
      '@sentry/aws-serverless#wrapHandler',
      'lambda-api#default().get',
      ...methodsOf('lambda-api#default()', 'post put patch delete head options any use'),
    ],
    handlers: 'functions',
    name: 'lambda {0}',
  },
  {
    kind: 'google function',
    reach: 'request',
    apis: ['@google-cloud/functions-framework#http'],
    handlers: [1],
    name: 'function {0}',
    parameters: { 0: 'express#Request.prototype', 1: 'express#Response.prototype' },
  },
  {
    kind: 'google event',
    reach: 'background',
    apis: ['@google-cloud/functions-framework#cloudEvent'],
    handlers: [1],
    name: 'event {0}',
  },
  {
    kind: 'firebase function',
    reach: 'request',
    apis: [
      ...firebaseModules.flatMap((module) => methodsOf(`${module}#https`, 'onRequest onCall')),
      ...firebaseServices({
        https: 'onRequest onCall onCallGenkit',
        identity: 'beforeUserCreated beforeUserSignedIn beforeEmailSent beforeSmsSent',
      }),
    ],
    handlers: 'functions',
    name: 'function {name}',
    parameters: { 0: 'express#Request.prototype', 1: 'express#Response.prototype' },
  },
  {
    kind: 'firebase event',
    reach: 'background',
    apis: [
      ...firebaseServices(firebaseEvents),
      ...firebaseModules.flatMap((module) => [
        `${module}#pubsub.schedule().onRun`,
        `${module}#pubsub.topic().onPublish`,
        ...methodsOf(`${module}#firestore.document()`, 'onCreate onUpdate onDelete onWrite'),
        ...methodsOf(`${module}#database.ref()`, 'onCreate onUpdate onDelete onWrite'),
        ...methodsOf(`${module}#auth.user()`, 'onCreate onDelete'),
        ...methodsOf(`${module}#storage.object()`, 'onFinalize onArchive onDelete onMetadataUpdate'),
        `${module}#tasks.taskQueue().onDispatch`,
      ]),
    ],
    handlers: 'functions',
    name: 'event {0}',
  },
  {
    kind: 'azure function',
    reach: 'request',
    apis: methodsOf('@azure/functions#app', 'http get post put patch deleteRequest'),
    handlers: [1, { argument: 1, properties: ['handler'] }],
    name: 'function {0}',
    parameters: { 0: '@azure/functions#HttpRequest.prototype', 1: '@azure/functions#InvocationContext.prototype' },
  },
  {
    kind: 'azure event',
    reach: 'background',
    apis: methodsOf(
      '@azure/functions#app',
      'timer storageBlob storageQueue serviceBusQueue serviceBusTopic eventHub eventGrid cosmosDB mySql sql generic webPubSub',
    ),
    handlers: [{ argument: 1, properties: ['handler'] }],
    name: 'function {0}',
  },
  {
    kind: 'azure function',
    reach: 'request',
    apis: methodsOf('@azure/functions#app.hook', 'preInvocation postInvocation'),
    handlers: [0],
    name: 'hook {name}',
  },
  {
    kind: 'deno',
    reach: 'request',
    apis: ['global#Deno.serve'],
    handlers: [0, 1, { argument: 0, properties: ['handler'] }],
    name: 'Deno.serve',
    parameters: { 0: 'global#Request.prototype' },
  },
  {
    kind: 'bun',
    reach: 'request',
    apis: ['global#Bun.serve'],
    handlers: [{ argument: 0, properties: ['fetch', 'routes', 'websocket', 'error'] }],
    name: 'Bun.serve {name}',
    parameters: { 0: 'global#Request.prototype' },
  },
  {
    kind: 'edge function',
    reach: 'request',
    apis: [
      ...methodsOf('itty-router#Router()', 'get post put patch delete head options all'),
      ...methodsOf('itty-router#AutoRouter()', 'get post put patch delete head options all'),
    ],
    handlers: 'functions',
    name: '{method} {0}',
  },
];
