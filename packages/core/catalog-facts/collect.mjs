// Compares the catalogue with the packages that it speaks of and writes what they export to facts.json.
// Their type definitions are read, and the sources of those that have none; nothing of theirs is run.
//
//     node collect.mjs            installs the packages into a temporary folder first
//     node collect.mjs <folder>   reads a folder in which they are installed

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createJiti } from 'jiti';

import { readExports } from './read-exports.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const source = (path) => fileURLToPath(new URL(`../src/catalog/blocking/${path}`, import.meta.url));
const jiti = createJiti(import.meta.url);
const { blockingCatalog } = await jiti.import(source('index.ts'));
const { apisOf } = await jiti.import(source('lookup.ts'));
const { twinOf } = await jiti.import(source('twin.ts'));

const folder = process.argv[2] ?? install();
const facts = await readExports({ folder, wanted: wantedPaths(), sources: installedSources() });
writeFileSync(join(here, 'facts.json'), `${JSON.stringify(facts, null, 1)}\n`);

function install() {
  const target = mkdtempSync(join(tmpdir(), 'catalog-facts-'));
  copyFileSync(join(here, 'package.json'), join(target, 'package.json'));
  const flags = ['--ignore-scripts', '--legacy-peer-deps', '--omit=optional', '--no-audit'];
  execFileSync('npm', ['install', ...flags], { cwd: target, stdio: 'inherit' });
  return target;
}

/** The paths that rows and their twins name, by module. */
function wantedPaths() {
  const wanted = new Map();
  const want = (module, path) => wanted.set(module, (wanted.get(module) ?? new Set()).add(path));
  for (const row of blockingCatalog) {
    for (const api of apisOf(row)) {
      want(...api.split('#'));
      const twin = twinOf(row, api);
      if (twin !== null) want(twin.module, twin.path);
    }
  }
  return wanted;
}

/** Every installed package under the name that it is installed by, with the name and version that it has. */
function installedSources() {
  const { dependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  return Object.keys(dependencies).map((installedAs) => {
    const manifest = join(folder, 'node_modules', installedAs, 'package.json');
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8'));
    return { installedAs, name, version };
  });
}
