import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asyncRetry, hedge, RetryBudget, retryHistory, type RetryBudgetOptions } from '../../src/retry/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { after, never, outage, retrying } from './policies.js';

function budgeted(options: RetryBudgetOptions = {}) {
  const clock = new ManualClock();
  return { clock, budget: new RetryBudget({ ratio: 0.5, minPerSecond: 0, clock, ...options }) };
}

const takes = (budget: RetryBudget, times: number) => Array.from({ length: times }, () => budget.tryTake()).filter(Boolean).length;

describe('RetryBudget', () => {
  it('rule 9: each first attempt adds its ratio, each extra one takes 1', () => {
    const { budget } = budgeted();
    for (let call = 0; call < 9; call++) budget.deposit();
    expect(budget.stats()).toEqual({ first: 9, extra: 0, room: 4 });
    expect(takes(budget, 10)).toBe(4);
    expect(budget.stats()).toEqual({ first: 9, extra: 4, room: 0 });
  });

  it('rule 9: a ratio of 0.29 allows 29 in a hundred', () => {
    const { budget } = budgeted({ ratio: 0.29 });
    for (let call = 0; call < 100; call++) budget.deposit();
    expect(takes(budget, 100)).toBe(29);
  });

  it('rule 9: `minPerSecond` is there without calls', () => {
    const { clock, budget } = budgeted({ minPerSecond: 2, ttl: '5s' });
    expect(takes(budget, 100)).toBe(10);
    clock.block('5s');
    expect(takes(budget, 100)).toBe(10);
  });

  it('rule 9: attempts count as long as `ttl`', () => {
    const { clock, budget } = budgeted({ ttl: '10s' });
    for (let call = 0; call < 4; call++) budget.deposit();
    clock.block(9_999);
    expect(takes(budget, 10)).toBe(2);
    clock.block(1);
    expect(budget.stats()).toEqual({ first: 0, extra: 2, room: 0 });
    clock.block('30d');
    expect(budget.stats()).toEqual({ first: 0, extra: 0, room: 0 });
  });

  it('rule 9: a gap costs the same however long it is', () => {
    const { clock, budget } = budgeted({ ttl: 10 });
    budget.deposit();
    clock.block('100000d');
    expect(budget.stats()).toEqual({ first: 0, extra: 0, room: 0 });
  });

  it('rule 9: no window holds more than its share, whatever happens', () => {
    const steps = fc.array(fc.oneof(fc.constant('first'), fc.constant('extra'), fc.integer({ min: 1, max: 3_000 })), { maxLength: 300 });
    fc.assert(
      fc.property(steps, (sequence) => {
        const { clock, budget } = budgeted({ ratio: 0.25, minPerSecond: 0.3, ttl: '10s' });
        const [first, extra]: [number[], number[]] = [[], []];
        for (const step of sequence) {
          if (typeof step === 'number') clock.block(step);
          else if (step === 'first') {
            budget.deposit();
            first.push(clock.now());
          } else if (budget.tryTake()) {
            extra.push(clock.now());
            const within = (times: number[], milliseconds: number) => times.filter((time) => time > clock.now() - milliseconds).length;
            expect(within(extra, 9_000)).toBeLessThanOrEqual(3 + 0.25 * within(first, 10_000));
          }
        }
      }),
      { seed: 42, numRuns: 500 },
    );
  });

  it('rule 9: is shared by retries and hedges', async () => {
    const { clock, budget } = budgeted({ ratio: 0.5 });
    const runtime = { clock, scheduler: clock, budget };
    const call = asyncRetry(() => Promise.reject(outage), runtime);
    expect(await after(clock, 0, call)).toEqual({ status: 'rejected', reason: outage });
    expect(retryHistory(outage)).toEqual({ attempts: 1, errors: [outage], stoppedBy: 'budget', budget: 'exhausted' });
    const hedges = hedge.with({ delay: 100, ...runtime });
    for (let time = 0; time < 3; time++) void hedges.run(never);
    await clock.advance('1s');
    expect([hedges.stats().extra, budget.stats()]).toEqual([2, { first: 4, extra: 2, room: 0 }]);
  });

  it('rule 9: has no history where it allowed the retry', async () => {
    const { clock, policy } = retrying({ budget: budgeted({ ratio: 100 }).budget });
    await after(clock, '10s', policy.run(() => Promise.reject(outage)));
    expect(retryHistory(outage)).toEqual({ attempts: 3, errors: [outage, outage, outage], stoppedBy: 'attempts' });
  });

  it('holds as much after a million attempts as before', () => {
    const { clock, budget } = budgeted();
    for (let call = 0; call < 1_000_000; call++) {
      if (call % 1_000 === 0) clock.block(100);
      budget.deposit();
      budget.tryTake();
    }
    expect(budget.stats()).toMatchObject({ first: 91_000, extra: 45_500 });
    expect(clock.pending()).toBe(0);
  });
});
