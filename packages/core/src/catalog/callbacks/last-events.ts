/** Terminals, servers and watchers end for good; a bus may tell of the end of many things, and a client connects again. */
const ENDS_ONCE = /^node:(?:readline|http|net|fs)#/;

/** Whether an event is the last that its emitter tells. */
export function isLastEvent(api: string, event: string | undefined): boolean {
  return (event === 'close' || event === 'end' || event === 'finish') && ENDS_ONCE.test(api);
}
