import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { BatchResult } from './batch.js';

/** So much work for each worker gains more than the worker costs to start. */
const ENOUGH_FILES = 250;
const ENOUGH_BYTES = 2_000_000;
const MOST_WORKERS = 7;

/** Files per message: enough to keep a worker busy, few enough for all threads to end together. */
const BATCH_SIZE = 48;

/** How many workers pay for this much work. */
export function workersFor(threads: number | 'auto', files: number, bytes: number): number {
  if (threads !== 'auto') return threads;
  const busy = Math.floor(Math.max(files / ENOUGH_FILES, bytes / ENOUGH_BYTES));
  return Math.min(busy, MOST_WORKERS, availableParallelism() - 1);
}

export interface PoolRun {
  cwd: string;
  paths: readonly string[];
  workers: number;
  signal?: AbortSignal;
  onResult: (index: number, hash: string | null, text: string) => void;
  /** Does one file on this thread, between the messages of the workers. */
  onMainThread: (index: number) => void;
}

/** Shares files out between worker threads and this one, until all are done. */
export async function runPool({ cwd, paths, workers, signal, onResult, onMainThread }: PoolRun): Promise<void> {
  let next = 0;
  const take = (size: number): number[] => {
    const taken = Array.from({ length: Math.min(size, paths.length - next) }, (_, offset) => next + offset);
    next += taken.length;
    return taken;
  };
  const pool = Array.from({ length: workers }, () => runWorker(cwd, paths, take, onResult));
  try {
    while (next < paths.length) {
      signal?.throwIfAborted();
      for (const index of take(1)) onMainThread(index);
      await new Promise(setImmediate);
    }
    await Promise.all(pool.map(({ done }) => done));
  } finally {
    await Promise.all(pool.map(({ worker }) => worker.terminate()));
  }
}

function runWorker(cwd: string, paths: readonly string[], take: (size: number) => number[], onResult: PoolRun['onResult']): { worker: Worker; done: Promise<void> } {
  const worker = new Worker(workerFile());
  const done = new Promise<void>((resolve, reject) => {
    let batch: number[] = [];
    const send = (): void => {
      batch = take(BATCH_SIZE);
      if (batch.length === 0) resolve();
      else worker.postMessage({ cwd, paths: batch.map((index) => paths[index]) });
    };
    worker.on('message', ({ hashes, texts }: BatchResult) => {
      batch.forEach((index, position) => onResult(index, hashes[position], texts[position]));
      send();
    });
    worker.on('error', reject);
    send();
  });
  // A failure is seen when the main thread has done its share.
  done.catch(() => undefined);
  return { worker, done };
}

/** Where the worker's code is: beside this file in the sources, in a folder of its own in the build. */
function workerFile(): URL {
  return new URL('./summarize/worker.js', import.meta.url);
}

/** Whether the worker's code is there: not when the sources run as they are. */
export function hasWorkerFile(): boolean {
  return existsSync(fileURLToPath(workerFile()));
}
