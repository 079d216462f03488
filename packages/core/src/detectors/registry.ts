import { blockingSleep } from './blocking-sleep.js';
import { cacheStampede } from './cache-stampede.js';
import { clientPerRequest } from './client-per-request.js';
import { cpuBoundCall } from './cpu-bound-call.js';
import type { Detector } from './detector.js';
import { inefficientCacheLookup } from './inefficient-cache-lookup.js';
import { missingKeepAlive } from './missing-keep-alive.js';
import { oversizedFile } from './oversized-file.js';
import { syncCompression } from './sync-compression.js';
import { syncCrypto } from './sync-crypto.js';
import { syncDatabase } from './sync-database.js';
import { syncFileIo } from './sync-file-io.js';
import { syncHttp } from './sync-http.js';
import { syncProcess } from './sync-process.js';
import { unboundedCache } from './unbounded-cache.js';

/** All detectors, in the order in which reports and documentation list them. */
export const detectors: readonly Detector[] = [
  blockingSleep,
  syncHttp,
  syncFileIo,
  syncProcess,
  syncCrypto,
  syncCompression,
  syncDatabase,
  cpuBoundCall,
  clientPerRequest,
  missingKeepAlive,
  cacheStampede,
  oversizedFile,
  unboundedCache,
  inefficientCacheLookup,
];
