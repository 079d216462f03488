import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../cache/store.js';
import type { ProgramFile } from '../link/module-graph.js';
import type { Answer, Question } from './question.js';
import type { Answers } from './ask-types.js';

const BLOB = 'types';

/** Files beside the sources that decide what a type is. */
const ENVIRONMENT = ['tsconfig.json', 'package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'node_modules/.package-lock.json'];

interface Stored {
  key: string;
  /** Content of every source that the answers depend on, by path. */
  files: Record<string, string>;
  answers: Answer[];
}

/** Everything that is asked, and where: the questions, the files that there are, and the project's configuration. */
export function answersKey(cwd: string, files: readonly ProgramFile[], questions: readonly Question[], budget: object): string {
  const folders = new Set(files.map(({ package: owner }) => owner?.folder ?? '.').concat('.'));
  const looks = [...folders].flatMap((folder) => ENVIRONMENT.map((name) => look(join(cwd, folder, name))));
  return sha1(JSON.stringify([files.map(({ path }) => path), looks, questions, budget]));
}

function look(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${path} ${stat.size} ${stat.mtimeMs}` : '';
}

/** The answers of an earlier run, when nothing that they depend on has changed since. */
export function recallAnswers(store: Store, key: string, cwd: string, count: number): Answer[] | null {
  const stored = parse(store.getBlob(BLOB));
  if (stored?.key !== key || stored.answers.length !== count) return null;
  return Object.entries(stored.files).every(([path, hash]) => contentHash(join(cwd, path)) === hash) ? stored.answers : null;
}

export function rememberAnswers(store: Store, key: string, cwd: string, { answers, files }: Answers): void {
  const hashes = Object.fromEntries(files.map((path) => [path, contentHash(join(cwd, path))]));
  store.setBlob(BLOB, JSON.stringify({ key, files: hashes, answers } satisfies Stored));
}

function parse(text: string | null): Stored | null {
  return text === null ? null : (JSON.parse(text) as Stored);
}

function contentHash(path: string): string {
  try {
    return sha1(readFileSync(path));
  } catch {
    return '';
  }
}

function sha1(content: string | Buffer): string {
  return createHash('sha1').update(content).digest('base64url');
}
