import type { ArgumentShape } from '../catalog/arguments.js';
import type { CallSite, Detector } from './detector.js';
import { displayApi } from './display-api.js';
import { ON_THE_LOOP } from '../report/reaches.js';
import { isBegin, isScan, isSlowPragma, isTransactionControl } from './sql.js';

export const syncDatabase: Detector = {
  name: 'sync-database',
  title: 'In-process database that holds the loop',
  summary: 'An in-process database is used in a way that holds the event loop for long.',
  why: 'A single indexed read takes microseconds, and an asynchronous wrapper would only slow it down. Reading a whole table, writing item by item outside a transaction or rebuilding the file takes as long as there is data, and everybody waits.',
  remedy: 'Read in pages, write in one transaction, and leave heavy statements to a worker thread. Measure first.',
  utility: ['AsyncLRUCache', 'PerformanceMonitor'],
  impact: 'medium',
  effortMinutes: 120,
  defaultReach: ON_THE_LOOP,
  options: [],
  category: 'database',
  examples: {
    bad: [
      `import Database from 'better-sqlite3';\nimport express from 'express';\nconst db = new Database('shop.db');\nexpress().get('/export', (_, res) => res.json(db.prepare('SELECT * FROM events').all()));`,
      `import Database from 'better-sqlite3';\nimport express from 'express';\nconst db = new Database('shop.db');\nconst insert = db.prepare('INSERT INTO orders (id) VALUES (?)');\nexpress().post('/bulk', (req, res) => {\n  for (const row of req.body) insert.run(row.id);\n  res.end();\n});`,
      `import MySql from 'sync-mysql';\nconst connection = new MySql({ host: 'db.internal' });\nexport async function orders() {\n  return connection.query('SELECT * FROM orders WHERE id = 1');\n}`,
    ],
    good: [
      `import Database from 'better-sqlite3';\nimport express from 'express';\nconst byId = new Database('shop.db').prepare('SELECT * FROM users WHERE id = ?');\nexpress().get('/users/:id', (req, res) => res.json(byId.get(req.params.id)));`,
      `import Database from 'better-sqlite3';\nimport express from 'express';\nconst db = new Database('shop.db');\nconst insert = db.prepare('INSERT INTO orders (id) VALUES (?)');\nconst save = db.transaction((rows) => {\n  for (const row of rows) insert.run(row.id);\n});\nexpress().post('/bulk', (req, res) => {\n  save(req.body);\n  res.end();\n});`,
    ],
  },
  judgeCall(site) {
    const reason = isAlwaysBlocking(site) ? `${displayApi(site.api)} waits for the database while nothing else can run.` : heaviness(site);
    if (reason === null || (site.reach === 'unknown' && site.row.impact !== 'critical')) return null;
    return { message: reason, confidence: 'definite', remedy: `Use ${site.replacement}.` };
  },
};

/** Rows that need no further condition say that they are sure. */
function isAlwaysBlocking({ row }: CallSite): boolean {
  return row.confidence === undefined || row.confidence === 'definite';
}

/** Why a statement takes long, or null when it need not. */
function heaviness(site: CallSite): string | null {
  const method = site.api.slice(site.api.lastIndexOf('.') + 1);
  const name = displayApi(site.api);
  switch (method) {
    case 'all':
    case 'iterate':
    case 'values':
      return isScan(sqlOf(site)) ? `${name} goes through a whole table while nothing else can run.` : null;
    case 'run':
    case 'step':
      return site.inLoop && !isInTransaction(site) ? `${name} writes and flushes once per item, outside a transaction, while nothing else can run.` : null;
    case 'exec':
      return isTransactionControl(sqlOf(site)) || isReadOfPart(site) ? null : `${name} runs statements of unknown cost while nothing else can run.`;
    case 'pragma':
      return isSlowPragma(textOf(site.arguments[0])) ? `${name} works through the database file while nothing else can run.` : null;
    case 'get':
    case 'getAsObject':
    case 'transaction()':
      return null;
    default:
      return `${name} works through the whole database while nothing else can run.`;
  }
}

/** `exec` of some drivers is also how one reads. */
function isReadOfPart(site: CallSite): boolean {
  const sql = sqlOf(site);
  return sql !== null && /^\s*select\b/i.test(sql) && !isScan(sql);
}

function isInTransaction({ inTransaction, nearbyCalls }: CallSite): boolean {
  return inTransaction() || nearbyCalls().some((call) => isBegin(textOf(call.arguments[0])));
}

/** The statement: an argument of the call, or of the one that prepared it. */
function sqlOf({ arguments: own, receiver, maker }: CallSite): string | null {
  const prepared = maker(receiver);
  return textOf(prepared?.apis.some((api) => /\.(?:prepare|query)$/.test(api)) ? prepared.arguments[0] : own[0]);
}

/** The text of an argument that is known to its end. */
function textOf(shape: ArgumentShape | undefined): string | null {
  if (shape?.kind === 'literal' && typeof shape.value === 'string') return shape.value;
  return shape?.kind === 'string' && shape.length === shape.prefix.length ? shape.prefix : null;
}
