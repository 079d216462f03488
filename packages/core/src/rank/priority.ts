import type { Confidence, Impact, Priority, Reach } from '../report/report.js';

const WEIGHT: Readonly<Record<Impact, number>> = { critical: 8, high: 4, medium: 2, low: 1 };
const REACH: Readonly<Record<Reach, number>> = { request: 2, background: 1, unknown: 1, offloaded: 1, unreached: 1, startup: 1 / 8, tooling: 1 / 16 };

export interface Weighed {
  impact: Impact;
  reach: Reach;
  inLoop: boolean;
  /** Reach neither raises nor lowers it, and a loop raises no more than low to medium, unless there are levels to go down. */
  pinned: boolean;
  /** Levels to go down. */
  lower: number;
  /** The most that it can be, whatever the path. */
  most?: Impact;
  /** What code weighs that no known root reaches. Default 1. */
  unknownFactor?: number;
}

/** Impact × reach × loop. */
export function effectiveImpact(weighed: Weighed): Impact {
  const impact = uncapped(weighed);
  return weighed.most !== undefined && WEIGHT[impact] > WEIGHT[weighed.most] ? weighed.most : impact;
}

function uncapped({ impact, reach, inLoop, pinned, lower, unknownFactor = 1 }: Weighed): Impact {
  if (pinned) return inLoop && impact === 'low' && lower === 0 ? 'medium' : impact;
  return impactOf((WEIGHT[impact] * (reach === 'unknown' ? unknownFactor : REACH[reach]) * (inLoop ? 2 : 1)) / 2 ** lower);
}

function impactOf(score: number): Impact {
  if (score >= 8) return 'critical';
  if (score >= 4) return 'high';
  return score >= 2 ? 'medium' : 'low';
}

/** Rows: effective impact. Columns: effort up to an hour, up to two, beyond. */
const PRIORITIES: Readonly<Record<Impact, readonly [Priority, Priority, Priority]>> = {
  critical: ['P0', 'P0', 'P1'],
  high: ['P1', 'P1', 'P2'],
  medium: ['P1', 'P2', 'P2'],
  low: ['P3', 'P3', 'P3'],
};

/** The priority of a finding. One that is only possible never exceeds P2. */
export function priorityOf(impact: Impact, effortMinutes: number, confidence: Confidence): Priority {
  const priority = PRIORITIES[impact][effortMinutes <= 60 ? 0 : effortMinutes <= 120 ? 1 : 2];
  return confidence === 'possible' && priority < 'P2' ? 'P2' : priority;
}
