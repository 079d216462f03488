import type { EntryPoint } from '@perf-analyze/core';
import { grouped } from '../text/counted.js';

/** `GET /orders`, or `14 entry points: GET /orders, GET /orders/:id, POST /orders, … 11 more`. */
export function entryNames(entries: readonly EntryPoint[], most: number): string {
  const only = entries.length === 1 ? entries.at(0) : undefined;
  if (only) return only.name;
  const names = entries.slice(0, most).map(({ name }) => name);
  const more = entries.length > most ? [`… ${grouped(entries.length - most)} more`] : [];
  return `${grouped(entries.length)} entry points: ${[...names, ...more].join(', ')}`;
}
