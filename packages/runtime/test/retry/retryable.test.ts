import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { retryable, type RetryOptions } from '../../src/retry/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { after, never, outage } from './policies.js';

/** A class whose method is decorated; compiled by hand, since what compiles the tests leaves decorators as they are. */
const SHOP = `
export function shopClass(retryable, options) {
  return class {
    stock = 'pears';
    failures = [];

    @retryable(options, (fruit, context) => context?.signal)
    async order(fruit, context) {
      if (this.failures.length > 0) throw this.failures.shift();
      return context?.work?.() ?? fruit + ' of ' + this.stock;
    }
  };
}`;

interface Shop {
  failures: Error[];
  order(fruit: string, context?: { signal?: AbortSignal; work?: () => Promise<never> }): Promise<string>;
}

const code = ts.transpile(SHOP, { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 });
const { shopClass } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
  shopClass: (decorator: typeof retryable, options: RetryOptions) => new () => Shop;
};

function shops(options: RetryOptions = {}) {
  const clock = new ManualClock();
  return { clock, Shop: shopClass(retryable, { clock, scheduler: clock, jitter: 'none', ...options }) };
}

describe('@retryable', () => {
  it('retries the method on its own instance, with its arguments', async () => {
    const { clock, Shop } = shops();
    const shop = new Shop();
    shop.failures = [outage, outage];
    expect(await after(clock, '10s', shop.order('three'))).toEqual({ status: 'fulfilled', value: 'three of pears' });
  });

  it('throws the last error when there are no attempts left', async () => {
    const { clock, Shop } = shops({ attempts: 2 });
    const shop = new Shop();
    shop.failures = [new Error('first'), outage];
    expect(await after(clock, '10s', shop.order('three'))).toEqual({ status: 'rejected', reason: outage });
  });

  it('ends at the abort of the signal that it finds among the arguments', async () => {
    const { clock, Shop } = shops();
    const canceller = new AbortController();
    const call = new Shop().order('three', { signal: canceller.signal, work: never });
    canceller.abort(outage);
    expect(await after(clock, 0, call)).toEqual({ status: 'rejected', reason: outage });
  });
});
