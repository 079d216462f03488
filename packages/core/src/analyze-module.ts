import { isBuiltin } from 'node:module';
import type { TSESTree } from '@typescript-eslint/utils';
import { roleOf } from './role-of.js';
import { blockingCatalog } from './catalog/blocking/index.js';
import { createBlockingLookup } from './catalog/blocking/lookup.js';
import type { DetectorConfig } from './config/config.js';
import { detectors } from './detectors/registry.js';
import type { OpenedFile } from './discover/discover-file.js';
import { isMinified } from './discover/minified.js';
import { isDeclarationFileName } from './discover/source-file-name.js';
import { infer, type Facts } from './infer/infer.js';
import { judge } from './judge/judge.js';
import { link } from './link/link.js';
import type { Program } from './link/program.js';
import { rank } from './rank/rank.js';
import type { Finding, Reach } from './report/report.js';
import { selection } from './selection.js';
import { mergeCollectors } from './summarize/merge-collectors.js';
import type { ModuleSummary } from './summarize/module-summary.js';
import { needsPage } from './summarize/needs-page.js';
import { isNestedTooDeeply, isStackOverflow, NestedTooDeeply } from './summarize/nesting.js';
import type { Comment } from './summarize/parse.js';
import { summarize } from './summarize/summarize.js';

/** A file that some other program has parsed. */
export interface ParsedFile extends OpenedFile {
  /** Without a byte order mark. */
  text: string;
  /** An ESTree, with the nodes of typescript-eslint where the file is TypeScript. Every node has its `range`. */
  program: TSESTree.Program;
  comments: readonly Comment[];
}

/** What to look for in the file, and what to show. */
export interface ModuleOptions {
  /** Names of the detectors to run. Default: all. */
  only?: string[];
  detectors?: Record<string, DetectorConfig>;
  /** Reaches to show; unset, each detector's own default. */
  reach?: Reach[];
}

interface LinkedFile {
  program: Program;
  facts: Facts;
}

const linked = new WeakMap<ParsedFile, LinkedFile | null>();
const collectors = mergeCollectors(detectors.map(({ collect }) => collect));
const lookup = createBlockingLookup(blockingCatalog, { blocking: [], nonBlocking: [] });

/**
 * Finds what a file shows by itself. The same finding has the same id when the whole program is analysed.
 *
 * Asked again about the same object, it neither walks nor links the file again.
 */
export function analyzeModule(file: ParsedFile, options: ModuleOptions = {}): Finding[] {
  const known = linked.get(file);
  const module = known === undefined ? linkFile(file) : known;
  linked.set(file, module);
  if (!module) return [];
  const selected = selection(options, () => options.detectors ?? {});
  const { program, facts } = module;
  return rank(program, facts, judge(program, facts, { ...selected, lookup, isPartial: true }), selected).findings;
}

/** Null for files that the analysis of a program leaves out too. */
function linkFile(file: ParsedFile): LinkedFile | null {
  if (isDeclarationFileName(file.path) || isMinified(file.text) || isNestedTooDeeply(file.text) || needsPage(file)) return null;
  const summary = summaryOf(file);
  if (!summary) return null;
  const program = link([{ ...file, summary, isDependency: false, role: roleOf(file, summary) }], (_, specifier) => nameOf(specifier), []);
  return { program, facts: infer(program, { exported: [] }) };
}

function summaryOf(file: ParsedFile): ModuleSummary | null {
  // Not all parsers count the first line of a script among the comments.
  const comments = file.comments.filter(({ type }) => type === 'Block' || type === 'Line');
  try {
    return summarize({ ...file, comments }, collectors);
  } catch (error) {
    if (error instanceof NestedTooDeeply || isStackOverflow(error)) return null;
    throw error;
  }
}

/** Other files are not at hand: what comes from them stays unknown, and core modules have one name. */
function nameOf(specifier: string): string {
  return isBuiltin(specifier) && !specifier.startsWith('node:') ? `node:${specifier}` : specifier;
}
