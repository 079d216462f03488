import type { Impact, Priority } from '@perf-analyze/core';

type Level = 'error' | 'warning' | 'note';

/** How SARIF names the urgency of a finding. */
export const priorityLevels: Record<Priority, Level> = { P0: 'error', P1: 'warning', P2: 'note', P3: 'note' };

/** How SARIF names the usual weight of a detector. */
export const impactLevels: Record<Impact, Level> = { critical: 'error', high: 'warning', medium: 'warning', low: 'note' };
