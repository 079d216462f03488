import { spawnSync } from 'node:child_process';

/** Runs a command in a folder and returns what it printed. When it fails, the error says all that it printed. */
export function run(folder: string, command: string, ...args: string[]): string {
  const { error, status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 });
  if (error) throw error;
  if (status !== 0) throw new Error([`${command} ${args.join(' ')} ended with ${status}`, stdout, stderr].join('\n'));
  return stdout;
}
