import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from './source-index.js';

/** A call that was seen while a program ran. */
export interface ObservedEdge {
  call: Span & { file: string };
  callee: Span & { file: string };
}

/** What a run of one program called. */
export interface DynamicGraph {
  name: string;
  folder: string;
  entries: string[];
  files: string[];
  /** Every function that ran. */
  functions: (Span & { file: string })[];
  edges: ObservedEdge[];
}

/** The file format: a location is `file index:line:column:end line:end column`, an edge a pair of indices. */
interface StoredGraph {
  entries: string[];
  files: string[];
  functions: string[];
  calls: string[];
  call2fun: [number, number][];
  ignore?: string[];
}

/** Reads the dynamic call graphs that lie beside their programs in a folder. */
export function readDynamicGraphs(folder: string): DynamicGraph[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const stored: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      return isStoredGraph(stored) ? [decode(folder, name, stored)] : [];
    });
}

function decode(folder: string, name: string, { entries, files, functions, calls, call2fun, ignore = [] }: StoredGraph): DynamicGraph {
  const locate = (text: string) => location(text, files);
  const ignored = new Set(ignore);
  return {
    name: name.replace(/\.json$/, ''),
    folder,
    entries,
    files,
    functions: Object.values(functions).map(locate),
    edges: call2fun
      .filter(([, callee]) => !ignored.has(functions[callee]))
      .map(([call, callee]) => ({ call: locate(calls[call]), callee: locate(functions[callee]) })),
  };
}

function location(text: string, files: string[]): Span & { file: string } {
  const [file, line, column, endLine, endColumn] = text.split(':').map(Number);
  return { file: files[file], line, column, endLine, endColumn };
}

/** Programs without a recorded run have other files of the same ending beside them. */
function isStoredGraph(value: unknown): value is StoredGraph {
  return typeof value === 'object' && value !== null && 'call2fun' in value && 'entries' in value && 'files' in value;
}
