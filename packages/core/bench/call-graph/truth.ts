import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type FunctionPlace, SourceIndex } from './source-index.js';

/** What the comments of one shape say: the functions that may run because of the calls on a line. */
export interface Truth {
  sources: ReadonlyMap<string, SourceIndex>;
  /** By `file:line`. */
  required: ReadonlyMap<string, ReadonlySet<FunctionPlace>>;
  /** Functions that may be named too: they run, but through a function that is required, or only by a path not taken. */
  allowed: ReadonlyMap<string, ReadonlySet<FunctionPlace>>;
}

const COMMENT = /(?:\/\/|\/\*)=>(.*?)(?:\*\/.*)?$/;

/**
 * Reads the truth of a shape from comments at its calls.
 *
 *     total(basket); //=> sum.ts:total, Basket.add, get Basket.size, here, sum.ts:12, ?rarely
 *
 * A name is what a reader calls the function, a number the line on which a function without a name begins, `here` the
 * same on this line, `none` says that nothing of the program runs, and `?` that an edge is right but not required.
 */
export function readTruth(folder: string): Truth {
  const sources = new Map(sourceFiles(folder).map((file) => [file, new SourceIndex(file, readFileSync(join(folder, file), 'utf8'))]));
  const required = new Map<string, Set<FunctionPlace>>();
  const allowed = new Map<string, Set<FunctionPlace>>();
  for (const { file, line, items } of [...sources.values()].flatMap(comments)) {
    const places = (wanted: string[]) => new Set(wanted.flatMap((item) => resolve(item, { file, line, sources })));
    required.set(`${file}:${line}`, places(items.filter((item) => !item.startsWith('?') && item !== 'none')));
    allowed.set(`${file}:${line}`, places(items.filter((item) => item.startsWith('?')).map((item) => item.slice(1))));
  }
  return { sources, required, allowed };
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

function comments({ path, text }: SourceIndex): { file: string; line: number; items: string[] }[] {
  return text.split('\n').flatMap((content, index) => {
    const match = COMMENT.exec(content);
    return match ? [{ file: path, line: index + 1, items: match[1].split(',').map((item) => item.trim()) }] : [];
  });
}

function resolve(item: string, { file, line, sources }: { file: string; line: number; sources: Truth['sources'] }): FunctionPlace[] {
  const separator = item.lastIndexOf(':');
  const target = separator < 0 ? file : item.slice(0, separator);
  const name = item.slice(separator + 1);
  const functions = sources.get(target)?.functions.filter(({ kind }) => kind === 'function' || kind === 'getter' || kind === 'setter') ?? [];
  const isLine = name === 'here' || /^\d+$/.test(name);
  const wantedLine = name === 'here' ? line : Number(name);
  const found = functions.filter((place) => (isLine ? place.name === '' && place.line === wantedLine : place.name === name));
  if (found.length !== 1) throw new Error(`${file}:${line} expects one function for "${item}", and ${found.length} are there.`);
  return found;
}
