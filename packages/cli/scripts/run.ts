import { execFileSync } from 'node:child_process';

/** Runs a command in a folder and returns what it printed. What it prints on stderr is shown only when it fails. */
export function run(folder: string, command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e9 });
}
