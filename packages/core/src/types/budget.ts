/** How much may be asked of types. Counted, not timed: a run must not say less because the machine is busy. */
export interface TypesBudget {
  /** Files that TypeScript may open, declarations of packages among them. */
  files: number;
  /** Calls that it may be asked about; those beyond stay unresolved. */
  questions: number;
}

/** What the numbers come from is measured in docs/types.md. */
export const BUDGETS = {
  auto: { files: 2_000, questions: 1_000 },
  on: { files: 20_000, questions: 20_000 },
} as const satisfies Record<string, TypesBudget>;
