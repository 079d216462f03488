import type { TSESTree } from '@typescript-eslint/utils';
import type { CatalogEntry } from '../catalog/entry.js';
import type { Provenance } from '../catalog/sources.js';
import type { Walk } from '../summarize/walk.js';
import type { CallSite, Detector, Verdict } from './detector.js';
import { displayApi } from './display-api.js';
import { displayInput } from './display-input.js';
import { ON_THE_LOOP } from '../report/reaches.js';
import { backtracks } from '../syntax/backtracking.js';
import { valueOf } from '../syntax/value-of.js';

export const cpuBoundCall: Detector = {
  name: 'cpu-bound-call',
  title: 'Work on the event loop that grows with its input',
  summary: 'Parsing, rendering or transforming grows with its input, on the event loop.',
  why: 'No other request, timer or socket is served until the work is done, and whoever sends the input decides how long that takes.',
  remedy: 'Use an asynchronous form where there is one; otherwise stream, page, cache, or hand the work to a worker thread. Measure first.',
  utility: ['PerformanceMonitor'],
  impact: 'medium',
  effortMinutes: 90,
  defaultReach: ON_THE_LOOP,
  options: [],
  category: 'cpu',
  examples: {
    bad: [
      `import express from 'express';\nimport * as xlsx from 'xlsx';\nexpress().post('/orders/import', (req, res) => res.json(xlsx.read(req.body).Sheets));`,
      `export async function snapshot(lines) {\n  const events = [];\n  for (const line of lines) events.push(JSON.parse(JSON.stringify(line)));\n  return events;\n}`,
      `import express from 'express';\nexpress().get('/search', (req, res) => res.json(/^(\\w+\\s?)*$/.test(req.query.term)));`,
      `import express from 'express';\nexpress().post('/orders', (req, res) => {\n  for (const order of req.body) console.log(order.id);\n  res.end();\n});`,
    ],
    good: [
      `import * as sass from 'sass';\nexport async function theme(source) {\n  return (await sass.compileStringAsync(source)).css;\n}`,
      `export async function flags() {\n  return JSON.parse('{"beta":true}');\n}`,
      `import express from 'express';\nexpress().get('/search', (req, res) => res.json(/^\\w+$/.test(req.query.term)));`,
    ],
  },
  collect: {
    CallExpression: collectMatch,
  },
  judgeCall(site) {
    if (isLogging(site)) return judgeLogging(site);
    if (isKnownToBlock(site)) return { message: `${displayApi(site.api)} holds the event loop, as the project says of it.`, remedy: `Use ${site.replacement}.` };
    const input = inputOf(site);
    if (!isWorthReporting(site, input)) return null;
    return {
      message: messageFor(site, input),
      confidence: confidenceFor(site, input),
      lower: isOneDocument(site, input) ? 1 : 0,
      remedy: `Use ${site.replacement}.`,
    };
  },
  judge({ nodes, provenance, candidate }) {
    if (provenance(nodes[0]) !== 'request') return null;
    return {
      message: `The regular expression ${String(candidate.data.pattern)} can take exponentially long on what a request brought.`,
      impact: 'high',
      confidence: 'probable',
      remedy: 'Rewrite the pattern so that a repeated group can match in one way only, bound the length of the input, or use `re2`.',
    };
  },
};

/** Rows of the catalogue say how sure they are; those of a project need not. */
function isKnownToBlock({ row }: CallSite): boolean {
  return row.confidence === undefined;
}

function isLogging({ api }: CallSite): boolean {
  return api.startsWith('global#console.');
}

/** Output to a terminal or file is written before the call returns. */
function judgeLogging({ api, inLoop, reach }: CallSite): Verdict | null {
  if (!inLoop || reach !== 'request') return null;
  return { message: `${displayApi(api)} writes once per item, and waits for each line to be written.`, lower: 2, remedy: 'Write one line for all items, or log through an asynchronous transport.' };
}

