import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readExpectations } from '../../test/fixtures/expectations.js';
import type { Detector } from './detector.js';
import { detectors } from './registry.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
const fixtures = fileURLToPath(new URL('../../../../fixtures', import.meta.url));

/** The detectors that files of this folder export, whether registered or not. */
async function detectorsInFiles(): Promise<{ file: string; detector: Detector }[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'registry.ts');
  const modules = await Promise.all(files.map(async (file) => ({ file, exports: (await import(`./${file}`)) as Record<string, unknown> })));
  return modules.flatMap(({ file, exports }) => Object.values(exports).filter(isDetector).map((detector) => ({ file, detector })));
}

function isDetector(value: unknown): value is Detector {
  return typeof value === 'object' && value !== null && 'defaultReach' in value && 'examples' in value;
}

describe('the set of detectors', () => {
  test('holds every detector that a file exports', async () => {
    const found = (await detectorsInFiles()).map(({ detector }) => detector.name);
    expect(detectors.map(({ name }) => name).sort()).toEqual(found.sort());
  });

  test('names files after detectors', async () => {
    for (const { file, detector } of await detectorsInFiles()) expect(file).toBe(`${detector.name}.ts`);
  });

  test('has one detector for a category', () => {
    const categories = detectors.flatMap(({ category }) => category ?? []);
    expect(new Set(categories).size).toBe(categories.length);
  });
});

describe.each(detectors)('$name', ({ name, title, summary, why, remedy, utility, options }) => {
  test('says what it finds, why and what to do in whole sentences', () => {
    for (const text of [summary, why, remedy]) expect(text).toMatch(/^[A-Z].*\.$/s);
    for (const { description } of options) expect(description).toMatch(/^[A-Z].*\.$/s);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    for (const one of utility) expect(one).toMatch(/^[A-Za-z]+$/);
  });

  test('has a fixture with bad code and with good code', () => {
    const own = join(fixtures, name);
    const expectations = readExpectations(own).filter(({ detector, marker }) => detector === name && marker === 'expect');
    const bad = new Set(expectations.map(({ file }) => file));
    expect(bad.size).toBeGreaterThan(0);
    expect(linesOfCode(own)).toBeGreaterThan(expectations.length * 2);
  });
});

function linesOfCode(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name));
  return files.flatMap((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').split('\n')).filter((line) => /\w/.test(line)).length;
}
