import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../analyze.js';
import type { Finding } from '../report/report.js';
import { detectors } from './registry.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perf-analyze-examples-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'fruit-shop', type: 'module', engines: { node: '>=20' } }));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What a detector finds in a program of one file. */
async function findingsIn(program: string, detector: string): Promise<Finding[]> {
  writeFileSync(join(folder, 'shop.ts'), program);
  const { findings, coverage } = await analyze({ cwd: folder, cache: false, types: 'off', threads: 0, only: [detector] });
  expect(coverage).toMatchObject({ files: 1, skipped: [] });
  return findings;
}

describe.each(detectors.map((detector) => ({ name: detector.name, ...detector.examples })))('$name', ({ name, bad, good }) => {
  test('has examples of both kinds', () => {
    expect(bad.length).toBeGreaterThan(0);
    expect(good.length).toBeGreaterThan(0);
  });

  test.each(bad)('finds bad example %#', async (program) => {
    const findings = await findingsIn(program, name);
    expect(findings).not.toEqual([]);
    for (const { message, remedy, why } of findings) for (const text of [message, remedy, why]) expect(text).toMatch(/[^.]\.$/);
  });

  test.each(good)('is silent on good example %#', async (program) => {
    expect(await findingsIn(program, name)).toEqual([]);
  });
});
