import { performance } from 'node:perf_hooks';
import type { Host, OutputStream } from './host.js';

/** The host of a run in this process. */
export function nodeHost(version: string, signal: AbortSignal): Host {
  return {
    version,
    cwd: process.cwd(),
    env: process.env,
    stdout: outputStream(process.stdout),
    stderr: outputStream(process.stderr),
    signal,
    now: () => performance.now(),
    loadCore: () => import('@perf-analyze/core'),
  };
}

function outputStream(stream: NodeJS.WriteStream): OutputStream {
  // Every failure reaches the callback of its write; without a listener Node would raise it a second time.
  stream.on('error', () => {});
  return {
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.columns;
    },
    write: (text) => writeTo(stream, text),
  };
}

function writeTo(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error && !isClosed(error)) reject(error);
      else resolve();
    });
  });
}

function isClosed(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
}
