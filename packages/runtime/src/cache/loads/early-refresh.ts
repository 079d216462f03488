import type { Clock } from '../../base/time/clock.js';
import type { Random } from '../../base/time/random.js';
import type { Lifetime } from '../entries/lifetimes.js';

/**
 * Whether chance says to renew a fresh value now: the likelier the nearer its end is, and the longer its load takes.
 * Source: XFetch, "Optimal Probabilistic Cache Stampede Prevention", A. Vattani, F. Chierichetti, K. Lowenstein, VLDB 2015.
 */
export function isDueEarly(lifetime: Lifetime | undefined, eagerness: number, { clock, random }: { clock: Clock; random: Random }): boolean {
  return lifetime !== undefined && clock.now() - lifetime.loadMs * eagerness * Math.log(1 - random.next()) >= lifetime.freshUntil;
}
