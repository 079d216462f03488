import { describe, expect, it } from 'vitest';
import type { BreakerSnapshot } from '../../src/breaker/index.js';
import { circuit, fail, started, succeed } from './circuit.js';

async function exported(): Promise<BreakerSnapshot> {
  const { breaker, clock } = circuit();
  await fail(breaker, 3);
  clock.block('4s');
  return JSON.parse(JSON.stringify(breaker.exportState())) as BreakerSnapshot;
}

describe('CircuitBreaker', () => {
  it('goes on in another process where it was', async () => {
    const { breaker, clock } = circuit();
    clock.jumpWall('7s');
    breaker.importState(await exported());
    expect(breaker.stats()).toMatchObject({ state: 'open', retryAfterMs: 3_000, consecutiveTrips: 1 });
    clock.block('3s');
    await succeed(breaker);
    expect(breaker.state).toBe('closed');
  });

  it('is open no longer than it was to be, however the wall clocks differ', async () => {
    const { breaker, clock } = circuit();
    clock.jumpWall('-1h');
    breaker.importState(await exported());
    expect(breaker.stats().retryAfterMs).toBe(10_000);
  });

  it('counts calls under way as late', async () => {
    const { breaker } = circuit();
    const { call, lose } = started(breaker);
    breaker.importState(circuit().breaker.exportState());
    lose();
    await call.catch(() => undefined);
    expect(breaker.stats()).toMatchObject({ state: 'closed', late: 1, failures: 0 });
  });

  it.each([
    [{ version: 2 }, '`snapshot.version` must be 1; got `2`.'],
    [{ state: 'ajar' }, "`snapshot.state` must be one of 'closed', 'open'; got `'ajar'`."],
    [{ openForMs: -1 }, '`snapshot.openForMs` must be a number from 0; got `-1`.'],
    [{ consecutiveTrips: 1.5 }, '`snapshot.consecutiveTrips` must be an integer from 0; got `1.5`.'],
    [{ openUntil: Infinity }, '`snapshot.openUntil` must be a number from 0; got `Infinity`.'],
  ])('refuses a snapshot with %j', async (changes, message) => {
    const snapshot = { ...(await exported()), ...changes } as BreakerSnapshot;
    expect(() => circuit().breaker.importState(snapshot)).toThrow(message);
  });

  it.each([
    [undefined, '`snapshot.version` must be 1; got `undefined`.'],
    [null, '`snapshot` must be an object; got `null`.'],
    [{ state: 'open', until: 1 }, 'unknown option `snapshot.until`'],
  ])('refuses %j as a snapshot', (given, message) => {
    expect(() => circuit().breaker.importState(given as unknown as BreakerSnapshot)).toThrow(message);
  });
});
