/** `1 finding`, `1,204 findings`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${count === 1 ? noun : `${noun}s`}`;
}

/** `1,204`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
