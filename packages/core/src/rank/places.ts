import { Call } from '../summarize/call-record.js';
import type { ModuleSummary, Position4 } from '../summarize/module-summary.js';
import { symbolOf } from './symbol.js';

/** A place in the text of a file, told from its likes. */
export interface Place {
  symbol: string;
  /** Name of the member that is called there, or the empty string. */
  member: string;
  /** How many of its likes stand before it in functions of the same name. */
  occurrence: number;
}

interface Written {
  position: Position4;
  detector: string;
  symbol: string;
  member: string;
  like: string;
}

/** The places of a file that a detector may find fault with: its own candidates, and the calls. */
export function placesOf(summary: ModuleSummary): (detector: string, position: Position4) => Place | undefined {
  const places = new Map<string, Place>();
  const counts = new Map<string, number>();
  for (const { position, detector, symbol, member, like } of [...candidatesOf(summary), ...callsOf(summary)].sort(bySource)) {
    const key = keyOf(detector, position);
    if (places.has(key)) continue;
    const group = `${detector}\n${symbol}\n${like}`;
    const occurrence = counts.get(group) ?? 0;
    counts.set(group, occurrence + 1);
    places.set(key, { symbol, member, occurrence });
  }
  return (detector, position) => places.get(keyOf(detector, position)) ?? places.get(keyOf('', position));
}

/** What only bears witness of other places is none itself. */
function candidatesOf(summary: ModuleSummary): Written[] {
  return summary.candidates.filter(({ data }) => data.evidence !== true).map(({ detector, position, function: fn }) => ({ position, detector, symbol: symbolOf(summary, fn), member: '', like: '' }));
}

/** Calls are alike that call a member of the same name, or the same variable. */
function callsOf(summary: ModuleSummary): Written[] {
  const { calls, names } = summary;
  const found: Written[] = [];
  for (let at = 0; at < calls.length; at += Call.arguments + calls[at + Call.argumentCount]) {
    const position: Position4 = [calls[at + Call.line], calls[at + Call.column], calls[at + Call.endLine], calls[at + Call.endColumn]];
    const member = calls[at + Call.member] < 0 ? '' : names[calls[at + Call.member]];
    found.push({ position, detector: '', symbol: symbolOf(summary, calls[at + Call.function]), member, like: member || String(calls[at + Call.callee]) });
  }
  return found;
}

/** Stable: of the calls at one place the written one is recorded first. */
function bySource({ position: one }: Written, { position: other }: Written): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || one[3] - other[3];
}

function keyOf(detector: string, position: Position4): string {
  return `${detector} ${position.join()}`;
}
