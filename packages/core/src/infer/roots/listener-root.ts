import { listens } from '../../catalog/events.js';
import { lastName } from '../../catalog/roots/api.js';
import type { Program } from '../../link/program.js';
import type { DeferredCallback } from '../edges/path-edges.js';
import type { Root } from './root.js';

/** The entry point of a callback that runs after what registers it: a listener has the name of its event. */
export function listenerRoot({ calls }: Program, { function: fn, reach, confidence, call, api, single }: DeferredCallback): Root {
  const kind = lastName(api);
  const { name } = calls.functions.summary(fn);
  const root = { function: fn, reach, confidence, call, loop: false, single };
  return listens(kind) ? { ...root, kind: 'listener', name: calls.eventName(call) || name } : { ...root, kind: kind || 'callback', name };
}
