import { isErrorParameter, repeats } from '../../catalog/callbacks/by-name.js';
import { callbackLookup } from '../../catalog/callbacks/lookup.js';
import type { CallbackRule } from '../../catalog/callbacks/rule.js';
import { rootLookup } from '../../catalog/roots/lookup.js';
import { lastName } from '../../catalog/roots/api.js';
import type { Program } from '../../link/program.js';
import { CallFlag } from '../../summarize/call-record.js';

/** A call that may hand functions to code outside the program. */
export interface ExternalRun {
  call: number;
  /** The API, or the name of a method of an unknown receiver. */
  api: string;
  /** What the catalogue says of the functions that are handed over; nothing is known without it. */
  rule: CallbackRule | undefined;
}

/** The calls with arguments whose callee is not a function of the program, but for those that register an entry point or define something for others to call. */
export function* externalRuns(program: Program): Generator<ExternalRun> {
  const { calls, apis } = program;
  const rules = callbackLookup();
  const roots = rootLookup();
  const registers = (api: string, event: string | undefined): boolean => roots.registration(api, event) !== undefined || roots.definitions(api, event).length > 0;
  for (let call = 0; call < calls.writtenCount; call++) {
    if (calls.has(call, CallFlag.implicit) || calls.argumentCount(call) === 0) continue;
    const externals = calls.externals(call).map((api) => apis.text(api));
    for (const api of externals) if (!registers(api, calls.eventName(call))) yield { call, api, rule: rules.rule(api) };
    if (externals.length > 0 || calls.targets(call).length > 0) continue;
    const member = calls.member(call);
    yield { call, api: member ?? '', rule: member === null ? undefined : rules.byMethodName(member) };
  }
}

/**
 * Whether a function that an unknown callee is given tells the end of what was begun, once: its first parameter is an
 * error, as everywhere in Node.
 */
export function tellsTheEnd({ calls }: Program, { api }: ExternalRun, fn: number): boolean {
  const { parameterNames } = calls.functions.summary(fn);
  return parameterNames.length > 0 && parameterNames.length < 4 && isErrorParameter(parameterNames[0]) && !repeats(nameOf(api));
}

function nameOf(api: string): string {
  return api.includes('#') ? lastName(api) : api;
}
