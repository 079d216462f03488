/** `src/orders.ts:12:18`, or without the column where there is none. */
export function place({ file, line, column }: { file: string; line: number; column?: number }): string {
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}

/** `src/orders.ts:12`. */
export function lineOf({ file, line }: { file: string; line: number }): string {
  return `${file}:${line}`;
}
