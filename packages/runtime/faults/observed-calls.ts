import type { Call } from '../../../fixtures/proxy-service/src/upstream.js';
import type { CircuitBreaker } from '../src/breaker/index.js';

/**
 * Counts calls to the upstream, and those made while the breaker of the service is open. A breaker of the same kind decides that: it sees what
 * that one does, refuses nothing, and so can tell what happens without it.
 */
export class ObservedCalls {
  readonly #call: Call;
  readonly #breaker: CircuitBreaker;
  total = 0;
  whileOpen = 0;
  underWay = 0;

  constructor(call: Call, breaker: CircuitBreaker) {
    this.#call = call;
    this.#breaker = breaker;
  }

  readonly call: Call = async (path, signal) => {
    this.total++;
    if (this.#breaker.state === 'open') this.whileOpen++;
    using outcome = this.#observe();
    this.underWay++;
    try {
      return await this.#call(path, signal);
    } catch (error) {
      if (!signal?.aborted) outcome?.fail(error);
      throw error;
    } finally {
      this.underWay--;
    }
  };

  #observe() {
    try {
      return this.#breaker.pass();
    } catch {
      return undefined;
    }
  }
}
