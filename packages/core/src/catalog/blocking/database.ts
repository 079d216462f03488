import type { CatalogEntry } from '../entry.js';

/** The ways to a better-sqlite3 database: constructed, called without `new`, or typed as the interface. */
const sqliteDatabases = ['default.prototype', 'default()', 'Database.prototype'];

const statementMethods = ['all', 'get', 'iterate', 'run'];
const databaseMethods = ['exec', 'pragma', 'serialize', 'transaction()'];

const sqlitePaths = [
  ...sqliteDatabases.flatMap((database) => [
    ...statementMethods.map((method) => `${database}.prepare().${method}`),
    ...databaseMethods.map((method) => `${database}.${method}`),
  ]),
  ...statementMethods.map((method) => `Statement.prototype.${method}`),
];

/** In-process databases and synchronous clients. The detector decides which uses hold the loop for long. */
export const databaseRows: readonly CatalogEntry[] = [
  {
    category: 'database',
    modules: ['better-sqlite3'],
    paths: sqlitePaths,
    form: 'call',
    impact: 'medium',
    confidence: 'possible',
    replacement: 'a worker thread for heavy statements',
    fix: 'advice',
  },
  {
    category: 'database',
    modules: ['libsql'],
    paths: [
      ...statementMethods.map((method) => `default.prototype.prepare().${method}`),
      'default.prototype.exec',
      'default.prototype.pragma',
      'default.prototype.transaction()',
      'default.prototype.sync',
    ],
    form: 'call',
    impact: 'medium',
    confidence: 'possible',
    replacement: 'the same name of `libsql/promise`, or `@libsql/client`',
    fix: 'suggestion',
  },
  {
    category: 'database',
    modules: ['node:sqlite'],
    paths: [
      'DatabaseSync.prototype.exec',
      'DatabaseSync.prototype.applyChangeset',
      'DatabaseSync.prototype.loadExtension',
      'DatabaseSync.prototype.serialize',
      ...statementMethods.map((method) => `DatabaseSync.prototype.prepare().${method}`),
      ...statementMethods.map((method) => `StatementSync.prototype.${method}`),
      ...statementMethods.map((method) => `DatabaseSync.prototype.createTagStore().${method}`),
      ...statementMethods.map((method) => `SQLTagStore.prototype.${method}`),
    ],
    form: 'call',
    impact: 'medium',
    confidence: 'possible',
    replacement: 'a worker thread for heavy statements',
    fix: 'advice',
  },
  {
    category: 'database',
    modules: ['bun:sqlite'],
    paths: [
      'Database.prototype.exec',
      'Database.prototype.run',
      'Database.prototype.transaction()',
      ...['all', 'get', 'iterate', 'run', 'values'].flatMap((method) => [
        `Database.prototype.query().${method}`,
        `Database.prototype.prepare().${method}`,
        `Statement.prototype.${method}`,
      ]),
    ],
    form: 'call',
    impact: 'medium',
    confidence: 'possible',
    replacement: 'a worker thread, or an asynchronous client',
    fix: 'suggestion',
  },
  {
    category: 'database',
    modules: ['sql.js'],
    paths: [
      'Database.prototype.exec',
      'Database.prototype.run',
      'Database.prototype.each',
      'Database.prototype.export',
      'Statement.prototype.get',
      'Statement.prototype.getAsObject',
      'Statement.prototype.run',
      'Statement.prototype.step',
    ],
    form: 'call',
    impact: 'medium',
    confidence: 'possible',
    replacement: 'a worker thread, or an asynchronous client',
    fix: 'suggestion',
  },
  {
    category: 'database',
    modules: ['node-sqlite3-wasm'],
    paths: [
      'Database.prototype.all',
      'Database.prototype.exec',
      'Database.prototype.get',
      'Database.prototype.run',
      ...statementMethods.map((method) => `Statement.prototype.${method}`),
    ],
    form: 'call',
    impact: 'medium',
    confidence: 'possible',
    replacement: 'a worker thread, or an asynchronous client',
    fix: 'suggestion',
  },
  {
    category: 'database',
    modules: ['sync-mysql'],
    paths: [
      'default.prototype.call',
      'default.prototype.getRecord',
      'default.prototype.query',
      'default.prototype.queueCall',
      'default.prototype.queueQuery',
      'default.prototype.queueUpdate',
      'default.prototype.update',
      'default.prototype.finishAll',
      'default.prototype.dispose',
    ],
    form: 'call',
    impact: 'critical',
    replacement: '`query` of a pool from `mysql2/promise`',
    fix: 'suggestion',
  },
  {
    category: 'database',
    modules: ['lmdb'],
    paths: ['open()', 'RootDatabase.prototype', 'Database.prototype'].flatMap((database) => [
      `${database}.putSync`,
      `${database}.removeSync`,
      `${database}.dropSync`,
    ]),
    form: 'call',
    impact: 'medium',
    replacement: '`{async}` of the same database',
    twin: { module: 'lmdb', path: '{path}', shape: 'promise' },
    fix: 'suggestion',
  },
  {
    category: 'database',
    modules: ['lmdb'],
    paths: ['open()', 'RootDatabase.prototype', 'Database.prototype'].flatMap((database) => [
      `${database}.clearSync`,
      `${database}.transactionSync`,
    ]),
    form: 'call',
    impact: 'medium',
    replacement: '`clearAsync` and `transaction` of the same database',
    fix: 'suggestion',
  },
];
