import OpossumBreaker from 'opossum';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { circuit, fail, outage, started, succeed } from './circuit.js';

afterEach(() => {
  vi.useRealTimers();
});

/** Work that ends when it is aborted, as `fetch` does. */
function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
}

describe('one time-out', () => {
  it('aborts one call', async () => {
    const { breaker } = circuit();
    const [hurried, patient] = [new AbortController(), new AbortController()];
    const calls = [hurried, patient].map(({ signal }) => breaker.run((context) => untilAborted(context.signal), { signal }));
    hurried.abort(outage);
    await expect(calls[0]).rejects.toBe(outage);
    expect(await Promise.race([calls[1], Promise.resolve('under way')])).toBe('under way');
    patient.abort(outage);
    await expect(calls[1]).rejects.toBe(outage);
  });

  it('aborts all calls of opossum', async () => {
    vi.useFakeTimers();
    const abortController = new AbortController();
    const theirs = new OpossumBreaker(() => untilAborted(abortController.signal), { abortController, timeout: 1_000 });
    const first = theirs.fire().catch((error: unknown) => error);
    vi.advanceTimersByTime(999);
    const second = theirs.fire().catch((error: unknown) => error);
    vi.advanceTimersByTime(1);
    await expect(first).resolves.toMatchObject({ code: 'ETIMEDOUT' });
    await expect(second).resolves.toMatchObject({ name: 'AbortError' });
    theirs.shutdown();
  });
});

describe('the first failure of all', () => {
  it('leaves a breaker closed', async () => {
    const { breaker } = circuit({ trip: { mode: 'time', size: '10s' } });
    await fail(breaker);
    expect(breaker.state).toBe('closed');
  });

  it('opens opossum', async () => {
    const theirs = new OpossumBreaker(() => Promise.reject(outage), { timeout: false });
    await theirs.fire().catch(() => undefined);
    expect(theirs.opened).toBe(true);
    theirs.shutdown();
  });
});

describe('a hung trial', () => {
  it('makes room for the next one', async () => {
    const { breaker, clock } = circuit();
    await fail(breaker, 3);
    clock.block('10s');
    started(breaker);
    clock.block('60s');
    await succeed(breaker);
    expect(breaker.state).toBe('closed');
  });

  it('holds opossum half-open for ever', async () => {
    vi.useFakeTimers();
    let isDown = true;
    const work = () => (isDown ? Promise.reject(outage) : new Promise(() => undefined));
    const theirs = new OpossumBreaker(work, { timeout: false, resetTimeout: 10_000 });
    await theirs.fire().catch(() => undefined);
    isDown = false;
    vi.advanceTimersByTime(10_000);
    void theirs.fire();
    vi.advanceTimersByTime(86_400_000);
    await expect(theirs.fire()).rejects.toMatchObject({ code: 'EOPENBREAKER' });
    theirs.shutdown();
  });
});
