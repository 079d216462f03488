import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createDetector } from '../scripts/scaffold/create-detector.js';
import { registerDetector } from '../scripts/scaffold/register-detector.js';
import type * as Core from '../src/index.js';
import { compareDefaults } from './fixtures/compare.js';
import { readExpectations } from './fixtures/expectations.js';
import { temporaryTree } from './support/temporary-tree.js';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const REGISTRY = 'packages/core/src/detectors/registry.ts';

describe('a new detector', () => {
  const registry = `import { coldStore } from './cold-store.js';
import type { Detector } from './detector.js';
import { ripeFruit } from './ripe-fruit.js';

/** All detectors. */
export const detectors: readonly Detector[] = [
  ripeFruit,
  coldStore,
];
`;

  test('is imported by the alphabet and listed last', () => {
    expect(registerDetector(registry, 'overdue-order')).toBe(`import { coldStore } from './cold-store.js';
import type { Detector } from './detector.js';
import { overdueOrder } from './overdue-order.js';
import { ripeFruit } from './ripe-fruit.js';

/** All detectors. */
export const detectors: readonly Detector[] = [
  ripeFruit,
  coldStore,
  overdueOrder,
];
`);
  });

  test('needs a name in kebab-case that is not taken', () => {
    const root = temporaryTree({ [REGISTRY]: registry, 'packages/core/src/detectors/ripe-fruit.ts': '', 'fixtures/cold-store/first/package.json': {} });
    for (const name of ['', 'OverdueOrder', 'overdue_order', '../overdue', '-order']) expect(() => createDetector(root, name)).toThrow(`'${name}' cannot name a detector`);
    for (const name of ['ripe-fruit', 'cold-store']) expect(() => createDetector(root, name)).toThrow(`'${name}' is taken`);
    expect(readFileSync(join(root, REGISTRY), 'utf8')).toBe(registry);
  });

  test('works as it is, in the copy of a repository', async () => {
    const root = temporaryTree({ 'package.json': { type: 'module' } });
    for (const folder of ['src', 'package.json']) cpSync(join(repository, 'packages/core', folder), join(root, 'packages/core', folder), { recursive: true });
    for (const folder of ['node_modules', 'packages/core/node_modules']) if (existsSync(join(repository, folder))) symlinkSync(join(repository, folder), join(root, folder));
    createDetector(root, 'overdue-order');
    const { analyze, detectors } = (await import(join(root, 'packages/core/src/index.ts'))) as typeof Core;
    expect(detectors.at(-1)?.name).toBe('overdue-order');
    const cwd = join(root, 'fixtures/overdue-order/first');
    expect(readExpectations(cwd)).toHaveLength(1);
    expect(compareDefaults(readExpectations(cwd), await analyze({ cwd, cache: false, types: 'off', threads: 0 }))).toEqual([]);
  });
});
