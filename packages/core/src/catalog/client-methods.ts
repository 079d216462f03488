const FLUENT = /^(?:on|once|addListener|connect|initialize|open)$/;
const OPENS = /^(?:connect|initialize|open)$/;
const CLOSES = /^(?:\$?disconnect|close|destroy|end|quit|release|shutdown|stop|terminate|unbind)$/;

/** Whether a method gives the client itself: `await createClient().on('error', log).connect()`. */
export function givesClient(method: string): boolean {
  return FLUENT.test(method);
}

/** Whether a method takes the settings of the client, where its constructor does not. */
export function opensClient(method: string): boolean {
  return OPENS.test(method);
}

/** Whether a method ends what a client holds. */
export function closesClient(method: string): boolean {
  return CLOSES.test(method);
}
