import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/base/time/clock.js';
import { Guard } from '../../src/base/time/guards/guard.js';
import { guardsOf } from '../../src/base/time/guards/guards.js';
import { systemScheduler } from '../../src/base/time/scheduler.js';
import { ManualClock } from '../../src/testing/index.js';

class Recorded extends Guard {
  readonly #name: string;
  readonly #expired: string[];

  constructor(name: string, expired: string[]) {
    super();
    this.#name = name;
    this.#expired = expired;
  }

  override expire(): void {
    this.#expired.push(this.#name);
  }
}

function watch() {
  const clock = new ManualClock();
  const guards = guardsOf(clock, clock);
  const expired: string[] = [];
  const start = (name: string, delayMs: number) => {
    const guard = new Recorded(name, expired);
    guards.start(guard, delayMs);
    return guard;
  };
  return { clock, guards, expired, start };
}

describe('guards', () => {
  it('of equal delay share one timer', async () => {
    const { clock, guards, expired, start } = watch();
    for (let count = 0; count < 10_000; count++) start('pear', 300);
    expect(clock.pending()).toBe(1);
    expect(guards.size).toBe(10_000);
    await clock.advance(300);
    expect(expired).toHaveLength(10_000);
    expect(guards.size).toBe(0);
  });

  it('of fractions of a millisecond share the timer of the next whole one', async () => {
    const { clock, expired, start } = watch();
    start('pear', 299.2);
    start('fig', 300);
    expect(clock.pending()).toBe(1);
    await clock.advance(299.9);
    expect(expired).toEqual([]);
    await clock.advance(0.1);
    expect(expired).toEqual(['pear', 'fig']);
  });

  it('expire in their time after the first was cancelled, and never before it', async () => {
    const { clock, expired, start } = watch();
    const pear = start('pear', 300);
    await clock.advance(100);
    start('fig', 300);
    pear.cancel();
    await clock.advance(299);
    expect(expired).toEqual([]);
    await clock.advance(1);
    expect(expired).toEqual(['fig']);
  });

  it('leave no timer when the turn in which the last was cancelled is over', async () => {
    const { clock, start } = watch();
    start('pear', 300).cancel();
    start('fig', 300).cancel();
    expect(clock.pending()).toBe(1);
    await clock.advance(0);
    expect(clock.pending()).toBe(0);
  });

  it('keep their timer when another follows in the same turn', async () => {
    const { clock, expired, start } = watch();
    start('pear', 300).cancel();
    await clock.advance(0);
    start('fig', 300).cancel();
    start('plum', 300);
    await clock.advance(300);
    expect(expired).toEqual(['plum']);
  });

  it('of more than 64 delays have 65 timers at most', async () => {
    const { clock, expired, start } = watch();
    for (let delay = 1_000; delay > 0; delay--) start(`${delay}`, delay);
    expect(clock.pending()).toBe(65);
    await clock.advance(1_000);
    expect(expired).toEqual(Array.from({ length: 1_000 }, (_, index) => `${index + 1}`));
    expect(clock.pending()).toBe(0);
  });

  it('of rare delays leave the heap when they are cancelled', async () => {
    const { clock, guards, start } = watch();
    for (let delay = 1; delay <= 64; delay++) start('list', delay);
    const rare = Array.from({ length: 10_000 }, (_, index) => start('rare', 1_000 + index));
    for (const guard of rare) guard.cancel();
    expect(guards.size).toBe(64);
    await clock.advance(64);
    expect(clock.pending()).toBe(0);
  });

  it('may be started and cancelled by one that expires', async () => {
    const { clock, expired, start } = watch();
    const plum = start('plum', 200);
    const first = start('first', 100);
    first.expire = () => {
      plum.cancel();
      start('next', 100);
    };
    await clock.advance(200);
    expect(expired).toEqual(['next']);
  });

  it('may be started as soon as the last of them has expired', async () => {
    const { clock, expired, start } = watch();
    start('first', 100).expire = () => queueMicrotask(() => start('next', 100));
    await clock.advance(200);
    expect(expired).toEqual(['next']);
  });

  it('make room for other delays when they are gone', async () => {
    const { clock, start } = watch();
    for (let delay = 1; delay <= 64; delay++) start('gone', delay).cancel();
    await clock.advance(0);
    start('pear', 100);
    start('fig', 200);
    expect(clock.pending()).toBe(2);
  });

  it('expire together, late, after the event loop was blocked', async () => {
    const { clock, expired, start } = watch();
    start('pear', 100);
    clock.block(50);
    start('fig', 100);
    clock.block(1_000);
    await clock.advance(0);
    expect(expired).toEqual(['pear', 'fig']);
  });

  it('expire as timers of their own would, in any mixture of starting, cancelling and waiting', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('start' as const), delay: fc.integer({ min: 1, max: 200 }) }),
      fc.record({ kind: fc.constant('cancel' as const), which: fc.nat(300) }),
      fc.record({ kind: fc.constant('wait' as const), span: fc.integer({ min: 0, max: 60 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 300 }), async (steps) => {
        const { clock, expired, start } = watch();
        const started: { guard: Guard; name: string; dueAt: number; isCancelled: boolean }[] = [];
        for (const action of steps) {
          if (action.kind === 'wait') await clock.advance(action.span);
          if (action.kind === 'start') {
            const name = `${started.length}`;
            started.push({ name, guard: start(name, action.delay), dueAt: clock.now() + action.delay, isCancelled: false });
          }
          const chosen = action.kind === 'cancel' ? started[action.which] : undefined;
          if (chosen && chosen.dueAt > clock.now()) {
            chosen.guard.cancel();
            chosen.isCancelled = true;
          }
        }
        const due = started.filter(({ dueAt, isCancelled }) => !isCancelled && dueAt <= clock.now());
        expect([...expired].sort()).toEqual(due.map(({ name }) => name).sort());
      }),
      { seed: 2026, numRuns: 60 },
    );
  });

  it('are the same for all who have the same clock and scheduler', () => {
    const [clock, other] = [new ManualClock(), new ManualClock()];
    expect(guardsOf(clock, clock)).toBe(guardsOf(clock, clock));
    expect(guardsOf(clock, clock)).not.toBe(guardsOf(other, other));
    expect(guardsOf(systemClock, clock)).not.toBe(guardsOf(clock, clock));
  });

  it('expire by the timers of the system after a test has put its own in their place', async () => {
    const expired: string[] = [];
    const start = () => guardsOf(systemClock, systemScheduler).start(new Recorded('pear', expired), 5);
    vi.useFakeTimers({ now: 0 });
    start();
    vi.useRealTimers();
    start();
    await vi.waitUntil(() => expired.length > 0);
    expect(expired).toEqual(['pear']);
  });
});
