import { describe, expect, test } from 'vitest';
import { findingsIn } from './findings-in.js';

const fn = (name: string, calls: string, lines: number): string =>
  `export function ${name}(n) {\n${'  n = n > 1 ? n - 1 : n;\n'.repeat(lines)}  return ${calls}(n);\n}\n`;
const stop = 'Number';

describe('oversized-file', () => {
  test('proposes the groups that call each other, and counts the calls that a cut would cross', async () => {
    const groups = [fn('loadApples', 'parseApples', 130), fn('parseApples', stop, 130), fn('loadPears', 'parsePears', 130), fn('parsePears', stop, 130)];
    const [finding] = await findingsIn('oversized-file', { 'src/shop.js': groups.join('') });
    expect(finding.remedy).toBe('Split it along the calls between its functions: loadApples and parseApples (0 calls would cross the cut); loadPears and parsePears (0 calls would cross the cut).');
    expect(finding).toMatchObject({ priority: 'P3', impact: 'low', confidence: 'possible', effortMinutes: 240 });
  });

  test('says so when the calls show no seam', async () => {
    const chain = ['a', 'b', 'c'].map((name, index) => fn(`sell${name}`, ['sellb', 'sellc', stop][index] ?? stop, 180));
    const [finding] = await findingsIn('oversized-file', { 'src/shop.js': chain.join('') });
    expect(finding.remedy).toContain('no seam');
  });

  test('does not count what a file passes on', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `price${String(index)}`);
    const prices = names.map((name) => `export const ${name} = 1;`).join('\n');
    expect(await findingsIn('oversized-file', { 'src/prices.js': prices, 'src/index.js': `export { ${names.join(', ')} } from './prices.js';\nexport const main = () => 1;\n` })).toEqual([]);
  });
});
