import { describe, expect, it } from 'vitest';
import { cacheKey } from '../../src/cache/index.js';

describe('cacheKey', () => {
  it.each([
    'https://SHOP.example:443/pears?b=2&a=1',
    'https://shop.example/pears?a=1&b=2#ripe',
    'https://shop.example/pears?utm_source=mail&a=1&gclid=x&b=2&fbclid=y',
  ])('rule 16: %s has the key of its plain form', (url) => {
    expect(cacheKey(url)).toBe('https://shop.example/pears?a=1&b=2');
  });

  it('rule 16: maps hosts and drops parameters by lists of the caller', () => {
    const options = { hosts: { 'm.shop.example': 'shop.example' }, trackingParameters: ['ref'] };
    expect(cacheKey('https://m.shop.example/?ref=a&utm_id=1', undefined, options)).toBe('https://shop.example/?utm_id=1');
  });

  it('rule 16: appends a context whose order does not matter', () => {
    const one = cacheKey('https://shop.example/', { language: 'de', user: { id: 1, role: 'guest' } });
    const other = cacheKey('https://shop.example/', { user: { role: 'guest', id: 1 }, language: 'de' });
    expect(one).toBe(other);
    expect(one).toBe('https://shop.example/ {"language":"de","user":{"id":1,"role":"guest"}}');
  });

  it('refuses what is no address', () => {
    expect(() => cacheKey('pears')).toThrow('`url` must be an absolute URL');
  });
});
