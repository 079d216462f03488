import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { AsyncRateLimiter, type LimiterOptions } from '../../src/limiter/index.js';
import { ManualClock, SeededRandom } from '../../src/testing/index.js';
import { followed } from '../timeout/work.js';

function limited(options: Partial<LimiterOptions> = {}) {
  const clock = new ManualClock();
  return { clock, limiter: new AsyncRateLimiter({ rate: 1, per: 100, clock, scheduler: clock, ...options }) };
}

const deadline = (remaining: number) => ({ remainingMs: () => remaining });

describe('AsyncRateLimiter', () => {
  it('rule 5: with room and no queue, admission is synchronous', () => {
    const { clock, limiter } = limited({ rate: 3 });
    let hasRun = false;
    void limiter.run(() => (hasRun = true));
    void limiter.acquire();
    expect([hasRun, limiter.remaining(), clock.pending()]).toEqual([true, 1, 0]);
    expect(limiter.reserve().delayMs).toBe(0);
  });

  it('rule 6: FIFO within a priority; nobody barges', async () => {
    const { clock, limiter } = limited();
    const order: string[] = [];
    const queue = (name: string, priority?: 'high' | 'low') => void limiter.run(() => order.push(`${name} ${clock.now()}`), { priority });
    queue('first');
    queue('late', 'low');
    queue('second');
    queue('third');
    queue('urgent', 'high');
    clock.block(100);
    expect(limiter.tryAcquire()).toEqual({ ok: false, retryAfterMs: 400 });
    await clock.advance('1s');
    expect(order).toEqual(['first 0', 'urgent 100', 'second 200', 'third 300', 'late 400']);
    expect(clock.pending()).toBe(0);
  });

  it('rule 6: `tryAcquire` and `reserve` tell the time behind all who wait', async () => {
    const { clock, limiter } = limited({ rate: 2 });
    for (let call = 0; call < 7; call++) void limiter.acquire();
    expect(limiter.tryAcquire()).toEqual({ ok: false, retryAfterMs: 300 });
    const reservation = limiter.reserve();
    expect(reservation.delayMs).toBe(300);
    const later = limiter.acquire(1, { priority: 'high' });
    await clock.advance(400);
    expect((await later).waitedMs).toBe(400);
  });

  it('rule 6: a cancelled reservation leaves its place to the next', async () => {
    const { clock, limiter } = limited();
    limiter.tryAcquire();
    const reservation = limiter.reserve();
    const next = limiter.acquire();
    reservation.cancel();
    reservation.cancel();
    await clock.advance(100);
    expect((await next).waitedMs).toBe(100);
  });

  it("rule 7: a cancelled waiter's grant goes to the next", async () => {
    const { clock, limiter } = limited();
    const controller = new AbortController();
    limiter.tryAcquire();
    const first = limiter.acquire(1, { signal: controller.signal });
    const second = limiter.acquire();
    const reason = new Error('the client left');
    controller.abort(reason);
    await expect(first).rejects.toBe(reason);
    await clock.advance(100);
    expect((await second).waitedMs).toBe(100);
    await expect(limiter.acquire(1, { signal: controller.signal })).rejects.toBe(reason);
  });

  it('rule 7: an abort between the grant and the start keeps the work from starting, and gives the units back', async () => {
    const { clock, limiter } = limited({ rate: 2 });
    limiter.tryAcquire();
    limiter.tryAcquire();
    const controller = new AbortController();
    const reason = new Error('the client left');
    const work = vi.fn();
    const first = limiter.run(() => controller.abort(reason));
    const second = followed(limiter.run(work, { signal: controller.signal }));
    await clock.advance(100);
    await first;
    expect(work).not.toHaveBeenCalled();
    expect(second.error).toBe(reason);
    expect(limiter.remaining()).toBe(1);
  });

  it('rule 7: what was granted to a caller who left before the start goes to the next', async () => {
    const { clock, limiter } = limited({ rate: 2 });
    limiter.tryAcquire();
    limiter.tryAcquire();
    const controller = new AbortController();
    const reason = new Error('the client left');
    const first = limiter.run(() => controller.abort(reason));
    const left = followed(limiter.acquire(1, { signal: controller.signal }));
    const next = followed(limiter.acquire());
    await clock.advance(100);
    await first;
    expect([left.error, next.result?.waitedMs]).toEqual([reason, 100]);
  });

  it('rule 7: a deadline before the computed grant rejects at once', async () => {
    const { clock, limiter } = limited();
    limiter.tryAcquire();
    await expect(limiter.acquire(1, { deadline: deadline(99) })).rejects.toMatchObject({ code: 'ERR_PERF_RATE_LIMITED', retryAfterMs: 100 });
    const inTime = limiter.acquire(1, { deadline: deadline(100) });
    await clock.advance(100);
    expect((await inTime).waitedMs).toBe(100);
  });

  it('rule 7: a pause that makes a deadline hopeless rejects at once', async () => {
    const { limiter, clock } = limited();
    limiter.tryAcquire();
    const waiting = [limiter.acquire(1, { deadline: deadline(150) }), limiter.acquire(1, { deadline: deadline(5_000) })];
    limiter.penalize('1s');
    await expect(waiting[0]).rejects.toMatchObject({ code: 'ERR_PERF_RATE_LIMITED', retryAfterMs: 1_000 });
    await clock.advance('1s');
    expect((await waiting[1]).waitedMs).toBe(1_000);
  });

  it('refuses more than `maxQueue`', async () => {
    const { limiter } = limited({ maxQueue: 1 });
    limiter.tryAcquire();
    const waiting = limiter.acquire();
    await expect(limiter.acquire()).rejects.toMatchObject({ code: 'ERR_PERF_QUEUE_FULL', details: { maxQueue: 1 } });
    void limiter.close({ drain: 0 });
    await expect(waiting).rejects.toMatchObject({ code: 'ERR_PERF_CLOSED' });
  });

  it('rule 9: `update` keeps history and queue while 50 wait', async () => {
    const { clock, limiter } = limited({ rate: 10, per: '1s' });
    const starts: number[] = [];
    for (let call = 0; call < 60; call++) void limiter.run(() => starts.push(clock.now()));
    expect(starts).toHaveLength(10);
    limiter.update({ rate: 20 });
    await clock.advance(0);
    expect(starts).toHaveLength(20);
    limiter.update({ rate: 5 });
    await clock.advance('1s');
    expect(starts).toHaveLength(25);
    await clock.advance('7s');
    expect([starts.length, limiter.stats().rate, clock.pending()]).toEqual([60, 5, 0]);
  });

  it('rule 9: a cost that no longer fits is refused, and a wrong limit changes nothing', async () => {
    const { limiter } = limited({ rate: 5 });
    limiter.tryAcquire();
    const waiting = limiter.acquire(5);
    expect(() => limiter.update({ rate: 0 })).toThrow('`rate` must be an integer from 1; got `0`.');
    limiter.update({ rate: 4 });
    await expect(waiting).rejects.toThrow('`cost` must be an integer from 1 to 4; got `5`.');
  });

  it('rule 12: a late timer admits what is due, never more than the bound', async () => {
    const { clock, limiter } = limited({ rate: 10, per: 500 });
    const starts: number[] = [];
    for (let call = 0; call < 50; call++) void limiter.run(() => starts.push(clock.now()));
    clock.block('2s');
    await clock.advance(499);
    expect(starts.filter((start) => start === 2_000)).toHaveLength(10);
    expect(starts).toHaveLength(20);
  });

  it('holds the bound whatever waits, aborts, is given back or is late', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 3 }), fc.nat(3)), { maxLength: 60 }), async (traffic) => {
        const { clock, limiter } = limited({ rate: 4 });
        const units: number[] = [];
        for (const [gap, cost, kind] of traffic) {
          const controller = new AbortController();
          limiter.run(() => units.push(...Array<number>(cost).fill(clock.now())), { cost, signal: controller.signal }).catch(() => undefined);
          if (kind === 1) controller.abort();
          if (kind === 2) clock.block(gap);
          else await clock.advance(gap);
        }
        await clock.advance('60s');
        expect(units.filter((start, index) => index >= 4 && start - units[index - 4] < 100)).toEqual([]);
        expect([limiter.stats().waiting, clock.pending()]).toEqual([0, 0]);
      }),
      { seed: 42 },
    );
  });

  it('a refund makes room once, and not after the block has ended', async () => {
    const { limiter } = limited({ rate: 2 });
    const [kept, returned] = [await limiter.acquire(), await limiter.acquire()];
    kept[Symbol.dispose]();
    kept.refund();
    expect(limiter.remaining()).toBe(0);
    returned.refund();
    returned.refund();
    expect(limiter.remaining()).toBe(1);
  });

  it('lets those who wait start before it closes', async () => {
    const { clock, limiter } = limited();
    void limiter.acquire();
    const waiting = limiter.acquire();
    const closing = limiter.close();
    expect(() => limiter.tryAcquire()).toThrow(expect.objectContaining({ code: 'ERR_PERF_CLOSED' }));
    await clock.advance(100);
    await waiting;
    await expect(closing).resolves.toEqual({ drained: 1, abandoned: 0 });
  });

  it('starts 2000 who wait in time with one timer, though the wall clock goes back', async () => {
    const { clock, limiter } = limited({ rate: 100, per: '1s' });
    let started = 0;
    for (let call = 0; call < 2_000; call++) void limiter.run(() => started++);
    expect(clock.pending()).toBe(1);
    clock.jumpWall('-1h');
    await clock.advance('19s');
    expect([started, clock.pending()]).toEqual([2_000, 0]);
  });

  it('leaks nothing when 100 000 waiters are aborted in random order', { timeout: 300_000 }, async () => {
    const { clock, limiter } = limited({ maxQueue: 100_000 });
    const random = new SeededRandom(42);
    limiter.tryAcquire();
    const callers = Array.from({ length: 100_000 }, () => {
      const controller = new AbortController();
      return { controller, order: random.next(), answer: limiter.acquire(1, { signal: controller.signal }).catch(() => 'aborted') };
    });
    for (const { controller } of callers.toSorted((one, other) => one.order - other.order)) controller.abort('the client left');
    const answers = await Promise.all(callers.map(({ answer }) => answer));
    expect(answers.every((answer) => answer === 'aborted')).toBe(true);
    expect([limiter.stats().waiting, clock.pending()]).toEqual([0, 0]);
    const some = callers.filter((_, place) => place % 1_000 === 0);
    expect(some.flatMap(({ controller }) => getEventListeners(controller.signal, 'abort'))).toEqual([]);
  });
});
