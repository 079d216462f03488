import { performance } from 'node:perf_hooks';
import { isatty } from 'node:tty';
import { CommandLineError } from './command-line-error.js';
import type { Host, OutputStream } from './host.js';
import { causeOf, codeOf } from './output/system-error.js';

/** Nobody reads any more: a reader that has seen enough is no failure. */
const closed = new Set(['EPIPE', 'ERR_STREAM_DESTROYED']);

/** The host of a run in this process. */
export function nodeHost(version: string, signal: AbortSignal): Host {
  return {
    version,
    cwd: process.cwd(),
    env: process.env,
    stdout: outputStream(process.stdout, 1),
    stderr: outputStream(process.stderr, 2),
    signal,
    now: () => performance.now(),
    loadCore: () => import('@perf-analyze/core'),
  };
}

function outputStream(stream: NodeJS.WriteStream, descriptor: number): OutputStream {
  // Every failure reaches the callback of its write; without a listener Node would raise it a second time.
  stream.on('error', () => undefined);
  return {
    isTTY: isatty(descriptor),
    get columns() {
      return stream.columns;
    },
    write: (text) => writeTo(stream, text),
  };
}

function writeTo(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error || closed.has(codeOf(error))) resolve();
      else reject(new CommandLineError(`The output could not be written: ${causeOf(error)}.`));
    });
  });
}
