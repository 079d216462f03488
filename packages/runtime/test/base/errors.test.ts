import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { BatchShapeError } from '../../src/base/errors/batch-shape-error.js';
import { BulkheadFullError } from '../../src/base/errors/bulkhead-full-error.js';
import { CircuitOpenError } from '../../src/base/errors/circuit-open-error.js';
import { ClosedError } from '../../src/base/errors/closed-error.js';
import { OptionError } from '../../src/base/errors/option-error.js';
import { QueueFullError } from '../../src/base/errors/queue-full-error.js';
import { RateLimitedError } from '../../src/base/errors/rate-limited-error.js';
import { RetryExhaustedError } from '../../src/base/errors/retry-exhausted-error.js';
import { isRuntimeError } from '../../src/base/errors/runtime-error.js';
import { TimeoutError } from '../../src/base/errors/timeout-error.js';
import { withoutStack } from '../../src/base/errors/without-stack.js';

const lost = new Error('connection lost');
const errors = [
  [new OptionError('rate', 'an integer', 1n), 'OptionError', 'ERR_PERF_OPTION', false, '`rate` must be an integer; got `1`.'],
  [new RateLimitedError('limiter', 12.5), 'RateLimitedError', 'ERR_PERF_RATE_LIMITED', true, 'limiter has no room for 13 ms; try again then.'],
  [new QueueFullError('limiter', 5), 'QueueFullError', 'ERR_PERF_QUEUE_FULL', true, '5 already wait for limiter; try again later, or raise `maxQueue`.'],
  [new TimeoutError('search', 300, true), 'TimeoutError', 'ERR_PERF_TIMEOUT', true, 'search took longer than 300 ms.'],
  [new CircuitOpenError('breaker', 60_000), 'CircuitOpenError', 'ERR_PERF_CIRCUIT_OPEN', true, 'breaker is open; it tries again in 60000 ms.'],
  [new CircuitOpenError('breaker', Infinity), 'CircuitOpenError', 'ERR_PERF_CIRCUIT_OPEN', false, 'breaker is held open; it tries nothing until it is released.'],
  [new BulkheadFullError('bulkhead', 2, 3), 'BulkheadFullError', 'ERR_PERF_BULKHEAD_FULL', true, 'bulkhead runs 2 and queues 3 already; try again later, or raise `maxQueue`.'],
  [new RetryExhaustedError(3, [lost]), 'RetryExhaustedError', 'ERR_PERF_RETRY_EXHAUSTED', false, 'All 3 attempts failed; the cause is the last failure.'],
  [new ClosedError('cache'), 'ClosedError', 'ERR_PERF_CLOSED', false, 'cache is closed and takes no more work; make a new one.'],
  [
    new BatchShapeError(3, 2),
    'BatchShapeError',
    'ERR_PERF_BATCH_SHAPE',
    false,
    '`load` was given 3 keys and answered with 2 results; answer with one for each key, in their order.',
  ],
] as const;

describe.each(errors)('%s', (error, name, code, isRetryable, message) => {
  it('has a code, a sentence, and a name in its stack', () => {
    expect(error).toMatchObject({ name, code, isRetryable, message });
    expect(error.stack?.split('\n')[0]).toBe(`${name}: ${message}`);
    expect(inspect(error)).toContain(`${name}: ${message}`);
  });

  it('can be written as JSON, with its facts', () => {
    expect(JSON.parse(JSON.stringify(error))).toEqual({ name, code, message, isRetryable, details: error.details });
    expect(Object.keys(error.details)).not.toEqual([]);
    expect(Object.isFrozen(error.details)).toBe(true);
  });

  it('is told from other errors, of either twin', () => {
    expect(isRuntimeError(error)).toBe(true);
    expect(isRuntimeError(Object.assign(new Error(message), { code }))).toBe(true);
    expect(isRuntimeError(Object.assign(new Error(message), { code: 'ENOENT' }))).toBe(false);
  });
});

describe('errors', () => {
  it('keep what went wrong before by identity', () => {
    expect(new RetryExhaustedError(3, [lost]).cause).toBe(lost);
    expect('cause' in new ClosedError('cache')).toBe(false);
  });

  it('can be made without a stack, and later ones have theirs', () => {
    expect(withoutStack(() => new ClosedError('cache')).stack).toBe('ClosedError: cache is closed and takes no more work; make a new one.');
    expect(new ClosedError('cache').stack).toContain('\n    at ');
  });
});
