import type { Finding, Priority } from '@perf-analyze/core';
import { priorities } from '../choices.js';

/** Findings of one priority. */
export interface PriorityGroup {
  priority: Priority;
  findings: Finding[];
  /** Minutes for all of them. */
  effortMinutes: number;
}

/** What each priority asks for. */
export const schedule: Record<Priority, string> = {
  P0: 'fix now',
  P1: 'this week',
  P2: 'planned',
  P3: 'when you pass by',
};

/** The findings in groups, most urgent first, without empty groups. */
export function byPriority(findings: readonly Finding[]): PriorityGroup[] {
  return priorities
    .map((priority) => groupOf(priority, findings))
    .filter((group) => group.findings.length > 0);
}

function groupOf(priority: Priority, all: readonly Finding[]): PriorityGroup {
  const findings = all.filter((finding) => finding.priority === priority);
  return { priority, findings, effortMinutes: findings.reduce((sum, finding) => sum + finding.effortMinutes, 0) };
}
