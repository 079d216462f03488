/** Files for a worker to summarise. */
export interface Batch {
  cwd: string;
  paths: string[];
}

/** What a worker gives back for each path: the hash of the content and the outcome as it is stored, or why it has none. */
export interface BatchResult {
  hashes: (string | null)[];
  texts: string[];
}
