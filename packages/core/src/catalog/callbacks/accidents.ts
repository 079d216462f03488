const OF_THREADS = /^node:(?:worker_threads|cluster)#/;

/** Whether what has been begun tells by an event that it has failed. Threads and workers of a cluster are kept for good: that one ends is an accident too. */
export function isAccident(api: string, event: string | undefined): boolean {
  return event === 'error' || ((event === 'exit' || event === 'disconnect') && OF_THREADS.test(api));
}
