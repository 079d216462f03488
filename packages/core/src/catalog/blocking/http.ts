import type { CatalogEntry } from '../entry.js';

const fetchReplacement = '`fetch` with a deadline: `await fetch(url, { signal: AbortSignal.timeout(5_000) })`';
const fetchTwin = { module: 'global', path: 'fetch', shape: 'promise' } as const;

/** Network round trips during which nothing else can run. */
export const httpRows: readonly CatalogEntry[] = [
  {
    category: 'http',
    modules: ['sync-fetch'],
    paths: ['default'],
    form: 'call',
    impact: 'critical',
    replacement: `${fetchReplacement}, its \`json()\`, \`text()\` and \`arrayBuffer()\` awaited too`,
    twin: fetchTwin,
    fix: 'suggestion',
    gates: ['local'],
  },
  {
    category: 'http',
    modules: ['sync-request', 'sync-request-curl'],
    paths: ['default'],
    form: 'call',
    impact: 'critical',
    replacement: fetchReplacement,
    twin: fetchTwin,
    fix: 'suggestion',
    note: '`getBody()` throws on a status of 300 and above; `fetch` does not, so check `response.ok`.',
  },
  {
    category: 'http',
    modules: ['urllib-sync'],
    paths: ['request'],
    form: 'call',
    impact: 'critical',
    replacement: fetchReplacement,
    twin: fetchTwin,
    fix: 'suggestion',
  },
  {
    category: 'http',
    modules: ['global', 'xmlhttprequest', 'xmlhttprequest-ssl'],
    paths: ['XMLHttpRequest.prototype.open'],
    form: 'call',
    when: [{ argument: 2, literal: false }],
    impact: 'critical',
    replacement: fetchReplacement,
    fix: 'suggestion',
  },
  {
    category: 'http',
    modules: ['node:child_process'],
    paths: ['execSync', 'spawnSync', 'execFileSync'],
    form: 'call',
    when: [{ argument: 0, command: ['curl', 'wget'] }],
    impact: 'critical',
    replacement: fetchReplacement,
    fix: 'suggestion',
    note: 'A whole process is started for one request.',
  },
  {
    category: 'http',
    modules: ['jquery'],
    paths: ['ajax'],
    form: 'call',
    when: [{ argument: -1, option: 'async', literal: false }],
    impact: 'high',
    replacement: '`async: true`, or `fetch`',
    fix: 'suggestion',
  },
];
