import { replacementOf } from '../../src/catalog/blocking/twin.js';
import type { CatalogEntry } from '../../src/catalog/entry.js';
import type { Detector } from '../../src/detectors/detector.js';
import { describeConditions } from './conditions.js';
import { code, page, table } from './markdown.js';

/** What is known of APIs that hold the loop, one table per detector. */
export function cataloguePage(detectors: readonly Detector[], catalog: readonly CatalogEntry[]): string {
  return page('packages/core/src/catalog/blocking', [
    '# Catalogue',
    'The APIs that hold the event loop, and the clients that should be built once. Of several rows of one API the first whose conditions hold counts.',
    'In an API, `default` is what the module itself exports, `prototype` an instance and `()` the result of a call. In what to use instead, `name` stands for the name of the API without `Sync`.',
    'A project adds rows with `blocking` in its [configuration](../cli.md#configuration), and takes them away with `nonBlocking`. A function of its own whose JSDoc says `@blocking` or `@nonblocking` needs no row.',
    ...detectors.flatMap((detector) => section(detector, catalog.filter(({ category }) => category === detector.category))),
  ]);
}

function section({ name, title }: Detector, rows: readonly CatalogEntry[]): string[] {
  if (rows.length === 0) return [];
  return [`## ${title}`, `Judged by [${code(name)}](${name}.md).`, table(['module', 'APIs', 'when', 'impact', 'instead'], rows.map(cells))];
}

function cells(row: CatalogEntry): string[] {
  const { modules, paths, form, impact, pinned } = row;
  const names = paths.map((path) => code(form === 'new' ? `new ${path}` : path));
  return [modules.map(code).join(' '), names.join(' '), describeConditions(row), pinned ? `${impact}, fixed` : impact, insteadOf(row)];
}

/** Rows of several APIs leave open which of them is replaced. */
function insteadOf(row: CatalogEntry): string {
  const [path] = row.paths;
  const text = row.paths.length === 1 ? replacementOf(row, `${row.modules[0]}#${path}`) : row.replacement.replace(/\{(?:async|name|path)\}/g, 'name');
  return row.note === undefined ? text : `${text}. ${row.note}`;
}
