import type { CatalogEntry, Condition } from '../entry.js';

const httpModules = ['node:http', 'node:https'];
const replacement = 'one `Agent` with `keepAlive: true, timeout: 5_000`';

/** `request(options)` or `request(url, options)`: either argument may hold the options. */
const optionPositions = [0, 1];

const requestRow = (when: Condition[], note: string): CatalogEntry => ({
  category: 'keep-alive',
  modules: httpModules,
  paths: ['request', 'get'],
  form: 'call',
  when,
  impact: 'high',
  replacement,
  fix: 'suggestion',
  note,
});

/** Agents and requests that open a new socket for every request. The impact is that at request reach. */
export const keepAliveRows: readonly CatalogEntry[] = [
  {
    category: 'keep-alive',
    modules: httpModules,
    paths: ['Agent'],
    form: 'new',
    when: [{ argument: 0, withoutOption: 'keepAlive' }],
    impact: 'high',
    replacement,
    fix: 'safe',
    note: 'An `Agent` of your own keeps no sockets unless told so; the global one has done since Node 19.',
  },
  {
    category: 'keep-alive',
    modules: httpModules,
    paths: ['Agent'],
    form: 'new',
    when: [{ argument: 0, option: 'keepAlive', literal: false }],
    impact: 'high',
    confidence: 'probable',
    replacement,
    fix: 'advice',
    note: 'That is what an `Agent` of your own does anyway: whoever writes it down may have a reason, such as a peer that drops idle sockets.',
  },
  {
    category: 'keep-alive',
    modules: httpModules,
    paths: ['Agent'],
    form: 'new',
    when: [{ argument: 0, option: 'keepAlive', literal: true }],
    impact: 'high',
    replacement: 'one such `Agent` at module level',
    fix: 'suggestion',
    gates: ['hoist'],
  },
  ...optionPositions.map((argument) =>
    requestRow(
      [{ argument, option: 'agent', literal: false }],
      '`agent: false` makes an agent for this one request.',
    ),
  ),
  ...optionPositions.flatMap((argument) =>
    ['headers.Connection', 'headers.connection'].map((option) =>
      requestRow(
        [{ argument, option, literal: ['close', 'Close'] }],
        'The header asks the peer to close the socket after the response.',
      ),
    ),
  ),
  {
    ...requestRow(
      optionPositions.map((argument) => ({ argument, withoutOption: 'agent' })),
      'Below Node 19 the global agent keeps no sockets.',
    ),
    engines: '<19',
  },
];
