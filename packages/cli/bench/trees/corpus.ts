import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bin, corpora, packs } from '../folders.js';
import { openTree } from './open-tree.js';
import { isSourceFile } from './source-files.js';
import type { Tree } from './tree.js';

interface Coverage {
  coverage: { skipped: { file: string; reason: string }[] };
}

/**
 * Lays out the sources of a pinned package. What the analyzer leaves out (builds whose sources are beside them, minified
 * and broken files) is taken out for all, so that no tool reads what another one does not.
 */
export function layOutCorpus(name: string, home: string): Tree {
  const folder = join(home, name.replaceAll(/[@/]+/g, '-').replace(/^-/, ''));
  const unpacked = `${folder}.package`;
  mkdirSync(unpacked);
  execFileSync('tar', ['-xzf', fetchPackage(name), '-C', unpacked]);
  const [top = 'package'] = readdirSync(unpacked);
  cpSync(join(unpacked, top), folder, { recursive: true, filter: isWanted });
  rmSync(unpacked, { recursive: true });
  for (const { file } of skippedIn(folder)) rmSync(join(folder, file), { recursive: true, force: true });
  return openTree(name, folder, { isSynthetic: false });
}

/** The tarball, from the registry by way of npm's cache: without the dependencies, which nobody reads here. */
function fetchPackage(name: string): string {
  const version = corpora[name];
  if (version === undefined) throw new Error(`${name} is not among the corpora of packages/cli/bench/package.json.`);
  const destination = join(packs, `${name.replaceAll('/', '-')}-${version}`);
  const packed = (): string | undefined => readdirSync(destination).find((file) => file.endsWith('.tgz'));
  if (!existsSync(destination) || packed() === undefined) {
    mkdirSync(destination, { recursive: true });
    execFileSync('npm', ['pack', `${name}@${version}`, '--ignore-scripts', '--silent', '--pack-destination', destination], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return join(destination, packed() ?? '');
}

function isWanted(path: string): boolean {
  const name = basename(path);
  if (statSync(path).isDirectory()) return name !== 'node_modules' && name !== '.git';
  // Pages tell which scripts are theirs.
  return isSourceFile(name) || name === 'package.json' || name === 'index.html';
}

function skippedIn(folder: string): Coverage['coverage']['skipped'] {
  const output = execFileSync(process.execPath, [bin, '.', '--no-cache', '--fail-on', 'never', '--format', 'json', '--detector', 'blocking-sleep'], { cwd: folder, maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'ignore'] });
  return (JSON.parse(output.toString()) as Coverage).coverage.skipped;
}
