import { methodsOf } from '../api.js';
import type { RegistrationRule } from '../rules.js';

const testFunctions = 'describe it test beforeEach afterEach';
const testModules = ['vitest#', '@jest/globals#', 'node:test#', 'mocha#', 'bun:test#', 'global#'];

/** Commands, tests and benchmarks: nobody waits in line behind them. */
export const tooling: readonly RegistrationRule[] = [
  {
    kind: 'command',
    reach: 'tooling',
    apis: [...methodsOf('commander#Command.prototype', 'action hook'), ...methodsOf('cac#default()', 'action')],
    handlers: 'functions',
    name: 'command {name}',
  },
  {
    kind: 'command',
    reach: 'tooling',
    apis: [...methodsOf('yargs#default()', 'command middleware check coerce'), ...methodsOf('yargs#', 'command middleware check coerce')],
    handlers: [0, 1, 2, 3, { argument: 0, properties: ['handler', 'builder'] }],
    name: 'command {0}',
  },
  {
    kind: 'command',
    reach: 'tooling',
    apis: [...methodsOf('citty#', 'defineCommand runMain createMain'), 'gunshi#define'],
    handlers: [{ argument: 0, properties: ['run', 'setup', 'cleanup', 'subCommands'] }],
    name: 'command {0.meta.name}',
  },
  {
    kind: 'test',
    reach: 'tooling',
    apis: [
      ...testModules.flatMap((module) => methodsOf(module, testFunctions)),
      ...testModules.flatMap((module) => ['describe', 'it', 'test'].flatMap((name) => methodsOf(`${module}${name}`, 'only skip'))),
      ...['vitest#', '@jest/globals#', 'global#'].flatMap((module) => methodsOf(module, 'beforeAll afterAll describe.each() it.each() test.each()')),
      ...['node:test#', 'mocha#', 'global#'].flatMap((module) => methodsOf(module, 'before after suite')),
      'vitest#bench',
      ...methodsOf('@playwright/test#', 'test test.describe test.beforeEach test.afterEach test.beforeAll test.afterAll'),
    ],
    handlers: 'functions',
    name: 'test {0}',
  },
];
