/** How much may be spent on types. */
export interface TypesBudget {
  /** Files that TypeScript may open, declarations of packages among them. */
  files: number;
  milliseconds: number;
}

export const BUDGETS = {
  auto: { files: 2_000, milliseconds: 10_000 },
  on: { files: 20_000, milliseconds: 120_000 },
} as const satisfies Record<string, TypesBudget>;
