import type { Cell, ColumnName } from './columns.js';
import { median } from './statistics.js';
import type { Sample } from './measure.js';

/** Everything that was measured on one tree under one version of Node. */
export interface Row {
  tree: string;
  isSynthetic: boolean;
  files: number;
  megabytes: number;
  /** Major version. */
  node: number;
  cells: Partial<Record<ColumnName, Cell>>;
}

export interface Machine {
  date: string;
  processor: string;
  cores: number;
  memoryGb: number;
  system: string;
  nodes: string[];
  /** Processes that wanted to run beside the bench when it started and when it ended. */
  load: [before: number, after: number];
}

export interface Results {
  machine: Machine;
  runs: number;
  rows: Row[];
}

/** The median of a quantity, or null where the tool did not run or did not finish. */
export function value(row: Row, column: ColumnName, quantity: keyof Sample): number | null {
  const cell = row.cells[column];
  return cell && 'samples' in cell ? median(cell.samples.map((sample) => sample[quantity])) : null;
}

export function failureOf(row: Row, column: ColumnName): string | null {
  const cell = row.cells[column];
  return cell && 'failure' in cell ? cell.failure : null;
}
