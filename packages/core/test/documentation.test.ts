import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import glob from 'fast-glob';
import { describe, expect, it } from 'vitest';
import { block, code, listed, table } from '../scripts/detector-docs/markdown.js';
import { describeConditions } from '../scripts/detector-docs/conditions.js';
import { detectorDocs } from '../scripts/detector-docs/detector-docs.js';
import { blockingCatalog } from '../src/catalog/blocking/index.js';
import { detectors } from '../src/detectors/registry.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = glob.sync(['docs/**/*.md', 'packages/*/README.md', 'fixtures/README.md'], { cwd: root, ignore: ['**/node_modules/**'] }).sort();

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('links to places that exist', () => {
    const links = linksOf(text).map((link) => link.split('#') as [string, string?]);
    const dead = links.filter(([path, anchor]) => {
      const target = path === '' ? page : join(dirname(page), path);
      return !existsSync(join(root, target)) || (anchor !== undefined && !anchorsOf(read(target)).includes(anchor));
    });
    expect(dead).toEqual([]);
  });
});

describe('docs/detectors', () => {
  it.each(detectors)('has a page for $name', ({ name }) => {
    expect(existsSync(join(root, `docs/detectors/${name}.md`))).toBe(true);
  });

  it('has no page without a detector', () => {
    const names = glob.sync('*.md', { cwd: join(root, 'docs/detectors') });
    expect(names.filter((name) => !detectorDocs().has(name))).toEqual([]);
  });

  it('names every API of the catalogue', () => {
    const catalogue = detectorDocs().get('catalogue.md') ?? '';
    const missing = blockingCatalog.flatMap(({ paths, form }) => paths.filter((path) => !catalogue.includes(code(form === 'new' ? `new ${path}` : path))));
    expect(missing).toEqual([]);
  });

  it('leaves no placeholder of the catalogue open', () => {
    expect(detectorDocs().get('catalogue.md')).not.toMatch(/\{(?:async|name|path|module)\}/);
  });

  it('shows every line of an example that is not long', () => {
    const page = detectorDocs().get('sync-process.md');
    const { examples } = detectors.find(({ name }) => name === 'sync-process') ?? detectors[0];
    for (const example of [...examples.bad, ...examples.good]) expect(page).toContain(`\`\`\`js\n${example}\n\`\`\``);
  });
});

describe('generated pages', () => {
  it('keep bars within their cell', () => {
    expect(table(['fruit'], [['`apple | pear`']])).toBe('| fruit |\n| --- |\n| `apple \\| pear` |');
  });

  it('quote backticks', () => {
    expect([code('pear'), code('a `pear`')]).toEqual(['`pear`', '`` a `pear` ``']);
  });

  it('list words', () => {
    expect([listed([]), listed(['pear']), listed(['fig', 'pear']), listed(['fig', 'kiwi', 'pear'], 'or')]).toEqual(['', 'pear', 'fig and pear', 'fig, kiwi or pear']);
  });

  it('leave out the middle of a long example', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `buy(${index});`);
    expect(block(lines.join('\n')).split('\n')).toEqual(['```js', ...lines.slice(0, 5), '// … 22 lines like these …', ...lines.slice(27), '```']);
  });

  it('say in words when a row holds', () => {
    const row = { category: 'process', modules: ['shop'], paths: ['sell'], form: 'call', impact: 'low', replacement: 'a fair', fix: 'advice' } as const;
    expect(describeConditions(row)).toBe('');
    expect(describeConditions({ ...row, when: [{ argument: -1, option: 'wait', literal: [true, 'yes'] }, { noCallbackFrom: 1 }], cost: { argument: 0, from: 8 }, engines: '<19' })).toBe(
      '`wait` of the last argument is `true` or `yes`, without a callback, the first argument is at least 8 or unknown, Node <19',
    );
    expect(describeConditions({ ...row, when: [{ argument: 1, withoutOption: 'price' }, { argument: 0, notCommand: ['sell'] }] })).toBe('the second argument has no `price`, the command is not `sell`');
  });
});

function linksOf(markdown: string): string[] {
  const prose = markdown.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link]) => link);
}

/** As GitHub makes them of headings. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\w\s-]/g, '').replaceAll(' ', '-'));
}
