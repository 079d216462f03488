import { describe, expect, it } from 'vitest';
import type { Labels, MonitorOptions } from '../../src/monitor/index.js';
import { monitored } from './monitor.js';

describe('bad input', () => {
  it.each<[MonitorOptions, string]>([
    [{ name: '' }, "`name` must be text that is not empty; got `''`."],
    [{ window: 0 }, "`window` must be a duration, such as 300, '300ms', '5s', '10m' or '24h', from 1; got `0`."],
    [{ slots: 0 }, '`slots` must be an integer from 1 to 60; got `0`.'],
    [{ slots: 61 }, '`slots` must be an integer from 1 to 60; got `61`.'],
    [{ maxSeries: 0 }, '`maxSeries` must be an integer from 1 to 100000; got `0`.'],
    [{ countMissByDefault: 1 as unknown as boolean }, '`countMissByDefault` must be `true` or `false`; got `1`.'],
    [{ maxseries: 5 } as MonitorOptions, 'unknown option `maxseries`; did you mean `maxSeries`?'],
  ])('refuses the options %j', (options, message) => {
    expect(() => monitored(options)).toThrow(message);
  });

  it.each(['', undefined, 7])('refuses the name %j', (name) => {
    const { monitor } = monitored();
    const given = name as string;
    for (const call of [() => monitor.record(given, 1), () => monitor.increment(given), () => monitor.gauge(given, 1), () => monitor.start(given), () => monitor.measure(given, () => 1)]) {
      expect(call).toThrow('`name` must be text that is not empty');
    }
    expect(monitor.stats().series).toBe(0);
  });

  it.each([1, undefined, null, true])('refuses a label whose value is %j', (value) => {
    const labels = { shop: value } as unknown as Labels;
    expect(() => monitored().monitor.record('checkout', 1, labels)).toThrow('`labels.shop` must be text; got');
  });

  it.each(['a b', '7', '__shop', '', 'name', 'le', 'quantile', 'source'])('refuses a label named %j, as exporters could not take it', (label) => {
    expect(() => monitored().monitor.increment('orders', 1, { [label]: 'x' })).toThrow(`\`labels\` must be named like \`route\`, and not name, le, quantile, source; got \`'${label}'\`.`);
  });

  it.each(['', '7up', 'a-b', 'a b'])('refuses the prefix %j', (prefix) => {
    expect(() => monitored().monitor.exportMetrics(prefix)).toThrow('`prefix` must be text of letters, digits, `_` and `:`');
  });
});
