import type { ArgumentShape } from '../catalog/arguments.js';
import type { CatalogEntry, Category } from '../catalog/entry.js';
import type { Provenance } from '../catalog/sources.js';
import type { Confidence, Impact, Reach } from '../report/report.js';
import type { FileRole } from '../config/config.js';
import type { FileGraph } from '../infer/files/file-graph.js';
import type { Candidate, FileMetrics } from '../summarize/module-summary.js';
import type { Node } from '../syntax/node.js';
import type { Walk } from '../summarize/walk.js';

/** What users are told about a detector. */
export interface DetectorInfo {
  name: string;
  title: string;
  /** What it finds, in one sentence. */
  summary: string;
  why: string;
  remedy: string;
  /** Exports of `@perf-analyze/runtime` that help. */
  utility: readonly string[];
  impact: Impact;
  effortMinutes: number;
  defaultReach: readonly Reach[];
  options: readonly DetectorOption[];
  /** Programs in one file; the bad ones have a finding in each, the good ones none. */
  examples: { bad: readonly string[]; good: readonly string[] };
}

export interface DetectorOption {
  name: string;
  default: number;
  description: string;
}

/**
 * One kind of finding: all that is known of it is in its file.
 *
 * A detector judges calls of catalogued APIs (`category`), or candidates that it collects during the traversal, or both.
 */
export interface Detector extends DetectorInfo {
  category?: Category;
  /** Notes candidates while a file is walked; see `Walk.candidate`. */
  collect?: { readonly [Type in Node['type']]?: (node: Extract<Node, { type: Type }>, walk: Walk) => void };
  judgeCall?(site: CallSite): Verdict | null;
  judge?(candidate: CandidateSite): Verdict | null;
  /** Judges all candidates of the program together, where one says something about another. One answer for each. */
  judgeAll?(candidates: readonly CandidateSite[]): readonly (Verdict | null)[];
}

/** What a detector may ask about the place that it judges. */
export interface Site {
  /** The class of path on which the place lies. */
  reach: Reach;
  /** Whether the place, or a call on the way to it, is in a loop. */
  inLoop: boolean;
  /** Value of an option of the detector. */
  option: (name: string) => number;
  /** External APIs that a flow node may hold. */
  apisAt: (node: number) => string[];
  /** Objects of the program that a flow node may hold, as numbers that tell them apart. */
  objectsAt: (node: number) => readonly number[];
  /** What the values of a flow node are instances of: `global#Map.prototype`. */
  typesAt: (node: number) => string[];
  /** Functions of the program that a flow node may hold. */
  functionsAt: (node: number) => readonly number[];
  /** The class of path on which a function of the program lies. */
  reachOf: (fn: number) => Reach;
  /** Flow nodes of the parameters of a function of the program. */
  parametersOf: (fn: number) => readonly number[];
  /** Whether a function of the program is given nothing. */
  isNullary: (fn: number) => boolean;
  /** The class of path on which the objects are made whose method holds the place; null outside classes. */
  ownerReach: () => Reach | null;
  /** Whether the start of the program leads here too. */
  isPartOfStartup: () => boolean;
  /** Whether code that is not at hand may use the function that holds the place, or what it belongs to. */
  isUsedElsewhere: () => boolean;
  /** Whether the file exports the function that holds the place. */
  isExported: () => boolean;
  /**
   * Whether no two calls are at the place at the same time: every entry point takes one job at a time, or every caller is a
   * loop that waits for each turn. With a function of the file, while that runs once.
   */
  isAlone: (owner?: number) => boolean;
  file: FileSite;
  provenance: (node: number) => Provenance;
  /** Whether a flow node is a parameter for which every caller writes a literal. */
  isAlwaysLiteral: (node: number) => boolean;
  /** Lowest Node version that the program supports. */
  minimumNode: number | null;
}

/** The file that holds a place, and how it hangs together with the others. */
export interface FileSite {
  path: string;
  role: FileRole;
  metrics: FileMetrics;
  graph: () => FileGraph;
}

/** A call of an API that the catalogue has a row for. */
export interface CallSite extends Site {
  row: CatalogEntry;
  api: string;
  /** What to use instead. */
  replacement: string;
  arguments: readonly ArgumentShape[];
  /** Flow nodes of the arguments. */
  nodes: readonly number[];
  /** Flow node of the object whose method is called, or 0. */
  receiver: number;
  /** Flow node of what the call gives. */
  result: number;
  /** Whether the result is kept by key: behind a look-up, here or around a call on the way. */
  isKept: boolean;
  /** Whether the call, or one on the way to it, is in a function that something runs in a transaction. */
  inTransaction: () => boolean;
  /** The properties of the objects that a flow node may hold, and the nodes of their values. */
  propertiesAt: (node: number) => [name: string, value: number][];
  /** The call that made a value, where it is known. */
  maker: (node: number) => Maker | null;
  /** What the catalogue knows of the APIs that make such a value. */
  madeBy: (node: number) => readonly CatalogEntry[];
  /** External APIs that are given the value of a flow node as an argument. */
  takers: (node: number) => readonly string[];
  /** External calls of the function that holds the call, and of the functions inside that. */
  nearbyCalls: () => readonly ExternalCall[];
  /** Whether the function that holds the call gives the result to its caller. */
  isReturned: () => boolean;
  /** Where the result still is when the function that holds the call is over; null where nothing keeps it. */
  held: () => Holding | null;
  /** Whether the function that holds the call, or one inside it, closes the result again. */
  isClosed: () => boolean;
  /** Whether anybody closes the result. */
  isClosedAnywhere: () => boolean;
  /** Whether an entry point that does not lead to the making of the result calls a method of it. */
  isUsedByOthers: () => boolean;
  /** Whether a setting of the result comes with the call, so that another call may well have another. */
  hasGivenSettings: () => boolean;
  /** Whether the result is made for a connection that a handler is given, and closed when that ends. */
  endsWithConnection: () => boolean;
  /** External calls that use the result, wherever they are. */
  uses: () => readonly Use[];
}

/** One in a field, a property or a variable, or one for each key of a collection. */
export type Holding = 'single' | 'keyed';

/** A call of an API outside the program. */
export interface ExternalCall {
  api: string;
  arguments: readonly ArgumentShape[];
}

/** The call that made a value. */
export interface Maker {
  apis: readonly string[];
  arguments: readonly ArgumentShape[];
  /** Whether it is written in the same function as the call that is judged. */
  isInSameFunction: boolean;
}

/** A call that uses what another one made. */
export interface Use extends Pick<Candidate, 'function' | 'loopDepth' | 'region'> {
  call: number;
  reach: Reach;
}

/** A candidate, with the flow nodes of the program that it named. */
export interface CandidateSite extends Site {
  candidate: Candidate;
  /** Function of the program that holds it. */
  function: number;
  nodes: readonly number[];
}

/** What a detector says of a place. Whatever is absent is as the row or the detector has it. */
export interface Verdict {
  message: string;
  impact?: Impact;
  confidence?: Confidence;
  effortMinutes?: number;
  remedy?: string;
  /** Reach never raises the impact. */
  pinned?: boolean;
  /** A loop does not raise the impact either. */
  ignoresLoops?: boolean;
  /** Levels of impact to go down. */
  lower?: number;
  /** The most that it can cost on any path. */
  most?: Impact;
  api?: string;
  /** That the place runs once per key is no excuse. */
  countsPerKey?: boolean;
  /** Another place that says how often this one matters, such as a write to what is made here. */
  through?: Pick<CandidateSite, 'function'> & Partial<Pick<Candidate, 'loopDepth' | 'region'>> & { call?: number };
}
