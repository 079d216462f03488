import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { VERSION } from './version.js';

/** What tells one build of this code from another: the version, and how the built file looks. Sources, which are many files, are told by nothing. */
export function engineStamp(): string | null {
  const path = fileURLToPath(import.meta.url);
  if (path.endsWith('.ts')) return null;
  const { size, mtimeMs } = statSync(path);
  return `${VERSION} ${size} ${mtimeMs}`;
}
