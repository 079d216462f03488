import type { CatalogEntry } from '../entry.js';
import { clientRows } from './client.js';
import { compressionRows } from './compression.js';
import { cpuRows } from './cpu.js';
import { cryptoRows } from './crypto.js';
import { databaseRows } from './database.js';
import { fileRows } from './file.js';
import { httpRows } from './http.js';
import { keepAliveRows } from './keep-alive.js';
import { processRows } from './process.js';
import { sleepRows } from './sleep.js';

/**
 * Everything that is known of APIs that hold the loop, and of clients that should be built once.
 *
 * Of the rows of one API the first that matches counts: those with conditions stand before the one without.
 */
export const blockingCatalog: readonly CatalogEntry[] = [
  ...sleepRows,
  ...httpRows,
  ...fileRows,
  ...processRows,
  ...cryptoRows,
  ...compressionRows,
  ...cpuRows,
  ...databaseRows,
  ...clientRows,
  ...keepAliveRows,
];
