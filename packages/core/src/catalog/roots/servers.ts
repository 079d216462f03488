const STARTS_SERVER = /^node:(?:http|https|http2|net)#create(?:Secure)?Server$|\.listen$/;
const SERVES_REQUESTS = /^(?!node:net#).*\.listen$/;
const OF_PROCESS = /^(?:global#process\.|node:process#)/;
const LISTENS_TO_PROCESS = /^(?:global#process\.|node:process#)(?:on|once|addListener)$/;

/** Methods by which servers of whatever framework get routes: `app.get('/orders', answer)`. */
export const routeMethods: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'all', 'use']);

export function startsServer(api: string): boolean {
  return STARTS_SERVER.test(api);
}

/** Whether a server answers requests from there on: not what looks for a free port, or relays one connection. */
export function servesRequests(api: string): boolean {
  return SERVES_REQUESTS.test(api);
}

/** Whether an API waits for signals or for errors of the whole process. */
export function listensToProcess(api: string): boolean {
  return LISTENS_TO_PROCESS.test(api);
}

/** Whether an API is a member of `process`. */
export function isMemberOfProcess(api: string): boolean {
  return OF_PROCESS.test(api);
}
