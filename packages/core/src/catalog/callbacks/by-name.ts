/** What becomes of callbacks as far as names tell, where it is not known what is called. */

const COMPLETES = /^(?:then|finally|close|end|exit|kill|stop|shutdown|destroy|disconnect|flush|quit|delete|setTimeout|setImmediate|nextTick)/;
const REPEATS = /^(?:on|once|add.*Listener|subscribe|watch|consume|process|handle|use|define|schedule|poll|.*[eE]ach.*|every|map|filter)(?![a-z])/;
const ERROR = /^_?(?:er|err|error)$|^(?:err|error)[A-Z]/;

/** Functions that run their callback once, on a later turn of the loop. */
export const timers: ReadonlySet<string> = new Set(['setTimeout', 'setImmediate']);

/** Whether a function runs its callback once, when it has come to its end. */
export function completes(name: string): boolean {
  return COMPLETES.test(name);
}

/** Whether a function calls its callback again and again. */
export function repeats(name: string): boolean {
  return REPEATS.test(name);
}

/** Whether a parameter is that of an error, which comes first in the callbacks of Node. */
export function isErrorParameter(name: string): boolean {
  return ERROR.test(name);
}
