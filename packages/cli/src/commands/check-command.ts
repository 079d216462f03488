import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommandLineError } from '../command-line-error.js';
import { closest } from '../text/closest.js';
import type { Commands } from './commands.js';

const commands = ['explain', 'graph', 'list', 'init'] satisfies (keyof Commands)[];

/** A first word that is no path, and nearly a command, is a command that was mistyped. */
export function checkCommand(paths: readonly string[], cwd: string): void {
  const word = paths.at(0) ?? '';
  const near = /^[a-z]+$/.test(word) ? closest(word, commands) : null;
  if (near === null || existsSync(resolve(cwd, word))) return;
  throw new CommandLineError(`There is no command and no path '${word}'; did you mean '${near}'?`);
}
