import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { channelsOf, tracingOf } from '../../src/base/telemetry/channels.js';
import type { EventCatalog, Messages } from '../../src/base/telemetry/events.js';

const shopEvents = {
  sold: { when: 'A fruit was sold.', message: { fruit: 'string', price: 'number', isRipe: 'boolean', buyer: 'unknown' } },
} as const satisfies EventCatalog;

describe('channels', () => {
  it('publish under the name of utility and event', () => {
    const sold = channelsOf<typeof shopEvents>('shop')('sold');
    const heard: unknown[] = [];
    const listen = (message: unknown) => heard.push(message);
    expect(sold.hasSubscribers).toBe(false);
    subscribe('perf-analyze:shop:sold', listen);
    expect(sold.hasSubscribers).toBe(true);
    sold.publish({ fruit: 'pear', price: 2, isRipe: true, buyer: null });
    unsubscribe('perf-analyze:shop:sold', listen);
    expect(sold.hasSubscribers).toBe(false);
    expect(sold.name).toBe('perf-analyze:shop:sold');
    expect(Object.keys(heard[0] as object)).toEqual(Object.keys(shopEvents.sold.message));
    expect(heard).toEqual([{ fruit: 'pear', price: 2, isRipe: true, buyer: null }]);
  });

  it('have the messages of the catalog', () => {
    expectTypeOf<Messages<typeof shopEvents>['sold']>().toEqualTypeOf<{ readonly fruit: string; readonly price: number; readonly isRipe: boolean; readonly buyer: unknown }>();
  });

  it('trace operations', () => {
    expect(tracingOf('shop', 'run').start.name).toBe('tracing:perf-analyze:shop:run:start');
    expect(tracingOf('shop', 'run').hasSubscribers).toBe(false);
  });
});
