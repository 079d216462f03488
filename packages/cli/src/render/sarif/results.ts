import type { Finding, Priority, SuppressedFinding } from '@perf-analyze/core';
import type { Result } from 'sarif';
import { priorityLevels } from './levels.js';
import { codeFlow, rangeLocation } from './locations.js';

/** SARIF's rank goes from 0 to 100, most important last. */
const ranks: Record<Priority, number> = { P0: 100, P1: 75, P2: 50, P3: 25 };

/** A finding. */
export function result(finding: Finding, ruleIndex: number | undefined): Result {
  const { priority, impact, confidence, reach, effortMinutes, loopDepth, api, utility } = finding;
  return {
    ...identity(finding, ruleIndex),
    level: priorityLevels[priority],
    rank: ranks[priority],
    message: { text: `${finding.message} ${finding.remedy}` },
    codeFlows: [codeFlow(finding)],
    properties: { priority, impact, confidence, reach, effortMinutes, loopDepth, api, utility },
  };
}

/** A finding that a comment suppresses. */
export function suppressedResult(finding: SuppressedFinding, ruleIndex: number | undefined): Result {
  return {
    ...identity(finding, ruleIndex),
    level: 'none',
    message: { text: `A comment suppresses this finding of ${finding.detector}.` },
    suppressions: [{ kind: 'inSource', ...(finding.reason !== null && { justification: finding.reason }) }],
  };
}

function identity({ id, detector, location }: Finding | SuppressedFinding, ruleIndex: number | undefined): Result {
  return {
    ruleId: detector,
    ...(ruleIndex !== undefined && { ruleIndex }),
    message: {},
    locations: [rangeLocation(location)],
    partialFingerprints: { 'perfAnalyze/v1': id },
  };
}
