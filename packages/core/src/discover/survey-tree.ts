import { setImmediate } from 'node:timers/promises';
import type { Place } from './site.js';
import type { Survey } from './survey.js';
import { visitFolder, type FileFilter } from './visit-folder.js';

const LONGEST_TURN = 30;

/**
 * Visits a folder and all below it. Synchronous reads are several times faster here than asynchronous ones (see
 * `bench/discover.mjs`); the loop gets its turn every 30 ms, so that a signal can end the walk.
 */
export async function surveyTree(root: Place, survey: Survey, isWanted: FileFilter = () => true): Promise<void> {
  const pending = [root];
  let turn = performance.now();
  for (let place = pending.pop(); place; place = pending.pop()) {
    pending.push(...visitFolder(place, survey, isWanted));
    if (performance.now() - turn < LONGEST_TURN) continue;
    await setImmediate();
    survey.signal?.throwIfAborted();
    turn = performance.now();
  }
}
