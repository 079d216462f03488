/** What events and signals tell, by their names. */

const ENDS_OPERATION = /^(?:end|close|finish|error|exit|abort|timeout|ready|open|connect|response)$/;
const LISTENS = /^(?:on|once|addListener|addEventListener|prepend(?:Once)?Listener)$/;
const OF_WHOLE_PROCESS = /^(?:SIG|uncaught|unhandled)/;

/** The event by which a server hands over a connection. */
export const CONNECTED = 'connection';

/** Events by which a connection tells that it has come to its end. */
export const disconnected: ReadonlySet<string | undefined> = new Set(['close', 'disconnect']);

/** Whether an operation tells by an event that it has come to its end. */
export function endsOperation(event: string): boolean {
  return ENDS_OPERATION.test(event);
}

/** Whether a method adds a listener. */
export function listens(method: string): boolean {
  return LISTENS.test(method);
}

/** Whether an event of the process is a signal, or an error that nobody has caught. */
export function isOfWholeProcess(event: string): boolean {
  return OF_WHOLE_PROCESS.test(event);
}
