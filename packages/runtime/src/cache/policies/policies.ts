import type { EvictionPolicy } from './eviction-policy.js';
import { Lru } from './lru.js';
import { Sieve } from './sieve.js';
import { TinyLfu } from './tiny-lfu.js';

export type PolicyName = 'lru' | 'sieve' | 'w-tinylfu';

export function makePolicy(name: PolicyName, isWindowAdaptive: boolean): EvictionPolicy {
  switch (name) {
    case 'lru':
      return new Lru();
    case 'sieve':
      return new Sieve();
    case 'w-tinylfu':
      return new TinyLfu(isWindowAdaptive);
  }
}
