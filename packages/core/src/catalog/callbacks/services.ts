import { methodsOf } from '../roots/api.js';
import type { CallbackRule } from './rule.js';

const transaction = { runs: 'now', awaits: true, passesThrough: true, context: 'transaction' } as const;
const sentry = ['node', 'nestjs', 'nextjs', 'aws-serverless', 'google-cloud-serverless', 'bun', 'deno', 'core', 'remix', 'sveltekit', 'cloudflare'];
const spans = 'startSpan startSpanManual withScope withIsolationScope withActiveSpan withMonitor continueTrace startNewTrace suppressTracing';

const puppeteers = ['puppeteer', 'puppeteer-core'];
const playwrights = ['playwright', 'playwright-core', '@playwright/test'];
const browsers = [...puppeteers, ...playwrights];
const engines = ['chromium', 'firefox', 'webkit'];
/** Methods whose function is sent to the browser. */
const pageMethods = '$eval $$eval evaluate evaluateHandle waitForFunction';

/** Databases, tracing, and code that is sent elsewhere. */
export const services: readonly CallbackRule[] = [
  {
    apis: [
      ...['?#transaction', '?#$transaction', '?#withTransaction', '?#transactional'],
      ...methodsOf('knex#default()', 'transaction'),
      '@prisma/client#PrismaClient.prototype.$transaction',
      'sequelize#Sequelize.prototype.transaction',
      ...methodsOf('typeorm#', 'DataSource.prototype.transaction EntityManager.prototype.transaction DataSource.prototype.manager.transaction'),
      ...methodsOf('mongodb#', 'ClientSession.prototype.withTransaction MongoClient.prototype.withSession MongoClient.prototype.startSession().withTransaction'),
      ...methodsOf('mongoose#', 'connection.transaction Connection.prototype.transaction startSession().withTransaction'),
      ...['node-postgres', 'postgres-js', 'mysql2', 'neon-http', 'neon-serverless', 'libsql', 'pglite', 'planetscale-serverless', 'vercel-postgres'].map(
        (driver) => `drizzle-orm/${driver}#drizzle().transaction`,
      ),
      'kysely#Kysely.prototype.transaction().execute',
      'kysely#Kysely.prototype.transaction().setIsolationLevel().execute',
      'kysely#Kysely.prototype.connection().execute',
      ...methodsOf('@mikro-orm/core#', 'EntityManager.prototype.transactional MikroORM.prototype.em.transactional'),
      ...methodsOf('pg-promise#default()()', 'tx task txIf taskIf'),
      'postgres#default().begin',
      'postgres#TransactionSql.prototype.savepoint',
      'slonik#createPool().transaction',
      'objection#Model.transaction',
      'firebase-admin/firestore#Firestore.prototype.runTransaction',
      'firebase-admin/firestore#getFirestore().runTransaction',
    ],
    ...transaction,
  },
  {
    apis: ['better-sqlite3#default.prototype.transaction', 'better-sqlite3#default().transaction', 'bun:sqlite#Database.prototype.transaction', 'libsql#default.prototype.transaction'],
    runs: 'now',
    callbacks: [0],
    mustBeSync: true,
    context: 'transaction',
    wraps: true,
  },
  { apis: ['drizzle-orm/better-sqlite3#drizzle().transaction', 'drizzle-orm/bun-sqlite#drizzle().transaction'], runs: 'now', mustBeSync: true, context: 'transaction', passesThrough: true },
  { apis: methodsOf('better-sqlite3#default.prototype', 'function aggregate table'), runs: 'later', loop: true, mustBeSync: true, callbacks: [1, -1, { argument: 1, properties: ['*'] }] },
  { apis: methodsOf('sqlite3#Database.prototype', 'serialize parallelize'), runs: 'now', callbacks: [0] },
  { apis: methodsOf('sqlite3#Database.prototype', 'run all get exec prepare close'), runs: 'later', callbacks: [-1] },
  { apis: ['sqlite3#Database.prototype.each'], runs: 'later', loop: true },
  { apis: ['Pool', 'Client', 'PoolClient'].flatMap((name) => methodsOf(`pg#${name}.prototype`, 'query connect end')), runs: 'later' },
  { apis: ['mysql', 'mysql2'].flatMap((module) => ['createPool()', 'createConnection()'].flatMap((owner) => methodsOf(`${module}#${owner}`, 'query execute end')).concat(`${module}#createPool().getConnection`)), runs: 'later' },
  { apis: ['FindCursor', 'AggregationCursor', 'AbstractCursor'].flatMap((name) => methodsOf(`mongodb#${name}.prototype`, 'forEach map')), runs: 'later', loop: true, awaits: true, callbacks: [0] },
  {
    apis: [...methodsOf('mongoose#Schema.prototype', 'pre post'), ...methodsOf('sequelize#Model', 'addHook beforeCreate afterCreate beforeUpdate afterUpdate beforeSave afterSave beforeDestroy afterDestroy beforeBulkCreate afterBulkCreate beforeValidate afterValidate afterFind beforeFind')],
    runs: 'later',
    reach: 'background',
    orCaller: true,
  },
  // The columns of every row that anybody reads or writes pass through these.
  {
    apis: ['pg', 'mysql', 'sqlite', 'singlestore', 'gel', 'mssql', 'cockroach'].map((dialect) => `drizzle-orm/${dialect}-core#customType`),
    runs: 'later',
    loop: true,
    reach: 'background',
    callbacks: [{ argument: 0, properties: ['fromDriver', 'toDriver'] }],
    mustBeSync: true,
  },
  {
    apis: ['axios#', 'axios#create()', 'axios#AxiosInstance.prototype'].flatMap((owner) => methodsOf(owner, 'interceptors.request.use interceptors.response.use')),
    runs: 'later',
    reach: 'background',
    orCaller: true,
  },
  { apis: sentry.flatMap((name) => methodsOf(`@sentry/${name}#`, spans)), runs: 'now', callbacks: [0, 1], awaits: true, passesThrough: true },
  { apis: sentry.flatMap((name) => methodsOf(`@sentry/${name}#`, 'addEventProcessor')), runs: 'later', reach: 'background', orCaller: true, callbacks: [0] },
  { apis: sentry.filter((name) => name !== 'core').map((name) => `@sentry/${name}#init`), runs: 'later', reach: 'background', callbacks: [{ argument: 0, properties: ['beforeSend', 'beforeSendTransaction', 'beforeBreadcrumb', 'tracesSampler', 'beforeSendSpan', 'beforeSendLog'] }], awaits: true },
  {
    apis: ['?#startActiveSpan', '@opentelemetry/api#trace.getTracer().startActiveSpan', '@opentelemetry/api#Tracer.prototype.startActiveSpan', '@opentelemetry/api#ProxyTracer.prototype.startActiveSpan'],
    runs: 'now',
    callbacks: [-1],
    awaits: true,
    passesThrough: true,
  },
  { apis: ['@opentelemetry/api#context.with'], runs: 'now', callbacks: [1], awaits: true, passesThrough: true },
  { apis: ['@opentelemetry/api#context.bind'], runs: 'now', callbacks: [1], wraps: true },
  { apis: ['dd-trace#trace', 'newrelic#startSegment', 'newrelic#startWebTransaction', 'newrelic#startBackgroundTransaction'], runs: 'now', callbacks: [-1], awaits: true, passesThrough: true },
  { apis: ['dd-trace#wrap'], runs: 'now', callbacks: [-1], wraps: true },
  { apis: methodsOf('cls-hooked#createNamespace()', 'run runAndReturn runPromise'), runs: 'now', callbacks: [0], awaits: true, passesThrough: true },
  {
    apis: [
      ...browsers.flatMap((module) => ['Page', 'Frame'].flatMap((name) => methodsOf(`${module}#${name}.prototype`, pageMethods))),
      ...browsers.flatMap((module) => methodsOf(`${module}#`, 'ElementHandle.prototype.$eval ElementHandle.prototype.$$eval')),
      ...browsers.flatMap((module) => ['ElementHandle', 'JSHandle'].flatMap((name) => methodsOf(`${module}#${name}.prototype`, 'evaluate evaluateHandle'))),
      ...puppeteers.flatMap((module) => methodsOf(`${module}#`, 'Page.prototype.evaluateOnNewDocument')),
      ...puppeteers.flatMap((module) => methodsOf(`${module}#launch().newPage()`, `${pageMethods} evaluateOnNewDocument`)),
      ...playwrights.flatMap((module) => methodsOf(`${module}#`, 'Page.prototype.addInitScript BrowserContext.prototype.addInitScript')),
      ...playwrights.flatMap((module) => methodsOf(`${module}#Locator.prototype`, 'evaluate evaluateHandle evaluateAll')),
      ...playwrights.flatMap((module) => engines.flatMap((engine) => methodsOf(`${module}#${engine}.launch().newPage()`, `${pageMethods} addInitScript`))),
      'webdriverio#remote().execute',
    ],
    runs: 'never',
  },
  { apis: ['workerpool#pool().exec', 'workerpool#Pool.prototype.exec', '@perf-analyze/runtime#WorkerPool.prototype.run'], runs: 'never' },
  { apis: methodsOf('hono/streaming#', 'stream streamText streamSSE'), runs: 'later', awaits: true },
];
