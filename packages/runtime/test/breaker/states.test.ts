import OpossumBreaker from 'opossum';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { circuit, fail, outage, started, succeed } from './circuit.js';

afterEach(() => {
  vi.useRealTimers();
});

describe('CircuitBreaker', () => {
  it('rule 1: the state is computed from the clock, and no state owns a timer', async () => {
    const { breaker, clock } = circuit();
    const states = [breaker.state];
    await fail(breaker, 3);
    states.push(breaker.state);
    clock.block('10s');
    states.push(breaker.state);
    const trial = started(breaker);
    expect(clock.pending()).toBe(0);
    trial.deliver();
    await trial.call;
    states.push(breaker.state);
    for (const mode of ['open', 'closed', 'observe'] as const) {
      breaker.force(mode);
      states.push(breaker.state);
    }
    expect(states).toEqual(['closed', 'open', 'half-open', 'closed', 'forced-open', 'forced-closed', 'observe']);
    expect(clock.pending()).toBe(0);
  });

  it('rule 1: a success between failures starts the count again', async () => {
    const { breaker } = circuit();
    await fail(breaker, 2);
    await succeed(breaker);
    await fail(breaker, 2);
    expect([breaker.state, breaker.stats().failureCount]).toEqual(['closed', 2]);
  });

  it('rule 2: a call admitted before the trip does not end the trial; opossum closes', async () => {
    const { breaker, clock } = circuit();
    const slow = started(breaker);
    await fail(breaker, 3);
    clock.block('10s');
    const trial = started(breaker);
    slow.deliver();
    await slow.call;
    expect([breaker.state, breaker.stats().late]).toEqual(['half-open', 1]);
    trial.lose();
    await trial.call.catch(() => undefined);
    expect(breaker.state).toBe('open');

    vi.useFakeTimers();
    const ends: ((error?: Error) => void)[] = [];
    const work = () => new Promise<void>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve())));
    const theirs = new OpossumBreaker(work, { timeout: false, resetTimeout: 10_000, errorThresholdPercentage: 10 });
    const calls = [theirs.fire(), theirs.fire()].map((call) => call.catch(() => undefined));
    ends[1](outage);
    await calls[1];
    vi.advanceTimersByTime(10_000);
    void theirs.fire();
    expect([theirs.halfOpen, ends.length]).toEqual([true, 3]);
    ends[0]();
    await calls[0];
    expect(theirs.closed).toBe(true);
    theirs.shutdown();
  });

  it('rule 2: an outcome of an older generation never moves a later state', async () => {
    const { breaker } = circuit();
    const stragglers = [started(breaker), started(breaker), started(breaker)];
    breaker.force('auto');
    for (const { call, lose } of stragglers) {
      lose();
      await call.catch(() => undefined);
    }
    expect(breaker.stats()).toMatchObject({ state: 'closed', failureCount: 0, late: 3 });
  });

  it('rule 3: the verdict falls as soon as it is certain', async () => {
    const { breaker, clock } = circuit({ halfOpen: { permits: 4, successRate: 0.5 } });
    await fail(breaker, 3);
    clock.block('10s');
    await fail(breaker, 2);
    expect(breaker.state).toBe('half-open');
    await fail(breaker);
    expect(breaker.state).toBe('open');
    clock.block('10s');
    await fail(breaker);
    await succeed(breaker, 2);
    expect(breaker.state).toBe('closed');
  });

  it('rule 3: a hung trial loses its permit after `maxWait`, and counts no more', async () => {
    const { breaker, clock } = circuit({ halfOpen: { maxWait: '2s' } });
    await fail(breaker, 3);
    clock.block('10s');
    const hung = started(breaker);
    clock.block(1_999);
    await expect(succeed(breaker)).rejects.toMatchObject({ code: 'ERR_PERF_CIRCUIT_OPEN' });
    clock.block(1);
    const second = started(breaker);
    hung.lose();
    await hung.call.catch(() => undefined);
    expect(breaker.stats()).toMatchObject({ state: 'half-open', late: 1 });
    second.deliver();
    await second.call;
    expect(breaker.state).toBe('closed');
  });

  it('rule 3: a trial that ends after its lease counts no more, even if nobody came in between', async () => {
    const { breaker, clock } = circuit({ halfOpen: { maxWait: '2s' } });
    await fail(breaker, 3);
    clock.block('10s');
    const hung = started(breaker);
    clock.block('2s');
    hung.deliver();
    await hung.call;
    expect(breaker.stats()).toMatchObject({ state: 'half-open', late: 1 });
  });

  it('rule 4: while the permits are out others are refused at once', async () => {
    const { breaker, clock } = circuit({ halfOpen: { permits: 2 } });
    await fail(breaker, 3);
    clock.block('10s');
    const trials = [started(breaker), started(breaker)];
    await expect(started(breaker).call).rejects.toMatchObject({ code: 'ERR_PERF_CIRCUIT_OPEN', retryAfterMs: 0 });
    for (const trial of trials) trial.deliver();
    await Promise.all(trials.map(({ call }) => call));
    expect(breaker.state).toBe('closed');
  });

  it('rule 8: a refusal says when to come back, and captures no stack unless asked to', async () => {
    const { breaker, clock } = circuit();
    await fail(breaker, 3);
    clock.block('4s');
    const refusal = await breaker.run(() => 'never').catch((error: unknown) => error as Error);
    expect(refusal).toMatchObject({ code: 'ERR_PERF_CIRCUIT_OPEN', retryAfterMs: 6_000, isRetryable: true });
    expect((refusal as Error).stack).not.toContain('\n');
    const { breaker: traced } = circuit({ captureStack: true });
    traced.force('open');
    expect(() => traced.pass()).toThrow(expect.objectContaining({ stack: expect.stringContaining('\n') as string }) as Error);
  });

  it('rule 8: a breaker that is held open says so, and is no reason to retry', async () => {
    const { breaker } = circuit();
    breaker.force('open');
    await expect(succeed(breaker)).rejects.toMatchObject({ message: 'breaker is held open; it tries nothing until it is released.', retryAfterMs: Infinity, isRetryable: false });
    expect(breaker.stats().retryAfterMs).toBe(0);
  });

  it('rule 9: the open time grows with consecutive trips, and falls back after a closed period', async () => {
    const { breaker, clock } = circuit({ openFor: { initial: '1s', factor: 3, max: '5s', jitter: 'none' } });
    const waits: number[] = [];
    const trip = async (failures: number) => {
      await fail(breaker, failures);
      waits.push(breaker.stats().retryAfterMs);
      clock.block(breaker.stats().retryAfterMs);
    };
    await trip(3);
    await trip(1);
    await trip(1);
    await succeed(breaker);
    clock.block(4_999);
    await trip(3);
    await succeed(breaker);
    clock.block(5_000);
    await trip(3);
    expect(waits).toEqual([1_000, 3_000, 5_000, 5_000, 1_000]);
  });

  it('rule 10: `observe` counts and never refuses', async () => {
    const { breaker } = circuit();
    breaker.force('observe');
    await fail(breaker, 20);
    expect(breaker.stats()).toMatchObject({ state: 'observe', failures: 20, failureCount: 20, refused: 0, trips: 0 });
  });

  it('rule 11: `enabled: false` passes through', async () => {
    const { breaker } = circuit({ enabled: false });
    await fail(breaker, 20);
    expect(breaker.stats()).toMatchObject({ state: 'closed', failures: 0 });
  });

  it.each(['1h', '-1h'] as const)('a wall clock that jumps by %s neither opens nor closes it', async (jump) => {
    const { breaker, clock } = circuit({ trip: { mode: 'time', size: '10s', minimumCalls: 3 } });
    await fail(breaker, 2);
    clock.jumpWall(jump);
    await fail(breaker);
    clock.jumpWall(jump);
    expect(breaker.stats()).toMatchObject({ state: 'open', retryAfterMs: 10_000 });
    clock.block(9_999);
    expect(breaker.state).toBe('open');
    clock.block(1);
    expect(breaker.state).toBe('half-open');
  });

  it('a machine that slept for days finds an empty window, and an open breaker half-open', async () => {
    const { breaker, clock } = circuit({ trip: { mode: 'time', size: '10s', minimumCalls: 3 } });
    await fail(breaker, 2);
    clock.block('30d');
    expect(breaker.stats().windowCalls).toBe(0);
    await fail(breaker, 3);
    clock.block('30d');
    expect(breaker.state).toBe('half-open');
  });
});
