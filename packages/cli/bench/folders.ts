import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const benchFolder = fileURLToPath(new URL('.', import.meta.url));
export const repository = fileURLToPath(new URL('../../../', import.meta.url));
export const bin = join(repository, 'packages/cli/bin/perf-analyze.js');
/** Tarballs stay from one run to the next, beside the installed peers. */
export const packs = join(benchFolder, 'node_modules/.cache/corpora');

interface Manifest {
  corpora: Record<string, string | undefined>;
  dependencies: Record<string, string>;
}

const manifest = JSON.parse(readFileSync(join(benchFolder, 'package.json'), 'utf8')) as Manifest;

/** Names and versions of the programs to read. */
export const corpora = manifest.corpora;
export const peers = manifest.dependencies;
