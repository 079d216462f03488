import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from './source-files.js';
import type { Tree } from './tree.js';

/** With this, every file belongs to a typed program, JavaScript too. Dependencies are not installed: their types are `any`. */
const TYPESCRIPT_CONFIG = {
  compilerOptions: { allowJs: true, noEmit: true, skipLibCheck: true, strict: true, target: 'ES2023', module: 'ESNext', moduleResolution: 'Bundler', jsx: 'preserve', types: [] },
  include: ['**/*'],
};

/** Makes a tree of a folder as it lies there; the cache and the list of files go into the folder beside it. */
export function openTree(name: string, folder: string, { isSynthetic }: { isSynthetic: boolean }): Tree {
  const files = sourceFiles(folder);
  const fileList = `${folder}.files`;
  writeFileSync(fileList, files.join('\n'));
  writeFileSync(join(folder, 'tsconfig.bench.json'), JSON.stringify(TYPESCRIPT_CONFIG));
  const megabytes = files.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6;
  return { name, isSynthetic, folder, cache: `${folder}.cache`, fileList, files, megabytes };
}
