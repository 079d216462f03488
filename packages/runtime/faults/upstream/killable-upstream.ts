import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { UpstreamOptions } from './flaky-upstream.js';

const program = fileURLToPath(new URL('upstream-process.mjs', import.meta.url));

/** An upstream in a process of its own, which begins again on the port that it had. */
export class KillableUpstream {
  readonly #options: UpstreamOptions;
  #child: ChildProcess | undefined;
  #port = 0;

  constructor(options: UpstreamOptions) {
    this.#options = options;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    const { seed, failureRate } = this.#options;
    this.#child = fork(program, [this.#port, seed, failureRate].map(String));
    const [port] = (await once(this.#child, 'message')) as [number];
    this.#port = port;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child?.kill('SIGKILL')) await once(child, 'exit');
  }

  answerAfter(delayMs: number): void {
    this.#child?.send(delayMs);
  }
}
