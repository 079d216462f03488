import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const sources = fileURLToPath(new URL('../../src/', import.meta.url));
const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
const imports = files.flatMap((file) => {
  const modules = readFileSync(`${sources}${file}`, 'utf8').matchAll(/\b(?:from|import\() ?'([^']+)'/g);
  return [...modules].map(([, module]) => ({ file, module }));
});

describe('imports', () => {
  it('are of the package itself or of Node', () => {
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.filter(({ module }) => !/^(\.|node:)/.test(module))).toEqual([]);
  });

  it('of the base stay in the base', () => {
    const fromBase = imports.filter(({ file }) => file.startsWith('base/'));
    expect(fromBase.length).toBeGreaterThan(0);
    const leaving = fromBase.filter(({ file, module }) => module.startsWith('.') && !new URL(module, `file:///${file}`).pathname.startsWith('/base/'));
    expect(leaving).toEqual([]);
  });
});
