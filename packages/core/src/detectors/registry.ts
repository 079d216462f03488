import { blockingSleep } from './blocking-sleep.js';
import type { Detector } from './detector.js';
import { syncCrypto } from './sync-crypto.js';
import { syncFileIo } from './sync-file-io.js';
import { syncHttp } from './sync-http.js';
import { syncProcess } from './sync-process.js';

/** All detectors, in the order in which reports and documentation list them. */
export const detectors: readonly Detector[] = [blockingSleep, syncHttp, syncFileIo, syncProcess, syncCrypto];
