import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(repository + path, 'utf8');

const readme = read('README.md');
const quickstart = section(readme, 'Quickstart');
const [analyse, test, ...others] = commands(quickstart);

describe('the quickstart of the README', () => {
  it('has exactly two command lines', () => {
    expect([analyse, test, others.length]).toEqual([expect.any(String), expect.any(String), 0]);
  });

  it('installs by itself in each of them', () => {
    expect(analyse).toMatch(/^npm ci && /);
    expect(test).toMatch(/^npm ci && /);
  });

  it('analyses a service that exists', () => {
    expect(existsSync(repository + (analyse.split(' ').at(-1) ?? ''))).toBe(true);
  });

  it('runs all tests with the command that CI runs', () => {
    expect(read('.ci/run')).toContain(test);
  });
});

it.each(links(readme))('the README links to %s, which exists', (path) => {
  expect(existsSync(repository + path)).toBe(true);
});

function section(text: string, title: string): string {
  const [, rest = ''] = text.split(`## ${title}\n`);
  return rest.split('\n## ')[0];
}

function commands(text: string): string[] {
  return [...text.matchAll(/```sh\n([^`]*)```/g)].flatMap(([, block]) => block.trim().split('\n'));
}

function links(text: string): string[] {
  return [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) => path);
}
