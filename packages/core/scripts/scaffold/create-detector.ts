import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { detectorTemplate, fixtureTemplate } from './detector-template.js';
import { registerDetector } from './register-detector.js';

const REGISTRY = 'packages/core/src/detectors/registry.ts';

/** A name that no detector can have. */
export class NameError extends Error {
  override readonly name = 'NameError';
}

/** Writes the file and the fixture of a new detector, registers it, and gives the paths of what was written. */
export function createDetector(root: string, name: string): string[] {
  const file = `packages/core/src/detectors/${name}.ts`;
  check(root, name, file);
  const fixture = `fixtures/${name}/first`;
  const written = new Map([
    [file, detectorTemplate(name)],
    [REGISTRY, registerDetector(readFileSync(join(root, REGISTRY), 'utf8'), name)],
    [`${fixture}/package.json`, `${JSON.stringify({ name: `${name}-first`, private: true, type: 'module' }, null, 2)}\n`],
    [`${fixture}/src/server.js`, fixtureTemplate(name)],
  ]);
  for (const [path, text] of written) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return [...written.keys()];
}

function check(root: string, name: string, file: string): void {
  if (!/^[a-z]+(?:-[a-z]+)*$/.test(name)) throw new NameError(`'${name}' cannot name a detector: write small letters with hyphens between words, such as await-in-loop.`);
  if (existsSync(join(root, file)) || existsSync(join(root, 'fixtures', name))) throw new NameError(`'${name}' is taken: there is a file or a fixture of that name.`);
}
