import type { CandidateSite, Detector, FileSite, Verdict } from './detector.js';
import { EVERY_REACH } from '../report/reaches.js';

/** Files that are long by nature. */
const LONG_BY_NATURE = /(?:^|\/)(?:migrations?|locales?|i18n|translations?|lang|vendor|third[-_]party|fixtures)\/|\.d\.[cm]?ts$|\.min\.[cm]?js$/;

/** Shares above which a file is so asynchronous and so central that its size counts for more. */
const ASYNC_SHARE = 0.3;
const TOP_DECILE = 0.9;

/** A group of functions smaller than this share of the file is not worth a file of its own. */
const LEAST_SHARE = 0.1;
const MOST_GROUPS = 4;

export const oversizedFile: Detector = {
  name: 'oversized-file',
  title: 'Large file',
  summary: 'A file is so large and central that every change is slow and risky.',
  why: 'Nobody has all of such a file in mind, so that a change on a hot path meets code that it does not know, and two people who change it meet each other. Every threshold is arbitrary: take this as a hint.',
  remedy: 'Split the file along the groups of functions that call each other.',
  utility: [],
  impact: 'low',
  effortMinutes: 240,
  defaultReach: EVERY_REACH,
  options: [
    { name: 'lines', default: 500, description: 'Lines of code, without blank lines and comments, from which on a file is large.' },
    { name: 'decidingFunctions', default: 40, description: 'Functions that contain a decision, from which on a file is large.' },
    { name: 'exports', default: 25, description: 'Exports from which on a file is large.' },
  ],
  examples: {
    bad: [
      Array.from({ length: 26 }, (_, index) => `export const price${String(index)} = (weight) => weight * ${String(index)};`).join('\n'),
      Array.from({ length: 41 }, (_, index) => `const discount${String(index)} = (days) => (days > ${String(index)} ? 0.5 : 1);`).join('\n'),
    ],
    good: [
      `export const price = (weight) => weight * 2;\nexport const discount = (days) => (days > 3 ? 0.5 : 1);`,
      `export default {\n${Array.from({ length: 510 }, (_, index) => `  fruit${String(index)}: ${String(index)},`).join('\n')}\n};`,
    ],
  },
  collect: {
    // At its beginning: a mark under the whole file would hide every other. Where the program begins, parsers do not agree.
    Program: (_, walk) => walk.candidate('oversized-file', { start: 0, end: 0 }, {}),
  },
  judge,
};

function judge(site: CandidateSite): Verdict | null {
  const { file } = site;
  if (file.role === 'test' || file.role === 'generated' || LONG_BY_NATURE.test(file.path)) return null;
  const excess = excessOf(site);
  if (excess === null) return null;
  const { asyncFunctions, functions } = file.metrics;
  const isHot = functions > 0 && asyncFunctions / functions > ASYNC_SHARE && file.graph().centrality >= TOP_DECILE;
  return {
    message: `The file has ${excess}.`,
    remedy: splitOf(file),
    // A threshold is an opinion: it fails no run, and how hot the file's code is does not matter.
    confidence: 'possible',
    pinned: true,
    impact: isHot ? 'medium' : 'low',
  };
}

function excessOf({ file: { metrics }, option }: CandidateSite): string | null {
  // Without decisions it is a table, however long.
  if (metrics.codeLines > option('lines') && metrics.decidingFunctions > 0) return `${String(metrics.codeLines)} lines of code`;
  if (metrics.decidingFunctions > option('decidingFunctions')) return `${String(metrics.decidingFunctions)} functions that decide something`;
  return metrics.exports > option('exports') && metrics.functions > 0 ? `${String(metrics.exports)} exports` : null;
}

/** Names the seams that the calls show, or says that they show none. */
function splitOf(file: FileSite): string {
  const communities = file.graph().communities();
  const lines = communities.reduce((sum, community) => sum + community.lines, 0);
  const groups = communities.filter((community) => community.names.length > 1 && community.lines >= lines * LEAST_SHARE).slice(0, MOST_GROUPS);
  if (groups.length > 1) {
    const described = groups.map(({ names, crossing }) => `${nameGroup(names)} (${counted(crossing, 'call')} would cross the cut)`);
    return `Split it along the calls between its functions: ${described.join('; ')}.`;
  }
  if (communities.length > 1 && communities.every(({ names }) => names.length === 1)) return 'Split it by subject: its functions hardly call each other.';
  return 'Split it by subject: the calls between its functions show no seam.';
}

function nameGroup(names: readonly string[]): string {
  const [first, second] = names;
  return names.length > 2 ? `${first}, ${second} and ${counted(names.length - 2, 'more function')}` : `${first} and ${second}`;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
