import autocannon, { type Client } from 'autocannon';
import { SeededRandom } from '../src/testing/index.js';

export interface Load {
  readonly url: string;
  readonly seconds: number;
  readonly connections: number;
  /** Requests each second, all connections together; fewer when all of them wait. */
  readonly rate: number;
  /** How many fruits they ask for; the fewer, the more the cache knows. */
  readonly fruits: number;
  readonly seed: number;
}

export interface Seen {
  readonly requests: number;
  /** Answers other than 200, lost connections, and what took longer than clients wait. */
  readonly errors: number;
  readonly p99Ms: number;
}

const PATIENCE_SECONDS = 2;
/** So many of its own for each connection, which then begins anew. */
const PATHS = 30;

/** Asks a proxy for prices, some more often than others, and tells what its clients saw. */
export async function ask({ url, seconds, connections, rate, fruits, seed }: Load): Promise<Seen> {
  const random = new SeededRandom(seed);
  const setupClient = (client: Client) => {
    client.setRequests(Array.from({ length: PATHS }, () => ({ path: `/fruits/${Math.floor(fruits * random.next() ** 2)}` })));
  };
  const result = await autocannon({ url, duration: seconds, overallRate: rate, connections, timeout: PATIENCE_SECONDS, ignoreCoordinatedOmission: true, setupClient });
  return { requests: result.requests.total + result.errors, errors: result.non2xx + result.errors, p99Ms: result.latency.p99 };
}
