import { describe, expect, it, vi } from 'vitest';
import { BulkheadFullError, CircuitOpenError, ClosedError, OptionError, QueueFullError, RateLimitedError, RetryExhaustedError, TimeoutError } from '../../src/index.js';
import { retryHistory, type RetryOptions } from '../../src/retry/index.js';
import { after, failing, outage, retrying } from './policies.js';

/** How often work is done that fails with an error. */
async function attemptsAfter(error: unknown, options: RetryOptions = {}): Promise<number> {
  const { clock, policy } = retrying(options);
  const { work, startedAt } = failing(clock, error, error, error);
  expect(await after(clock, '10m', policy.run(work))).toEqual({ status: 'rejected', reason: error });
  return startedAt.length;
}

const coded = (code: string, cause?: unknown) => Object.assign(new Error(code, { cause }), { code });
const lostFetch = (code: string) => new TypeError('fetch failed', { cause: new Error('socket', { cause: coded(code) }) });

describe('asyncRetry', () => {
  it.each<[string, unknown, number]>([
    ['an error', outage, 3],
    ['what is no error', 'lost', 3],
    ['nothing at all', undefined, 3],
    ['a time-out', new TimeoutError('The work', 10, false), 3],
    ['a time-out of a signal', new DOMException('slow', 'TimeoutError'), 3],
    ['a refusal', new BulkheadFullError('shelf', 1, 0), 3],
    ['a lost connection of `fetch`', lostFetch('ECONNRESET'), 3],
    ['a lost connection of undici', lostFetch('UND_ERR_SOCKET'), 3],
    ['an abort', new DOMException('aborted', 'AbortError'), 1],
    ['an abort of Node', Object.assign(coded('ABORT_ERR'), { name: 'AbortError' }), 1],
    ['an abort that a lost connection caused', Object.assign(coded('ABORT_ERR', coded('ECONNRESET')), { name: 'AbortError' }), 1],
    ['an option error', new OptionError('rate', 'a number', 'x'), 1],
    ['a closed error', new ClosedError('gate'), 1],
    ['a breaker held open', new CircuitOpenError('gate', Infinity), 1],
    ['what was retried enough', new RetryExhaustedError(3, [coded('ECONNREFUSED')]), 1],
    ['a type error', new TypeError('not a function'), 1],
    ['a type error of Node', Object.assign(new TypeError('bad argument'), { code: 'ERR_INVALID_ARG_TYPE' }), 1],
    ['a range error', new RangeError('too long'), 1],
    ['a reference error', new ReferenceError('not defined'), 1],
    ['a syntax error', new SyntaxError('unexpected'), 1],
  ])('rule 6: retries what may pass: %s', async (_, error, attempts) => {
    expect(await attemptsAfter(error)).toBe(attempts);
  });

  it('rule 6: causes that go in circles end', async () => {
    const error: Error = new TypeError('round');
    error.cause = error;
    expect(await attemptsAfter(error)).toBe(1);
    expect(retryHistory(error)).toEqual({ attempts: 1, errors: [error], stoppedBy: 'not-retryable' });
  });

  it.each<[string, unknown, number]>([
    ['a refused connection', coded('ECONNREFUSED'), 3],
    ['an unknown host', lostFetch('ENOTFOUND'), 3],
    ['a name that was not looked up', lostFetch('EAI_AGAIN'), 3],
    ['a limiter', new RateLimitedError('gate', 10), 3],
    ['a queue', new QueueFullError('gate', 10), 3],
    ['a breaker', new CircuitOpenError('gate', 10), 3],
    ['a bulkhead', new BulkheadFullError('shelf', 1, 0), 3],
    ['a lost connection', lostFetch('ECONNRESET'), 1],
    ['a time-out', new TimeoutError('The work', 10, false), 1],
    ['what was retried enough', new RetryExhaustedError(3, [coded('ECONNREFUSED')]), 1],
    ['an error', outage, 1],
  ])('rule 7: work that is not idempotent is retried only when it was not sent: %s', async (_, error, attempts) => {
    expect(await attemptsAfter(error, { isIdempotent: false })).toBe(attempts);
  });

  it('rule 7: `retryIf` allows nothing that was sent', async () => {
    expect(await attemptsAfter(outage, { isIdempotent: false, retryIf: () => true })).toBe(1);
    expect(await attemptsAfter(new RetryExhaustedError(3, [outage, coded('ECONNREFUSED')]), { isIdempotent: false, retryIf: () => true })).toBe(1);
    expect(await attemptsAfter(coded('ECONNREFUSED'), { isIdempotent: false, retryIf: () => false })).toBe(1);
  });

  it('rule 7: a call says for itself whether it is idempotent', async () => {
    const { policy } = retrying();
    const work = vi.fn(({ isIdempotent }: { isIdempotent: boolean }) => Promise.reject(isIdempotent ? new Error('unexpected') : outage));
    await expect(policy.run(work, { isIdempotent: false })).rejects.toBe(outage);
    expect(work).toHaveBeenCalledOnce();
  });

  it('`retryIf` decides, and leaves the rest to the default', async () => {
    const retryIf = (error: unknown) => (error === outage ? false : error instanceof TypeError ? true : undefined);
    expect(await attemptsAfter(outage, { retryIf })).toBe(1);
    expect(await attemptsAfter(new TypeError('flaky'), { retryIf })).toBe(3);
    expect(await attemptsAfter(new Error('other'), { retryIf })).toBe(3);
  });

  it('`retryIf` retries by result; the last one is returned', async () => {
    const retryIf = vi.fn((_: unknown, result: unknown) => result === 'not yet');
    const { clock, policy } = retrying({ retryIf });
    const call = await after(clock, '10s', policy.run(({ attempt }) => (attempt < 3 ? 'not yet' : 'ready')));
    expect(call).toMatchObject({ value: 'ready' });
    expect(retryIf.mock.calls.map(([error, result]) => [error, result])).toEqual([[undefined, 'not yet'], [undefined, 'not yet'], [undefined, 'ready']]);
    expect(await after(clock, '10s', policy.run(() => 'not yet'))).toMatchObject({ value: 'not yet' });
    expect(await after(clock, '0s', policy.run(() => 'not yet', { isIdempotent: false }))).toMatchObject({ value: 'not yet' });
  });

  it('`onRetry` is told before each wait, and awaited', async () => {
    const notices: unknown[] = [];
    const { clock, policy } = retrying({ onRetry: (notice) => (notices.push(notice), new Promise<void>((resolve) => void clock.schedule(resolve, 50))) });
    const { work, startedAt } = failing(clock, outage, outage);
    await after(clock, '10s', policy.run(work));
    expect(notices).toEqual([1, 2].map((attempt) => ({ attempt, delayMs: attempt * 1_000, error: outage, result: undefined })));
    expect(startedAt).toEqual([0, 1_050, 3_100]);
  });

  it.each<[string, (fault: Error) => RetryOptions]>([
    ['retryIf', (fault) => ({ retryIf: () => fail(fault) })],
    ['onRetry', (fault) => ({ onRetry: () => fail(fault) })],
    ['an awaited onRetry', (fault) => ({ onRetry: () => Promise.reject(fault) })],
    ['onRetry of a call that can be aborted', (fault) => ({ onRetry: () => Promise.reject(fault), signal: new AbortController().signal })],
  ])('%s that throws ends the call, with the failure as cause', async (_, options) => {
    const fault = new Error('The log is full.');
    const { clock, policy } = retrying(options(fault));
    const { work, startedAt } = failing(clock, outage, outage);
    expect(await after(clock, '10s', policy.run(work))).toEqual({ status: 'rejected', reason: fault });
    expect([fault.cause, startedAt.length]).toEqual([outage, 1]);
  });

  it('what a callback throws keeps a cause of its own, and may be frozen', async () => {
    const own = new Error('with a cause', { cause: 'mine' });
    const frozen = Object.freeze(new Error('frozen'));
    for (const fault of [own, frozen, outage, 'no error']) {
      const { policy } = retrying({ retryIf: () => fail(fault) });
      await expect(policy.run(() => Promise.reject(outage))).rejects.toBe(fault);
    }
    expect([own.cause, frozen.cause, outage.cause]).toEqual(['mine', undefined, undefined]);
  });
});

function fail(fault: unknown): never {
  throw fault;
}
