import { describe, expect, it, vi } from 'vitest';
import { type CallContext, fallbackChain, pipeline, timeout } from '../../src/pipeline/index.js';
import { followed } from '../timeout/work.js';
import { never, outage, stage } from './stage.js';

const blocked = new Error('The page is blocked.');
const failsWith = (error: Error) => () => Promise.reject(error);

describe('fallbackChain', () => {
  it('rule 7: stops at the first success', async () => {
    const last = vi.fn(() => 'by requests');
    const fetchPage = fallbackChain<[url: string], string>([failsWith(outage), (url) => `${url} by selenium`, last]);
    expect(await fetchPage('/pears')).toBe('/pears by selenium');
    expect(last).not.toHaveBeenCalled();
  });

  it('rule 7: throws all errors in the order of the steps', async () => {
    const broken = () => {
      throw blocked;
    };
    const call = fallbackChain([failsWith(outage), broken])();
    await expect(call).rejects.toBeInstanceOf(AggregateError);
    await expect(call).rejects.toMatchObject({ message: 'All 2 steps failed.', errors: [outage, blocked] });
  });

  it('rule 7: skips open breakers', async () => {
    const { breaker, clock } = stage();
    const names: string[] = [];
    const playwright = vi.fn(failsWith(outage));
    const breakerEach = (name: string) => (names.push(name), breaker(2));
    const fetchPage = fallbackChain([playwright, function requests() {
      return 'by requests';
    }], { breakerEach });
    for (let call = 0; call < 5; call++) expect(await fetchPage()).toBe('by requests');
    expect(playwright).toHaveBeenCalledTimes(2);
    expect(names[1]).toBe('requests');
    await clock.advance('60s');
    await fetchPage();
    expect(playwright).toHaveBeenCalledTimes(3);
  });

  it('rule 7: a refusal stands in the place of its step', async () => {
    const { breaker } = stage();
    const open = breaker();
    open.force('open');
    const call = fallbackChain([failsWith(outage)], { breakerEach: () => open })();
    await expect(call).rejects.toMatchObject({ errors: [{ code: 'ERR_PERF_CIRCUIT_OPEN' }] });
  });

  it('an abort ends the chain', async () => {
    const abort = new DOMException('The client left.', 'AbortError');
    const next = vi.fn();
    await expect(fallbackChain([failsWith(abort), next])()).rejects.toBe(abort);
    expect(next).not.toHaveBeenCalled();
  });

  it('is work for a pipeline, and ends with its time', async () => {
    const { clock, time } = stage();
    const next = vi.fn();
    const hangs = ({ signal }: CallContext) => new Promise<string>((_, reject) => signal.addEventListener('abort', () => reject(outage)));
    const call = followed(pipeline(timeout('1s', time)).run(fallbackChain([hangs, next])));
    await clock.advance('1s');
    expect(call.error).toMatchObject({ code: 'ERR_PERF_TIMEOUT' });
    expect(next).not.toHaveBeenCalled();
  });

  it.each([[[]], [undefined], [[5]]])('refuses steps of %j', (steps) => {
    expect(() => fallbackChain(steps as never)).toThrow('`steps` must be an array of at least one function; got ');
  });

  it('refuses an unfit option', () => {
    expect(() => fallbackChain([never], { breakerEach: true as never })).toThrow('`breakerEach` must be a function; got `true`.');
  });
});
