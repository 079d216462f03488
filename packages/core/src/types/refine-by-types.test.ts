import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryTree } from '../../test/support/temporary-tree.js';
import { analyze } from '../analyze.js';
import type { AnalyzeOptions } from '../options.js';

const ledger = `import { readFileSync } from 'node:fs';
export class Ledger {
  read(month: string): string {
    return readFileSync(month, 'utf8');
  }
}
`;
const scanner = `export class Scanner {
  read(): string {
    return '';
  }
}
`;
const tools = (type: string): string => `import type { ${type} } from './${type.toLowerCase()}.js';
export interface Tools {
  reader: ${type};
}
`;
const desk = `import type { Tools } from './tools.js';
declare function tool<Name extends keyof Tools>(name: Name): Tools[Name];
export async function work(): Promise<string> {
  return tool('reader').read('May');
}
`;
const shop = { 'package.json': {}, 'tsconfig.json': {}, 'src/ledger.ts': ledger, 'src/scanner.ts': scanner, 'src/tools.ts': tools('Ledger'), 'src/desk.ts': desk };

async function findings(cwd: string, options: AnalyzeOptions = {}): Promise<string[]> {
  const report = await analyze({ cwd, cache: false, types: 'on', ...options });
  return report.findings.map(({ detector, location, confidence }) => `${detector} ${location.file} ${confidence}`);
}

test('a receiver that only its type tells makes the finding definite', async () => {
  const cwd = temporaryTree(shop);
  expect(await findings(cwd, { types: 'off' })).toEqual([]);
  expect(await findings(cwd)).toEqual(['sync-file-io src/ledger.ts definite']);
});

test.each([
  ['broken', '{ "compilerOptions": '],
  ['cyclic', '{ "extends": "./tsconfig.json" }'],
  ['without what it extends', '{ "extends": "@acme/none/tsconfig.json" }'],
  ['with a plugin', '{ "compilerOptions": { "plugins": [{ "name": "./plugin.cjs" }] } }'],
  ['of other options than there are', '{ "compilerOptions": { "module": "cobol", "types": ["none"] } }'],
])('a tsconfig.json that is %s does no harm', async (_, config) => {
  const plugin = `require('node:fs').writeFileSync(__dirname + '/executed', '')`;
  const cwd = temporaryTree({ ...shop, 'tsconfig.json': config, 'plugin.cjs': plugin });
  expect(await findings(cwd)).toEqual(['sync-file-io src/ledger.ts definite']);
  expect(readdirSync(cwd)).not.toContain('executed');
});

test('answers are remembered until a file that they depend on changes', async () => {
  const cwd = temporaryTree(shop);
  const cached: AnalyzeOptions = { cache: true, cacheLocation: 'cache' };
  const [first] = await findings(cwd, cached);
  const blob = readdirSync(join(cwd, 'cache')).find((name) => name.endsWith('-types.blob')) ?? '';
  const stored = readFileSync(join(cwd, 'cache', blob), 'utf8');
  expect(stored).toContain('src/tools.ts');
  expect(await findings(cwd, cached)).toEqual([first]);
  writeFileSync(join(cwd, 'src/tools.ts'), tools('Scanner'));
  expect(await findings(cwd, cached)).toEqual([]);
  expect(readFileSync(join(cwd, 'cache', blob), 'utf8')).not.toBe(stored);
});
