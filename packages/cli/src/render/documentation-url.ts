const folder = 'https://github.com/perf-analyze/perf-analyze/blob/main/docs/detectors';

/** The page of a detector. */
export function documentationUrl(detector: string): string {
  return `${folder}/${detector}.md`;
}
