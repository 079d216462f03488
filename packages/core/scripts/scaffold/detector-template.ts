/** The file of a new detector: one that works, to be made into another. */
export function detectorTemplate(name: string): string {
  return `import type { TSESTree } from '@typescript-eslint/utils';
import type { Walk } from '../summarize/walk.js';
import type { CandidateSite, Detector, Verdict } from './detector.js';
import { ON_THE_LOOP } from '../report/reaches.js';

export const ${exportName(name)}: Detector = {
  name: '${name}',
  title: 'Breakpoint in the source',
  summary: 'A breakpoint stands in the source.',
  why: 'Under a debugger the whole process stops there, with every request that it serves.',
  remedy: 'Remove the statement and set the breakpoint in the debugger.',
  utility: [],
  impact: 'low',
  effortMinutes: 5,
  defaultReach: ON_THE_LOOP,
  options: [],
  examples: {
    bad: [\`export async function price() {\\n  debugger;\\n  return 3;\\n}\`],
    good: [\`export async function price() {\\n  return 3;\\n}\`],
  },
  collect: { DebuggerStatement: collectBreakpoint },
  judge,
};

function collectBreakpoint(node: TSESTree.DebuggerStatement, walk: Walk): void {
  walk.candidate('${name}', node, {});
}

function judge({ reach }: CandidateSite): Verdict | null {
  return { message: \`This breakpoint lies on a \${reach} path.\` };
}
`;
}

/** A fixture with a place that the template's detector reports, and one that it leaves alone. */
export function fixtureTemplate(name: string): string {
  return `import express from 'express';

const shop = express();

shop.get('/price', (request, response) => {
  debugger; // expect: ${name} request definite
  response.json({ price: 3 });
});

shop.get('/stock', (request, response) => {
  response.json({ stock: 12 });
});
`;
}

/** \`syncFileIo\` for \`sync-file-io\`. */
export function exportName(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
