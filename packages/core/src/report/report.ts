/** How much a finding costs where it sits, before reach and loops are taken into account. */
export type Impact = 'critical' | 'high' | 'medium' | 'low';

/** P0 fix now, P1 this week, P2 planned, P3 when you pass by. */
export type Priority = 'P0' | 'P1' | 'P2' | 'P3';

/** How sure the analyzer is that the finding is what it says. Only `definite` findings fail a run by default. */
export type Confidence = 'definite' | 'probable' | 'possible';

/** How hot the path is on which a finding sits, hottest first. */
export type Reach = 'request' | 'background' | 'unknown' | 'startup' | 'tooling' | 'offloaded' | 'unreached';

/** A place in a source file. Lines and columns count from 1, the end is exclusive. */
export interface Range {
  /** Relative to the working directory, with `/`. */
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** A range and the name of the function that holds it. */
export interface Location extends Range {
  function: string;
}

/** One step of the chain of calls from an entry point to a finding. */
export interface ChainStep {
  file: string;
  line: number;
  column: number;
  function: string;
}

/** A function that something outside the program calls: a route, a timer, the start of a script. */
export interface EntryPoint {
  /** What calls it: `express`, `cron`, `module`, `exported` … */
  kind: string;
  reach: Reach;
  file: string;
  line: number;
  column: number;
  /** What a reader would call it: `GET /users/:id`, `resize worker`, `main`. */
  name: string;
}

/** One replacement of text. */
export interface Edit extends Range {
  text: string;
}

/** How a finding can be repaired, and how far the repair may be trusted. */
export interface Fix {
  level: 'safe' | 'unsafe' | 'display-only';
  title: string;
  edits: Edit[];
}

/** One root cause, at the place where the loop is held. */
export interface Finding {
  /** Stable across line moves: detector, symbol, API and occurrence. */
  id: string;
  detector: string;
  priority: Priority;
  impact: Impact;
  confidence: Confidence;
  reach: Reach;
  effortMinutes: number;
  /** What is wrong, in one sentence that ends in a full stop. */
  message: string;
  /** Why it matters. */
  why: string;
  /** What to do instead. */
  remedy: string;
  /** The exports of `@perf-analyze/runtime` that help with the repair. */
  utility: string[];
  /** `node:fs#readFileSync`, or null when the finding is a shape and not a call. */
  api: string | null;
  loopDepth: number;
  location: Location;
  /** From the hottest entry point down to the function of the finding, the shortest way. */
  chain: ChainStep[];
  /** What reaches it: first where the chain begins, then the hottest. */
  entryPoints: EntryPoint[];
  fix?: Fix;
}

/** A row of the priority matrix. */
export interface MatrixRow {
  detector: string;
  title: string;
  files: number;
  sites: number;
  /** Impact and priority of its worst finding. */
  impact: Impact;
  priority: Priority;
  /** Minutes for one repair of this kind. */
  effortMinutes: number;
  /** Minutes for all of them. */
  totalEffortMinutes: number;
}

/** The function whose change clears most: all chains of its findings, from whatever entry point, pass through it. */
export interface RootCause {
  /** Where the function begins. */
  file: string;
  line: number;
  column: number;
  function: string;
  /** Ids of the findings that it clears. Each finding is cleared by one root cause. */
  findings: string[];
  /** How many entry points it clears them for. */
  entryPoints: number;
  priority: Priority;
}

/** A finding that a comment in the source asks not to show. */
export interface SuppressedFinding {
  id: string;
  detector: string;
  location: Location;
  reason: string | null;
}

/** A suppression comment that suppresses nothing. */
export interface UnusedSuppression {
  file: string;
  line: number;
  column: number;
  detector: string;
}

/** A file or folder that the analysis left out, and why. */
export interface SkippedFile {
  file: string;
  reason: string;
}

/** What the analysis saw, and what it did not. */
export interface Coverage {
  files: number;
  skipped: SkippedFile[];
  calls: number;
  unresolvedCalls: number;
  truncatedChains: number;
  /** Findings that exist but were not asked for: by reach, priority, confidence or detector. */
  hiddenFindings: number;
}

/** Milliseconds per stage. */
export type Timings = Record<string, number>;

/** Everything that one run has to say. All renderers see only this. */
export interface Report {
  schemaVersion: 1;
  tool: { name: string; version: string };
  matrix: MatrixRow[];
  findings: Finding[];
  rootCauses: RootCause[];
  suppressed: SuppressedFinding[];
  unusedSuppressions: UnusedSuppression[];
  coverage: Coverage;
  timings?: Timings;
}
