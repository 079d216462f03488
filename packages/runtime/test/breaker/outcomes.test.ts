import { describe, expect, it } from 'vitest';
import OpossumBreaker from 'opossum';
import { BulkheadFullError, RateLimitedError, withTimeout } from '../../src/index.js';
import { followed } from '../timeout/work.js';
import { circuit, fail, outage, succeed } from './circuit.js';

describe('CircuitBreaker', () => {
  it('rule 5: refusals of a bulkhead and a limiter are ignored; opossum opens', async () => {
    const { breaker } = circuit();
    const refusal = new BulkheadFullError('shelf', 1, 0);
    await fail(breaker, 20, refusal);
    await fail(breaker, 20, new RateLimitedError('gate', 10));
    expect(breaker.stats()).toMatchObject({ state: 'closed', ignored: 40, failures: 0 });

    const theirs = new OpossumBreaker(() => Promise.reject(refusal), { timeout: false });
    await theirs.fire().catch(() => undefined);
    expect(theirs.opened).toBe(true);
    theirs.shutdown();
  });

  it('rule 5: an ignored trial frees its permit and changes nothing', async () => {
    const { breaker, clock } = circuit();
    await fail(breaker, 3);
    clock.block('10s');
    const canceller = new AbortController();
    const trial = breaker.run(() => new Promise(() => undefined), { signal: canceller.signal });
    canceller.abort(outage);
    await expect(trial).rejects.toBe(outage);
    expect(breaker.stats()).toMatchObject({ state: 'half-open', ignored: 1 });
    await succeed(breaker);
    expect(breaker.state).toBe('closed');
  });

  it('a call whose time ran out has failed, whoever set the time', async () => {
    const { breaker, clock } = circuit();
    const hung = () => new Promise<never>(() => undefined);
    const limited = followed(withTimeout(({ signal }) => breaker.run(hung, { signal }), '1s', { clock, scheduler: clock }));
    const platform = new AbortController();
    const signalled = followed(breaker.run(hung, { signal: platform.signal }));
    platform.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    await clock.advance('1s');
    expect([limited.error, signalled.error]).toMatchObject([{ code: 'ERR_PERF_TIMEOUT' }, { name: 'TimeoutError' }]);
    expect(breaker.stats()).toMatchObject({ failures: 2, ignored: 0 });
  });

  it('an abort ends its own call alone', async () => {
    const { breaker } = circuit();
    const canceller = new AbortController();
    let deliver: (answer: string) => void = () => undefined;
    const other = breaker.run(() => new Promise<string>((resolve) => (deliver = resolve)));
    const aborted = breaker.run(() => new Promise(() => undefined), { signal: canceller.signal });
    canceller.abort(outage);
    await expect(aborted).rejects.toBe(outage);
    deliver('delivered');
    await expect(other).resolves.toBe('delivered');
  });

  it('a `classify` decides, leaves the rest to the default, and fails when it throws', async () => {
    const { breaker } = circuit({
      classify: (error, result) => {
        if (result === 'broken') return 'failure';
        if (error instanceof TypeError) throw new RangeError('unforeseen');
        return undefined;
      },
    });
    await expect(breaker.run(() => 'broken')).resolves.toBe('broken');
    await fail(breaker, 1, new TypeError('nothing to read'));
    await fail(breaker);
    expect(breaker.state).toBe('open');
  });

  it('the short form counts the expected errors alone', async () => {
    const { breaker } = circuit({ failureThreshold: 2, timeout: '60s', expectedException: TypeError });
    await fail(breaker, 5);
    await fail(breaker, 2, new TypeError('no route'));
    expect(breaker.stats()).toMatchObject({ state: 'open', ignored: 5, failures: 2, retryAfterMs: 60_000 });
  });

  it('a pass is a success unless it was told otherwise, and settles once', () => {
    const { breaker } = circuit();
    const work = (error?: Error) => {
      using pass = breaker.pass();
      if (error) pass.fail(error);
    };
    work();
    for (let time = 0; time < 3; time++) work(outage);
    expect(breaker.stats()).toMatchObject({ state: 'open', successes: 1, failures: 3 });
    expect(() => breaker.pass()).toThrow('breaker is open; it tries again in 10000 ms.');
  });

  it('a pass with a result counts as `classify` says', () => {
    const { breaker } = circuit({ failureThreshold: 1, classify: (_, result) => (result === 'broken' ? 'failure' : undefined) });
    breaker.pass().succeed('whole');
    expect(breaker.stats()).toMatchObject({ state: 'closed', successes: 1 });
    breaker.pass().succeed('broken');
    expect(breaker.state).toBe('open');
  });

  it('takes no more work after `close`', async () => {
    const { breaker } = circuit();
    await breaker.close();
    await expect(succeed(breaker)).rejects.toMatchObject({ code: 'ERR_PERF_CLOSED' });
  });
});
