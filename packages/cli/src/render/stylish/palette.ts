import type { Priority } from '@perf-analyze/core';
import { Chalk } from 'chalk';

/** The few colors of the terminal report, each named after what it says. */
export interface Palette {
  priority(priority: Priority, text: string): string;
  title(text: string): string;
  place(text: string): string;
  detector(text: string): string;
  caret(text: string): string;
  dim(text: string): string;
}

/** The palette, or one that leaves text as it is. */
export function palette(hasColor: boolean): Palette {
  const chalk = new Chalk({ level: hasColor ? 1 : 0 });
  const priorities = { P0: chalk.red.bold, P1: chalk.yellow.bold, P2: chalk.cyan.bold, P3: chalk.bold };
  return {
    priority: (priority, text) => priorities[priority](text),
    title: chalk.bold,
    place: chalk.underline,
    detector: chalk.magenta,
    caret: chalk.red,
    dim: chalk.dim,
  };
}
