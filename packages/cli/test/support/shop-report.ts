import type { EntryPoint, Finding, Report } from '@perf-analyze/core';

const routes = ['GET /orders/:id/invoice', 'POST /orders', 'GET /orders', 'PUT /orders/:id', 'DELETE /orders/:id'];

export const templateFinding: Finding = {
  id: '6f1c02d9a4b7',
  detector: 'sync-file-io',
  priority: 'P0',
  impact: 'critical',
  confidence: 'definite',
  reach: 'request',
  effortMinutes: 10,
  message: '`readFileSync` reads a file while every other request waits.',
  why: 'Node has one thread for all requests. While it waits for the disk nothing else runs, however many cores there are.',
  remedy: 'Read the template once when the module loads, or await `readFile` of `node:fs/promises`.',
  utility: ['AsyncLRUCache', 'mapConcurrent'],
  api: 'node:fs#readFileSync',
  loopDepth: 0,
  location: { file: 'src/invoices/load-template.ts', line: 8, column: 10, endLine: 8, endColumn: 36, function: 'loadTemplate' },
  chain: [
    { file: 'src/routes/orders.ts', line: 14, column: 1, function: 'getInvoice' },
    { file: 'src/invoices/render-invoice.ts', line: 4, column: 8, function: 'renderInvoice' },
    { file: 'src/invoices/load-template.ts', line: 6, column: 8, function: 'loadTemplate' },
  ],
  entryPoints: routes.map(orderRoute),
};

export const passwordFinding: Finding = {
  id: '0b8e55aa91c3',
  detector: 'sync-crypto',
  priority: 'P0',
  impact: 'critical',
  confidence: 'definite',
  reach: 'request',
  effortMinutes: 15,
  message: '`pbkdf2Sync` derives a key on the event loop.',
  why: 'Deriving a key takes tens of milliseconds by design, and nobody else is served meanwhile.',
  remedy: 'Await the promisified `pbkdf2`, which runs on the thread pool.',
  utility: ['mapConcurrent'],
  api: 'node:crypto#pbkdf2Sync',
  loopDepth: 0,
  location: { file: 'src/accounts/sign-in.ts', line: 4, column: 15, endLine: 4, endColumn: 71, function: 'isPasswordOf' },
  chain: [{ file: 'src/accounts/sign-in.ts', line: 3, column: 8, function: 'isPasswordOf' }],
  entryPoints: [
    { kind: 'express', reach: 'request', file: 'src/routes/accounts.ts', line: 9, column: 1, name: 'POST /sign-in' },
  ],
};

export const archiveFinding: Finding = {
  id: 'c49d7e3320f1',
  detector: 'sync-compression',
  priority: 'P1',
  impact: 'high',
  confidence: 'probable',
  reach: 'background',
  effortMinutes: 75,
  message: '`gzipSync` compresses data of unknown size on the event loop.',
  why: 'Compression grows with its input.',
  remedy: 'Await the promisified `gzip`, or pipe the rows through `createGzip`.',
  utility: [],
  api: 'node:zlib#gzipSync',
  loopDepth: 0,
  location: { file: 'src/jobs/stock-report.ts', line: 4, column: 10, endLine: 4, endColumn: 40, function: 'archive' },
  chain: [
    { file: 'src/jobs/stock-report.ts', line: 3, column: 8, function: 'archive' },
  ],
  entryPoints: [
    { kind: 'cron', reach: 'background', file: 'src/jobs/schedule.ts', line: 5, column: 1, name: '0 3 * * *' },
  ],
};

export const sizeFinding: Finding = {
  id: 'e0aa17b6d582',
  detector: 'oversized-file',
  priority: 'P3',
  impact: 'low',
  confidence: 'definite',
  reach: 'unknown',
  effortMinutes: 240,
  message: 'This file has 1,240 lines of code and 31 files import it.',
  why: 'A file that everybody imports and nobody can read slows every change.',
  remedy: 'Split it along its ideas.',
  utility: [],
  api: null,
  loopDepth: 0,
  location: { file: 'src/orders/order.ts', line: 1, column: 1, endLine: 1, endColumn: 1, function: '<module>' },
  chain: [],
  entryPoints: [],
};

/** What an analysis of the shop has to say. */
export function shopReport(changes: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'perf-analyze', version: '0.1.0' },
    matrix: [
      { detector: 'sync-file-io', title: 'Synchronous file I/O', files: 1, sites: 1, impact: 'critical', priority: 'P0', effortMinutes: 10, totalEffortMinutes: 10 },
      { detector: 'sync-crypto', title: 'Synchronous cryptography', files: 1, sites: 1, impact: 'critical', priority: 'P0', effortMinutes: 10, totalEffortMinutes: 15 },
      { detector: 'sync-compression', title: 'Synchronous compression', files: 1, sites: 1, impact: 'high', priority: 'P1', effortMinutes: 15, totalEffortMinutes: 75 },
      { detector: 'oversized-file', title: 'Oversized file', files: 1, sites: 1, impact: 'low', priority: 'P3', effortMinutes: 240, totalEffortMinutes: 240 },
    ],
    findings: [templateFinding, passwordFinding, archiveFinding, sizeFinding],
    rootCauses: [
      { file: 'src/invoices/load-template.ts', line: 6, column: 8, function: 'loadTemplate', findings: [templateFinding.id], entryPoints: 5, priority: 'P0' },
      { file: 'src/jobs/stock-report.ts', line: 3, column: 8, function: 'archive', findings: [archiveFinding.id], entryPoints: 1, priority: 'P1' },
    ],
    suppressed: [
      {
        id: '77aa',
        detector: 'sync-file-io',
        location: { file: 'src/orders/read-prices.ts', line: 4, column: 3, endLine: 4, endColumn: 30, function: 'readPrices' },
        reason: 'read once a day',
      },
    ],
    unusedSuppressions: [{ file: 'src/orders/export.ts', line: 3, column: 1, detector: 'sync-http' }],
    coverage: {
      files: 612,
      skipped: [{ file: 'src/legacy/pricing.js', reason: 'syntax error: Unexpected token (12:4)' }],
      calls: 5120,
      unresolvedCalls: 312,
      truncatedChains: 0,
      hiddenFindings: 4,
    },
    ...changes,
  };
}

/** A report of a program that has nothing to repair. */
export function healthyReport(): Report {
  const coverage = { files: 12, skipped: [], calls: 40, unresolvedCalls: 0, truncatedChains: 0, hiddenFindings: 0 };
  return shopReport({ matrix: [], findings: [], rootCauses: [], suppressed: [], unusedSuppressions: [], coverage });
}

function orderRoute(name: string, index: number): EntryPoint {
  return { kind: 'express', reach: 'request', file: 'src/routes/orders.ts', line: 14 + index * 6, column: 1, name };
}
