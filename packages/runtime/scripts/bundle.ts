import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The bytes that code adds to a program, minified and compressed; whatever it does not use is left out. Imports are resolved from a folder. */
export function bundledBytes(code: string, resolveDir = root): number {
  const { outputFiles } = buildSync({
    stdin: { contents: code, resolveDir, loader: 'ts' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    write: false,
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

/** What a sub-path costs with all that it pulls in. */
export function subPathBytes(folder: string): number {
  return bundledBytes(`export * from './src/${folder}/index.ts'`);
}
