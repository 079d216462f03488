/** Whoever waits is served before all of a lower priority, and after all of the same who came before. */
export type WaitPriority = (typeof LEVELS)[number];

export const LEVELS = ['high', 'normal', 'low'] as const;
