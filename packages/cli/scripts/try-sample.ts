import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@perf-analyze/core';

const sample = {
  'server.js': `import { createServer } from 'node:http';
import { priceOf } from './prices.js';

createServer((request, response) => {
  response.end(String(priceOf(request.url)));
}).listen(8080);
`,
  'prices.js': `import { readFileSync } from 'node:fs';

export function priceOf(fruit) {
  return JSON.parse(readFileSync('prices.json', 'utf8'))[fruit];
}
`,
};

/** Runs the installed command line in a folder: its version, and the analysis of a program of two files. */
export function trySample(folder: string, command: readonly [string, ...string[]]): string {
  mkdirSync(join(folder, 'shop'), { recursive: true });
  for (const [name, text] of Object.entries(sample)) writeFileSync(join(folder, 'shop', name), text);

  const version = analyzer(folder, command, '--version').stdout.trim();
  assert.equal(version, installedVersion(folder));

  const { stdout, stderr, status } = analyzer(folder, command, 'shop', '--format', 'json');
  assert.equal(status, 1, `a blocked request path fails the run: ${stderr}`);
  const [finding] = (JSON.parse(stdout) as Report).findings;
  assert.equal(finding.detector, 'sync-file-io');
  assert.equal(finding.reach, 'request');
  assert.deepEqual([...new Set(finding.chain.map(({ file }) => file))], ['shop/server.js', 'shop/prices.js']);
  return `perf-analyze ${version}: ${finding.location.file}:${finding.location.line} ${finding.message}`;
}

function analyzer(folder: string, [command, ...first]: readonly [string, ...string[]], ...args: string[]) {
  return spawnSync(command, [...first, ...args], { cwd: folder, encoding: 'utf8' });
}

function installedVersion(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'node_modules/perf-analyze/package.json'), 'utf8')) as { version: string };
  return version;
}
