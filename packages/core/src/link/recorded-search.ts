import type { SkippedFile } from '../report/report.js';
import { createSearch, type Search } from './search.js';

/** What was searched for on disk, what was found, and what stood in the way. */
export interface SearchRecord {
  searches: [importer: string, specifier: string, found: string | null][];
  broken: SkippedFile[];
}

/** A search that writes down its results. */
export function recordedSearch(cwd: string): { search: Search; record: SearchRecord } {
  const record: SearchRecord = { searches: [], broken: [] };
  const search = createSearch(cwd, (file) => record.broken.push(file));
  return {
    record,
    search: (importer, specifier) => {
      const found = search(importer, specifier);
      record.searches.push([importer, specifier, found ?? null]);
      return found;
    },
  };
}

/** Whether every search would end now as it did. */
export function endsAlike(cwd: string, { searches, broken }: SearchRecord): boolean {
  const { search, record } = recordedSearch(cwd);
  return searches.every(([importer, specifier, found]) => (search(importer, specifier) ?? null) === found) && JSON.stringify(record.broken) === JSON.stringify(broken);
}
