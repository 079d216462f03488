import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CircuitBreaker, Pass } from '../../src/breaker/index.js';
import { circuit, outage } from './circuit.js';

const FAILURES = 3;
const OPEN_MS = 10_000;

/** The breaker by its rules alone, with one trial and leases that outlast the test. */
class Model {
  state: 'closed' | 'open' | 'half-open' = 'closed';
  generation = 0;
  #failures = 0;
  #until = 0;
  #isTrialOut = false;

  look(now: number): void {
    if (this.state === 'open' && now >= this.#until) this.#enter('half-open');
  }

  admits(): boolean {
    if (this.state !== 'half-open') return this.state === 'closed';
    const isFree = !this.#isTrialOut;
    this.#isTrialOut = true;
    return isFree;
  }

  settle(generation: number, isFailure: boolean, now: number): void {
    if (generation !== this.generation) return;
    this.#failures = isFailure ? this.#failures + 1 : 0;
    const isTrial = this.state === 'half-open';
    if (isFailure && (isTrial || this.#failures >= FAILURES)) {
      this.#until = now + OPEN_MS;
      this.#enter('open');
    } else if (isTrial) this.#enter('closed');
  }

  #enter(state: Model['state']): void {
    this.state = state;
    this.generation++;
    this.#failures = 0;
    this.#isTrialOut = false;
  }
}

function tryPass(breaker: CircuitBreaker) {
  try {
    return breaker.pass();
  } catch {
    return undefined;
  }
}

const start = fc.record({ kind: fc.constant('start' as const) });
const end = fc.record({ kind: fc.constant('end' as const), index: fc.nat(20), isFailure: fc.boolean() });
const wait = fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 6_000 }) });

describe('CircuitBreaker', () => {
  it('is its model, whatever order calls start and end in', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(start, end, end, wait), { maxLength: 200 }), (steps) => {
        const { breaker, clock } = circuit({ failureThreshold: FAILURES, openFor: OPEN_MS, halfOpen: { maxWait: '30d' } });
        const model = new Model();
        const running: { pass: Pass; generation: number }[] = [];
        for (const step of steps) {
          if (step.kind === 'wait') clock.block(step.ms);
          model.look(clock.now());
          if (step.kind === 'start') {
            const pass = tryPass(breaker);
            expect(pass !== undefined).toBe(model.admits());
            if (pass) running.push({ pass, generation: model.generation });
          } else if (step.kind === 'end' && running.length > 0) {
            const [{ pass, generation }] = running.splice(step.index % running.length, 1);
            if (step.isFailure) pass.fail(outage);
            pass[Symbol.dispose]();
            model.settle(generation, step.isFailure, clock.now());
          }
          expect(breaker.state).toBe(model.state);
        }
      }),
      { seed: 42, numRuns: 300 },
    );
  });
});