/** Where the input comes from. Body parsers keep what a request brings too small for JSON to matter. */
function inputOf({ api, row, nodes, provenance }: CallSite): Provenance {
  const input = inputArgument(row);
  const origin = nodes.length > input ? provenance(nodes[input]) : 'unknown';
  return isJson(api) && origin === 'request' ? 'unknown' : origin;
}

/** The argument that the work grows with. */
function inputArgument({ cost }: CatalogEntry): number {
  return cost !== undefined && 'inputArgument' in cost ? cost.inputArgument : 0;
}

function isJson(api: string): boolean {
  return api === 'global#JSON.parse' || api === 'global#JSON.stringify';
}

function isWorthReporting(site: CallSite, input: Provenance): boolean {
  const { api, arguments: shapes, inLoop, row, reach } = site;
  if (isJson(api) && isPartOfAnother(site)) return false;
  if (input !== 'unknown') return !isJson(api) || inLoop || reach !== 'unknown';
  if (hasOwnCost(site)) return true;
  if (row.confidence === 'definite') return shapes.at(0)?.kind !== 'literal';
  if (row.twin?.shape === 'hoist' && reach !== 'unknown') return true;
  return inLoop && shapes.at(0)?.kind !== 'object';
}

/** Half of a copy by way of text, which is one finding, or done to what a blocking call has read, which is one already. */
function isPartOfAnother({ api, nodes, result, takers, madeBy }: CallSite): boolean {
  if (api === 'global#JSON.stringify' && takers(result).includes('global#JSON.parse')) return true;
  return nodes.length > 0 && madeBy(nodes[0]).some(({ category }) => category === 'file' || category === 'http' || category === 'process');
}

/** A configuration or the answer of a service, parsed once: small as a rule. A computed name may be that of any file. */
function isOneDocument({ api, inLoop, nodes, maker }: CallSite, input: Provenance): boolean {
  if (!isJson(api) || inLoop) return false;
  if (input === 'network') return true;
  const name = input === 'file' ? maker(nodes[0])?.arguments.at(0) : undefined;
  return input === 'file' && !(name?.kind === 'string' && name.length === null);
}

/** Takes long whatever it is given. */
function hasOwnCost({ row, nodes }: CallSite): boolean {
  return row.confidence === 'definite' && (row.impact === 'critical' || nodes.length === 0);
}

function confidenceFor(site: CallSite, input: Provenance): Verdict['confidence'] {
  if (site.reach === 'unknown') return 'possible';
  if (hasOwnCost(site)) return 'definite';
  return input === 'unknown' ? 'possible' : 'probable';
}

function messageFor({ api, nodes, maker, inLoop }: CallSite, input: Provenance): string {
  const name = displayApi(api);
  if (nodes.length > 0 && maker(nodes[0])?.apis.includes('global#JSON.stringify')) return 'A value is copied by way of text for each item, while nothing else can run.';
  if (nodes.length === 0) return `${name} computes for long while nothing else can run.`;
  return `${name} works through ${displayInput[input]}${inLoop ? ', once per item,' : ''} while nothing else can run.`;
}

/** `/(\w+\s?)*$/.test(term)`, `term.match(/…/)`: a pattern that backtracks without bound, and the text that it reads. */
function collectMatch(node: TSESTree.CallExpression, walk: Walk): void {
  if (node.callee.type !== 'MemberExpression' || node.arguments.length === 0) return;
  const { object } = node.callee;
  const [argument] = node.arguments;
  const [pattern, text] = isPattern(object) ? [object, argument] : [argument, object];
  if (!isPattern(pattern) || !backtracks(pattern.regex.pattern)) return;
  walk.candidate('cpu-bound-call', node, { pattern: `/${pattern.regex.pattern}/` }, [valueOf(walk, text)]);
}

function isPattern(node: TSESTree.Node): node is TSESTree.RegExpLiteral {
  return node.type === 'Literal' && 'regex' in node;
}
