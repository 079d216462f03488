import { RUNS_OFTEN } from '../report/reaches.js';
import type { Reach } from '../report/report.js';
import { CallFlag } from '../summarize/call-record.js';

/** A guard around the place itself lowers what its function is reached by. */
export function reachAt(reach: Reach, flags: number): Reach {
  if (flags & CallFlag.offloaded) return 'offloaded';
  if (flags & CallFlag.development) return 'tooling';
  return RUNS_OFTEN.has(reach) && flags & CallFlag.once ? 'startup' : reach;
}
