import { parentPort } from 'node:worker_threads';
import { detectors } from '../detectors/registry.js';
import type { Batch, BatchResult } from './batch.js';
import { mergeCollectors } from './merge-collectors.js';
import { loadParser } from './parse.js';
import { readContent, summarizeContent } from './summarize-file.js';

/** The entry of a worker thread: summarises one batch per message. */
const parse = await loadParser();
const collectors = mergeCollectors(detectors.map(({ collect }) => collect));

parentPort?.on('message', ({ cwd, paths }: Batch) => {
  const result: BatchResult = { hashes: [], texts: [] };
  for (const path of paths) {
    const content = readContent(cwd, path);
    const outcome = 'skipped' in content ? content : summarizeContent(path, content.bytes, parse, collectors);
    result.hashes.push('hash' in content ? content.hash : null);
    result.texts.push(JSON.stringify(outcome));
  }
  parentPort?.postMessage(result);
});
