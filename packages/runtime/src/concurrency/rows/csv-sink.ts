import type { Writable } from 'node:stream';
import { checkOptions } from '../../base/options/check-options.js';
import { optional, shape, text, withDefault } from '../../base/options/kinds.js';
import type { RowSink } from './row-sink.js';
import { textSink } from './text-sink.js';

export interface CsvOptions {
  /** The names of the columns, in their order. Default: the keys of the first row; for rows that are arrays, no names. */
  columns?: readonly string[];
  /** What stands between two fields. Default: `','`. */
  delimiter?: string;
}

/** A row by the names of its columns, or an array of fields. */
export type CsvRow = Readonly<Record<string, unknown>> | readonly unknown[];

const schema = {
  columns: /* @__PURE__ */ optional(/* @__PURE__ */ shape<readonly string[]>('an array of names', 'map')),
  delimiter: /* @__PURE__ */ withDefault(/* @__PURE__ */ text(), ','),
};

/**
 * Writes rows as RFC 4180 has them, after a line of names. `undefined` and `null` are empty fields, dates are in ISO 8601,
 * other objects in JSON. Throws an `OptionError`.
 */
export function csvSink(writable: Writable, options: CsvOptions = {}): RowSink<CsvRow> {
  const { columns, delimiter } = checkOptions(options, schema);
  const toLine = (fields: readonly unknown[]) => `${fields.map((field) => quoted(toText(field), delimiter)).join(delimiter)}\r\n`;
  let names = columns;
  const toLines = (row: CsvRow) => {
    if (isArray(row)) return toLine(row);
    const head = names ? '' : toLine((names = Object.keys(row)));
    return head + toLine(names.map((name) => row[name]));
  };
  return textSink(writable, toLines, columns && toLine(columns));
}

function toText(field: unknown): string {
  if (field === undefined || field === null) return '';
  if (field instanceof Date) return field.toISOString();
  return typeof field === 'object' ? JSON.stringify(field) : (field as number).toString();
}

function quoted(field: string, delimiter: string): string {
  return /["\r\n]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field;
}

function isArray(row: CsvRow): row is readonly unknown[] {
  return Array.isArray(row);
}
