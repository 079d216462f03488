import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder } from './folders.js';

export interface NodeVersion {
  major: number;
  version: string;
  path: string;
}

/** The wanted versions that packages of the bench bring for this machine, and the running one. */
export function installedNodes(majors: readonly number[]): NodeVersion[] {
  return majors.flatMap((major) => {
    const packaged = join(benchFolder, `node_modules/node-${major}-${process.platform}-${process.arch}/bin/node`);
    const path = existsSync(packaged) ? packaged : process.execPath;
    const version = execFileSync(path, ['--version']).toString().trim().slice(1);
    return Number.parseInt(version, 10) === major ? [{ major, version, path }] : [];
  });
}
