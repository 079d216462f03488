import type { FileRole } from './config/config.js';
import type { DiscoveredFile } from './discover/discovered-file.js';
import type { ModuleSummary } from './summarize/module-summary.js';

/** What a file's first lines say about it, where its place says nothing. */
export function roleOf({ role, isService }: Pick<DiscoveredFile, 'role' | 'isService'>, { executable, generated }: ModuleSummary): FileRole {
  if (role !== 'source') return role;
  if (generated) return 'generated';
  return executable && !isService ? 'bin' : role;
}
