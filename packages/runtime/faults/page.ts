import type { Fault } from './faults.js';
import { FAILURE_RATE, type Outcome, PHASES, SEED, STEADY } from './trial.js';
import { QUICK_MS } from './upstream/flaky-upstream.js';

/** A proxy, and what it lived through. */
export interface Row {
  /** Which utilities it has, in words. */
  readonly utilities: string;
  readonly outcome: Outcome;
}

export interface Chapter {
  readonly fault: Fault;
  readonly rows: readonly Row[];
}

/** The page of a fault run. */
export function toPage(chapters: readonly Chapter[], machine: string): string {
  return `${[
    '# Fault run',
    '',
    'The proxy in `fixtures/proxy-service` has all five utilities between its clients and an upstream that is made to fail. Each row is one run of a new proxy, with all utilities',
    'on, with one of them off, and with none.',
    '',
    `${STEADY.rate} requests a second for ${STEADY.fruits} fruits; the fault comes after ${PHASES.before} s, lasts ${PHASES.fault} s, and ends ${PHASES.after} s before the run. The upstream takes ${QUICK_MS} ms, ten calls at a time, and`,
    `fails ${FAILURE_RATE * 100} % of them at its best. After every run the proxy answered again without a restart, and no rejection was left unhandled.`,
    '',
    '- **errors**: answers other than 200, lost connections, and what took longer than 2 s.',
    '- **calls**: attempts to call the upstream, refused connections among them; **while open**: those made while the breaker is open, or would be, had the proxy one.',
    '- **retries**: attempts after the first.',
    '- **p99**: of the answers, errors among them, in ms, as the clients measured it.',
    '',
    'An open breaker leaves the upstream alone. A cache that may answer with old prices hides most of an outage. Retries hide errors that pass, and the budget keeps them from becoming a',
    'load of their own. A limiter gives a flood what the upstream can bear, and an answer at once for the rest. The monitor only watches.',
    '',
    `Written by \`npm run faults -w packages/runtime\` with seed ${SEED}, ${machine}. Clients and proxy share a process, and the machine with whatever else runs; numbers differ from run to run, latencies most.`,
    ...chapters.flatMap(chapterLines),
  ].join('\n')}\n`;
}

function chapterLines({ fault: { name, what }, rows }: Chapter): string[] {
  const hasFlood = rows.some(({ outcome }) => outcome.flood);
  const flooded = hasFlood ? ' errors of the flood |' : '';
  return [
    '',
    `## ${name}`,
    '',
    `For the time of the fault, ${what}.`,
    '',
    `| utilities | requests | errors | calls | while open | retries | p99 |${flooded}`,
    `|---|---:|---:|---:|---:|---:|---:|${hasFlood ? '---:|' : ''}`,
    ...rows.map(rowLine),
  ];
}

function rowLine({ utilities, outcome: { clients, flood, calls, callsWhileOpen, retries } }: Row): string {
  const cells = [utilities, clients.requests, withShare(clients.errors, clients.requests), calls, callsWhileOpen, retries, Math.round(clients.p99Ms)];
  if (flood) cells.push(`${flood.errors} of ${flood.requests}`);
  return `| ${cells.join(' | ')} |`;
}

function withShare(part: number, whole: number): string {
  return `${part} (${((100 * part) / whole).toFixed(1)} %)`;
}
