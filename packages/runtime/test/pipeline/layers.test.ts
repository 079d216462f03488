import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { CircuitBreaker } from '../../src/breaker/index.js';
import { CircuitOpenError } from '../../src/index.js';
import { KeyedRateLimiter } from '../../src/limiter/index.js';
import { PerformanceMonitor } from '../../src/monitor/index.js';
import { Bulkhead } from '../../src/bulkhead/index.js';
import { attemptTimeout, breaker, bulkhead, cached, type CallContext, fallback, hedged, limit, monitor, pipeline, retry, timeout } from '../../src/pipeline/index.js';
import { Deadline } from '../../src/timeout/index.js';
import { followed } from '../timeout/work.js';
import { failing, lasting, never, noting, outage, reason, stage } from './stage.js';

/** How many controllers are made while something runs. */
async function controllersDuring(act: () => Promise<unknown>): Promise<number> {
  let made = 0;
  class Counted extends AbortController {
    constructor() {
      super();
      made++;
    }
  }
  vi.stubGlobal('AbortController', Counted);
  try {
    await act();
    return made;
  } finally {
    vi.unstubAllGlobals();
  }
}

describe('pipeline', () => {
  it('rule 1: layers run outside-in as written', async () => {
    const notes: string[] = [];
    const layers = pipeline(noting('gate', notes), noting('hall', notes));
    await layers.run(() => notes.push('work'));
    expect(notes).toEqual(['into gate', 'into hall', 'work', 'out of hall', 'out of gate']);
    expect(layers.order).toEqual(['gate', 'hall']);
  });

  it('rule 3: success needs one context and no controller', async () => {
    const { retries, breaker: circuit, time } = stage();
    const seen: CallContext[] = [];
    const spy = { kind: 'spy', around: <Result>(next: (context: CallContext) => Promise<Result>, context: CallContext) => (seen.push(context), next(context)) };
    const layers = pipeline(timeout('5s', time), spy, retry(retries()), spy, breaker(circuit()));
    expect(await controllersDuring(() => layers.run((context) => seen.push(context)))).toBe(0);
    expect(new Set(seen).size).toBe(1);
  });

  it.each(['without', 'with'])('rule 3: work that reads its signal in every attempt makes one controller, %s a limit for each attempt', async (limited) => {
    const { clock, retries, breaker: circuit, bulkhead: hold, limiter, time } = stage();
    const innermost = limited === 'with' ? [attemptTimeout('1s', time)] : [];
    const layers = pipeline(timeout('5s', time), retry(retries()), limit(limiter(3)), breaker(circuit()), bulkhead(hold()), ...innermost);
    const { work, contexts } = failing(2);
    const signals = new Set<AbortSignal>();
    const run = async () => {
      const call = layers.run((context) => (signals.add(context.signal), work(context)));
      await clock.advance('2s');
      expect(await call).toBe('delivered');
    };
    expect(await controllersDuring(run)).toBe(1);
    expect([signals.size, contexts.length]).toEqual([1, 3]);
  });

  it('rule 3: without a time limit the work gets the signal of the caller', async () => {
    const { clock, retries } = stage();
    const { signal } = new AbortController();
    const { work, contexts } = failing(2);
    const call = pipeline(retry(retries())).run(work, { signal });
    await clock.advance('1s');
    await call;
    expect(contexts.map((context) => [context.signal === signal, context.attempt])).toEqual([[true, 1], [true, 2], [true, 3]]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('rule 4: every layer subtracts the deadline', async () => {
    const { clock, time } = stage();
    const layers = pipeline(time, timeout('1s', time), attemptTimeout('400ms', time));
    const remaining: (number | undefined)[] = [];
    await layers.run((context) => remaining.push(context.deadline?.remainingMs()));
    await layers.run((context) => remaining.push(context.deadline?.remainingMs()), { deadline: Deadline.after(300, time) });
    clock.block(100);
    const late = layers.run(lasting(clock, 2_000), { deadline: Deadline.after(300, time) });
    expect(remaining).toEqual([400, 300]);
    const failed = followed(late);
    await clock.advance(299);
    expect(failed.error).toBeUndefined();
    await clock.advance(1);
    expect(failed.error).toMatchObject({ code: 'ERR_PERF_TIMEOUT' });
  });

  it('rule 4: a deadline of the call ends it, whatever the layers', async () => {
    const { clock, time } = stage();
    const call = followed(pipeline({ ...time, name: 'search' }, noting('hall', [])).run(never, { deadline: Deadline.after(300, time) }));
    await clock.advance(300);
    expect(call.error).toMatchObject({ code: 'ERR_PERF_TIMEOUT', message: 'search took longer than 300 ms.' });
  });

  it('rule 4: a wait that would not end in time is not begun', async () => {
    const { clock, retries, limiter, time } = stage();
    const impatient = pipeline(timeout('1s', time), retry(retries({ initial: '5s' }))).run(() => Promise.reject(outage));
    await expect(impatient).rejects.toBe(outage);
    const full = limiter(1);
    full.tryAcquire();
    await expect(pipeline(timeout(500, time), limit(full)).run(never)).rejects.toMatchObject({ code: 'ERR_PERF_RATE_LIMITED' });
    await clock.advance(0);
    expect(clock.pending()).toBe(0);
  });

  it('rule 4: an expired deadline keeps the work from starting', async () => {
    const { time } = stage();
    const work = vi.fn();
    await expect(pipeline(timeout('1s', time)).run(work, { deadline: Deadline.after(0, time) })).rejects.toMatchObject({ code: 'ERR_PERF_TIMEOUT', details: { ms: 0 } });
    expect(work).not.toHaveBeenCalled();
  });

  it('rule 5: a refusal keeps its code through all layers', async () => {
    const { time, retries, breaker: circuit, bulkhead: hold, limiter, cache } = stage();
    const shelf = new PerformanceMonitor();
    const open = circuit(1);
    open.force('open');
    const full = hold(1, 0);
    full.tryAcquire();
    const around = [monitor(shelf, 'search'), cached(cache, () => 'pear'), timeout('900ms', time), retry(retries({ attempts: 1 }))] as const;
    await expect(pipeline(...around, breaker(open)).run(never)).rejects.toMatchObject({ code: 'ERR_PERF_CIRCUIT_OPEN' });
    await expect(pipeline(...around, bulkhead(full)).run(never)).rejects.toMatchObject({ code: 'ERR_PERF_BULKHEAD_FULL' });
    const spent = limiter(1);
    spent.tryAcquire();
    await expect(pipeline(...around, limit(spent)).run(never)).rejects.toMatchObject({ code: 'ERR_PERF_RATE_LIMITED' });
  });

  it('an abort rejects at once, in work as in a wait, with its own reason', async () => {
    const { clock, retries, limiter, bulkhead: hold, time } = stage();
    const [spent, full] = [limiter(1), hold(1)];
    spent.tryAcquire();
    full.tryAcquire();
    for (const layers of [pipeline(timeout('5s', time)), pipeline(retry(retries())), pipeline(limit(spent)), pipeline(timeout('5s', time), bulkhead(full))]) {
      const canceller = new AbortController();
      const call = followed(layers.run(never, { signal: canceller.signal }));
      await clock.advance(1);
      canceller.abort(reason);
      await clock.advance(0);
      expect(call.error).toBe(reason);
      expect(getEventListeners(canceller.signal, 'abort')).toEqual([]);
    }
    expect(clock.pending()).toBe(0);
  });

  it('an abort that came before keeps the work from starting', async () => {
    const work = vi.fn();
    await expect(pipeline(noting('hall', [])).run(work, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(work).not.toHaveBeenCalled();
  });

  it('a caller who leaves between a grant and the start takes nothing along, and the work does not start', async () => {
    for (let turns = 0; turns < 5; turns++) {
      const { clock, limiter, bulkhead: hold } = stage();
      const [spent, full] = [limiter(1), hold(1)];
      spent.tryAcquire();
      const permit = full.tryAcquire();
      const canceller = new AbortController();
      const { signal } = canceller;
      const startedAfterAbort: Record<string, boolean> = {};
      for (const layer of [limit(spent), bulkhead(full)]) followed(pipeline(layer).run(() => (startedAfterAbort[layer.kind] = signal.aborted), { signal }));
      spent.refund();
      permit?.release();
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      canceller.abort(reason);
      await clock.advance(0);
      expect(Object.values(startedAfterAbort)).not.toContain(true);
      expect([spent.remaining(), full.remaining()]).toEqual(['limit' in startedAfterAbort ? 0 : 1, 1]);
    }
  });

  it('wrap passes the arguments on, after the context', async () => {
    const { cache } = stage();
    const find = vi.fn((context: CallContext, name: string) => Promise.resolve(`${name} for ${context.args.join()}`));
    const wrapped = pipeline(cached(cache, (name: string) => name)).wrap(find);
    expect([await wrapped('pear'), await wrapped('pear'), await wrapped('fig')]).toEqual(['pear for pear', 'pear for pear', 'fig for fig']);
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('stats tell what became of the calls', async () => {
    const layers = pipeline({ name: 'search' }, fallback(() => 'nothing'));
    await layers.run(() => Promise.reject(outage));
    await layers.run(() => Promise.reject(new DOMException('gone', 'AbortError'))).catch(() => undefined);
    void layers.run(never);
    expect(layers.stats()).toEqual({ name: 'search', calls: 3, active: 1, successes: 1, failures: 1 });
    expect(Object.isFrozen(layers.stats())).toBe(true);
  });

  it('publishes each call on its tracing channel', async () => {
    const started: unknown[] = [];
    const note = (message: unknown) => started.push(message);
    subscribe('tracing:perf-analyze:pipeline:run:start', note);
    const layers = pipeline({ name: 'search' }, noting('hall', []));
    await layers.run(() => 'delivered');
    await layers.wrap(() => 'delivered')();
    unsubscribe('tracing:perf-analyze:pipeline:run:start', note);
    expect(started).toMatchObject([{ pipeline: 'search' }, { pipeline: 'search' }]);
  });

  it('a layer of yours sees the tags, may call on twice, and may throw', async () => {
    const twice = { kind: 'twice', around: async <Result>(next: (context: CallContext) => Promise<Result>, context: CallContext) => (await next(context), next(context)) };
    const work = vi.fn((context: CallContext) => context.tags.join());
    expect(await pipeline(twice).run(work, { tags: ['cheap'] })).toBe('cheap');
    expect(work).toHaveBeenCalledTimes(2);
    const broken = {
      kind: 'broken',
      around: () => {
        throw outage;
      },
    };
    await expect(pipeline(fallback(() => 'whole'), broken).run(work)).resolves.toBe('whole');
  });
});

describe('fallback', () => {
  it('rule 6: sees the error', async () => {
    expect(await pipeline(fallback((error) => error)).run(() => Promise.reject(outage))).toBe(outage);
  });

  it('rule 6: if it fails, its error is thrown with the original as cause', async () => {
    const second = new Error('The shelf is empty.');
    const call = pipeline(fallback(() => Promise.reject(second))).run(() => Promise.reject(outage));
    await expect(call).rejects.toBe(second);
    expect(second.cause).toBe(outage);
  });

  it('rule 6: aborts do not trigger it', async () => {
    const { time } = stage();
    const answer = vi.fn();
    const canceller = new AbortController();
    const call = pipeline(fallback(answer), timeout('5s', time)).run(never, { signal: canceller.signal });
    canceller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(answer).not.toHaveBeenCalled();
  });

  it('answers after a time-out, with a signal that is not aborted', async () => {
    const { clock, time } = stage();
    const call = pipeline(fallback((_, { signal }) => signal.aborted), timeout('1s', time)).run(({ signal }) => (signal.throwIfAborted(), never()));
    await clock.advance('1s');
    expect(await call).toBe(false);
  });
});

describe('cached', () => {
  it('answers from the cache, and loads once for all who wait', async () => {
    const { clock, cache } = stage();
    const work = vi.fn(lasting(clock, 100));
    const layers = pipeline(cached(cache, (name: string) => name));
    const calls = [1, 2, 3].map(() => layers.run(work, { args: ['pear'] }));
    await clock.advance(100);
    expect(await Promise.all([...calls, layers.run(work, { args: ['pear'] })])).toEqual(Array(4).fill('delivered'));
    expect(work).toHaveBeenCalledOnce();
  });

  it('a load goes on while somebody waits for it, whatever became of the first caller', async () => {
    const { clock, cache, time } = stage();
    const layers = pipeline(timeout(50, time), cached(cache, () => 'pear'));
    let signal: AbortSignal | undefined;
    const work = (context: CallContext) => {
      expect(context.deadline?.remainingMs()).toBe(Infinity);
      signal = context.signal;
      return lasting(clock, 80)();
    };
    const first = followed(layers.run(work));
    await clock.advance(40);
    const second = layers.run(work);
    await clock.advance(10);
    expect([(first.error as Error).message, signal?.aborted]).toEqual(['The call took longer than 50 ms.', false]);
    await clock.advance(30);
    expect(await second).toBe('delivered');
  });

  it('a load that nobody waits for any more is aborted', async () => {
    const { clock, cache, time } = stage();
    let signal: AbortSignal | undefined;
    const call = followed(pipeline(timeout(50, time), cached(cache, () => 'pear')).run((context) => ((signal = context.signal), never())));
    await clock.advance(50);
    expect(call.error).toMatchObject({ code: 'ERR_PERF_TIMEOUT' });
    expect(signal?.aborted).toBe(true);
  });
});

describe('timeout', () => {
  it('ends the call, says whether its signal was read, and is named', async () => {
    const { clock, time } = stage();
    const layers = pipeline(timeout('1s', { ...time, name: 'search' }));
    const [deaf, listening] = [followed(layers.run(never)), followed(layers.run(({ signal }) => (signal.throwIfAborted(), never())))];
    await clock.advance('1s');
    expect(deaf.error).toMatchObject({ message: 'search took longer than 1000 ms.', details: { ignoredSignal: true } });
    expect(listening.error).toMatchObject({ details: { ignoredSignal: false } });
  });

  it('knows of a signal that was read within another time limit', async () => {
    const { clock, time } = stage();
    const call = followed(pipeline(timeout('1s', time), attemptTimeout(Infinity, time)).run(({ signal }) => (signal.throwIfAborted(), never())));
    await clock.advance('1s');
    expect(call.error).toMatchObject({ message: 'The call took longer than 1000 ms.', details: { ignoredSignal: false } });
  });

  it('of an attempt ends the attempt alone, and the next has a signal of its own', async () => {
    const { clock, time, retries } = stage();
    const signals: AbortSignal[] = [];
    const call = pipeline(retry(retries()), attemptTimeout(400, time)).run(({ signal, attempt }) => (signals.push(signal), attempt === 1 ? never() : 'delivered'));
    await clock.advance(500);
    expect(await call).toBe('delivered');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect((signals[0].reason as Error).message).toBe('The attempt took longer than 400 ms.');
  });
});

describe('hedged', () => {
  it('starts once more what takes long, and aborts the loser', async () => {
    const { clock, hedges } = stage();
    const signals: AbortSignal[] = [];
    const call = pipeline(hedged(hedges())).run(({ signal, attempt }) => (signals.push(signal), attempt === 1 ? never() : 'delivered'));
    await clock.advance(100);
    expect(await call).toBe('delivered');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('refuses work that is not idempotent', async () => {
    const { hedges } = stage();
    await expect(pipeline(hedged(hedges())).run(never, { isIdempotent: false })).rejects.toMatchObject({ code: 'ERR_PERF_OPTION' });
  });
});

describe('limit', () => {
  it('waits for room, and is counted as admitted', async () => {
    const { clock, limiter } = stage();
    const two = limiter(2);
    const layers = pipeline(limit(two));
    const calls = [1, 2, 3].map(() => followed(layers.run(() => 'started')));
    await clock.advance(999);
    expect(calls.map(({ result }) => result)).toEqual(['started', 'started', undefined]);
    await clock.advance(1);
    expect(calls[2].result).toBe('started');
    expect(two.stats()).toMatchObject({ admitted: 3, refused: 0 });
  });

  it('takes a key for a keyed limiter', async () => {
    const { clock, time } = stage();
    const layers = pipeline(limit(new KeyedRateLimiter({ rate: 1, per: '1s', ...time }), (name: string) => name));
    const calls = ['pear', 'fig', 'pear'].map((name) => followed(layers.run(() => name, { args: [name] })));
    await clock.advance(999);
    expect(calls.map(({ result }) => result)).toEqual(['pear', 'fig', undefined]);
    await clock.advance(1);
    expect(calls[2].result).toBe('pear');
  });
});

describe('breaker', () => {
  it('refuses while it is open', async () => {
    const { breaker: circuit } = stage();
    const layers = pipeline(breaker(circuit(1)));
    await layers.run(() => Promise.reject(outage)).catch(() => undefined);
    await expect(layers.run(() => 'delivered')).rejects.toMatchObject({ code: 'ERR_PERF_CIRCUIT_OPEN' });
  });

  it('counts a success, and judges its result', async () => {
    const judging = new CircuitBreaker({ failureThreshold: 1, classify: (_, result) => (result === 'broken' ? 'failure' : undefined) });
    const layers = pipeline(breaker(judging));
    await layers.run(() => 'whole');
    expect(judging.stats()).toMatchObject({ state: 'closed', successes: 1 });
    expect(await layers.run(() => 'broken')).toBe('broken');
    expect(judging.state).toBe('open');
  });

  it('counts a call that takes too long at once, though its work hangs', async () => {
    const { clock, breaker: circuit, time } = stage();
    const opening = circuit(1);
    const call = followed(pipeline(timeout('1s', time), breaker(opening)).run(never));
    await clock.advance('1s');
    expect(call.error).toMatchObject({ code: 'ERR_PERF_TIMEOUT' });
    expect(opening.state).toBe('open');
  });

  it('ignores a call that the caller aborted', async () => {
    const { clock, breaker: circuit, time } = stage();
    const closed = circuit(1);
    for (const layers of [pipeline(breaker(closed)), pipeline(timeout('5s', time), breaker(closed))]) {
      const canceller = new AbortController();
      const call = layers.run(({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(outage))), { signal: canceller.signal });
      canceller.abort(reason);
      await expect(call).rejects.toBe(reason);
    }
    await clock.advance(0);
    expect(closed.stats()).toMatchObject({ state: 'closed', ignored: 2, failures: 0 });
  });
});

describe('bulkhead', () => {
  it('lets so many run, and the next when one has ended', async () => {
    const { clock, bulkhead: hold } = stage();
    const one = hold(1);
    const layers = pipeline(bulkhead(one));
    const calls = [1, 2].map(() => followed(layers.run(lasting(clock, 100))));
    await clock.advance(100);
    expect(calls.map(({ result }) => result)).toEqual(['delivered', undefined]);
    await clock.advance(100);
    expect(calls[1].result).toBe('delivered');
    expect(one.stats()).toMatchObject({ active: 0, admitted: 2, refused: 0 });
  });

  it('learns of failures, but not of refusals or aborts', async () => {
    const permit = { fail: vi.fn(), ignore: vi.fn(), release: vi.fn() };
    const layers = pipeline(bulkhead({ remaining: () => 1, tryAcquire: () => permit, acquire: () => Promise.resolve(permit) }));
    await layers.run(() => Promise.reject(new CircuitOpenError('next', 5))).catch(() => undefined);
    const canceller = new AbortController();
    await layers.run(() => Promise.reject((canceller.abort(reason), outage)), { signal: canceller.signal }).catch(() => undefined);
    expect(permit.fail).not.toHaveBeenCalled();
    expect(permit.ignore).toHaveBeenCalledTimes(2);
    await layers.run(() => Promise.reject(outage)).catch(() => undefined);
    expect(permit.fail).toHaveBeenCalledOnce();
    expect(permit.release).toHaveBeenCalledTimes(3);
  });

  it('learns that the time of a call ran out, however its work ends', async () => {
    const { clock, time } = stage();
    const one = new Bulkhead({ maxConcurrent: { min: 1, max: 2, algorithm: 'aimd' }, ...time });
    const layers = pipeline(timeout(50, time), bulkhead(one));
    await layers.run(() => 'delivered');
    expect(one.stats().limit).toBe(2);
    const call = followed(layers.run(lasting(clock, 100)));
    await clock.advance(100);
    expect(call.error).toMatchObject({ code: 'ERR_PERF_TIMEOUT' });
    expect(one.stats()).toMatchObject({ limit: 1, active: 0 });
  });

  it('holds the place until the work has ended, even after the attempt was given up', async () => {
    const { clock, bulkhead: hold, time } = stage();
    const one = hold(1, 0);
    const layers = pipeline(timeout('1s', time), bulkhead(one), attemptTimeout(50, time));
    const call = followed(layers.run(lasting(clock, 100)));
    await clock.advance(50);
    expect(call.error).toMatchObject({ code: 'ERR_PERF_TIMEOUT' });
    expect(one.stats().active).toBe(1);
    await expect(layers.run(() => 'delivered')).rejects.toMatchObject({ code: 'ERR_PERF_BULKHEAD_FULL' });
    await clock.advance(50);
    expect(one.stats().active).toBe(0);
    expect(await layers.run(() => 'delivered')).toBe('delivered');
  });
});

describe('monitor', () => {
  it('measures what lies within, failures too', async () => {
    const { clock, time } = stage();
    const shelf = new PerformanceMonitor(time);
    const layers = pipeline(monitor(shelf, 'search'));
    const call = layers.run(lasting(clock, 100));
    await clock.advance(100);
    await call;
    await layers.run(() => Promise.reject(outage)).catch(() => undefined);
    expect(shelf.getStats('search')).toMatchObject({ count: 2, max: 100, errors: 1, active: 0 });
  });
});
