import type { Labels } from '../../monitor/series/labels.js';

/** Labels as the text formats write them, without the braces. */
export function labelText(labels: Labels): string {
  let text = '';
  for (const name of Object.keys(labels)) text += `${text === '' ? '' : ','}${name}="${escaped(labels[name])}"`;
  return text;
}

function escaped(value: string): string {
  return /["\\\n]/.test(value) ? value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n') : value;
}

/** A number as the text formats write it. */
export function numberText(value: number, decimals?: number): string {
  if (decimals !== undefined) return value.toFixed(decimals);
  return value === Infinity ? '+Inf' : String(value);
}
