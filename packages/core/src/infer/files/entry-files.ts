import type { Program } from '../../link/program.js';

/** The files that packages offer to others by `main` or `exports`. */
export function entryFiles({ files }: Program): number[] {
  const packages = new Set(files.map(({ package: owner }) => owner));
  const entries = new Set([...packages].flatMap((owner) => owner?.entries ?? []));
  return files.flatMap(({ path }, file) => (entries.has(path) ? [file] : []));
}
