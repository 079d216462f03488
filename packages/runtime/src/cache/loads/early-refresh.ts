import type { Random } from '../../base/time/random.js';
import type { Lifetime } from '../entries/lifetimes.js';

/**
 * Whether chance says to renew a fresh value now: the likelier the nearer its end is, and the longer its load takes.
 * Source: XFetch, "Optimal Probabilistic Cache Stampede Prevention", A. Vattani, F. Chierichetti, K. Lowenstein, VLDB 2015.
 */
export function isDueEarly({ freshUntil, loadMs }: Lifetime, eagerness: number, now: number, random: Random): boolean {
  return now - loadMs * eagerness * Math.log(1 - random.next()) >= freshUntil;
}
