import type { DetectorInfo } from '@perf-analyze/core';

/** Detectors as the core describes them. */
export const shopDetectors: readonly DetectorInfo[] = [
  detector('sync-file-io', 'Synchronous file I/O', 'high', 10),
  detector('sync-crypto', 'Synchronous cryptography', 'critical', 10),
  detector('sync-compression', 'Synchronous compression', 'high', 15),
  detector('oversized-file', 'Oversized file', 'low', 240),
];

function detector(name: string, title: string, impact: DetectorInfo['impact'], effortMinutes: number): DetectorInfo {
  return {
    name,
    title,
    summary: `Reports ${title.toLowerCase()} on request paths.`,
    why: 'Nothing else runs meanwhile.',
    remedy: 'Use the asynchronous form.',
    utility: ['AsyncLRUCache'],
    impact,
    effortMinutes,
    defaultReach: ['request', 'background', 'unknown'],
    options: [{ name: 'threshold', default: 8, description: 'Trips of a loop from which it counts.' }],
    examples: { good: ['const page = await readFile(path);'], bad: ['const page = readFileSync(path);'] },
  };
}
