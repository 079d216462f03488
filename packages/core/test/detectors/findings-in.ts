import { analyze, type Finding } from '../../src/index.js';
import { temporaryTree } from '../support/temporary-tree.js';

/** What a detector finds in a program, by default of one file. */
export async function findingsIn(detector: string, files: string | Readonly<Record<string, string>>): Promise<Finding[]> {
  const sources = typeof files === 'string' ? { 'src/shop.ts': files } : files;
  const cwd = temporaryTree({ 'package.json': { name: 'shop', type: 'module' }, ...sources });
  return (await analyze({ cwd, cache: false, types: 'off', only: [detector] })).findings;
}
