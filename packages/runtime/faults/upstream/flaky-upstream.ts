import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bulkhead } from '../../src/bulkhead/index.js';
import { SeededRandom } from '../../src/testing/index.js';

/** How long a call takes when all is well. */
export const QUICK_MS = 40;

export interface UpstreamOptions {
  readonly seed: number;
  /** The part of calls that fail when all is well, from 0 to 1. */
  readonly failureRate: number;
}

/** A service that knows the prices of fruits, ten at a time. It never turns a call down, and works for callers who have gone, as many services do. */
export class FlakyUpstream {
  /** How long a call takes. */
  delayMs = QUICK_MS;
  readonly #options: UpstreamOptions;
  readonly #random: SeededRandom;
  readonly #places = new Bulkhead({ maxConcurrent: 10, maxQueue: 1e6 });
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  constructor(options: UpstreamOptions) {
    this.#options = options;
    this.#random = new SeededRandom(options.seed);
  }

  /** Listens on the loopback interface, on any port for 0, and returns the port. */
  async start(port = 0): Promise<number> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  /** Breaks all connections, and refuses new ones. */
  async kill(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await this.#places.run(() => sleep(this.delayMs));
    const isOk = this.#random.next() >= this.#options.failureRate;
    response.writeHead(isOk ? 200 : 500, { 'content-type': 'application/json' }).end(JSON.stringify({ fruit: request.url, price: request.url?.length }));
  }
}
