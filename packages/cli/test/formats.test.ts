import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { compact } from '../src/render/compact.js';
import { github } from '../src/render/github.js';
import { gitlab } from '../src/render/gitlab.js';
import { json } from '../src/render/json.js';
import { markdown } from '../src/render/markdown.js';
import { renderContext } from './support/render-context.js';
import { archiveFinding, healthyReport, shopReport, sizeFinding, templateFinding } from './support/shop-report.js';

const many = (count: number, finding = templateFinding) =>
  Array.from({ length: count }, (_, index) => ({ ...finding, id: `${finding.id}-${index}` }));

describe('json', () => {
  it('keeps to the published schema', () => {
    const schema = JSON.parse(readFileSync(new URL('../../../docs/report.schema.json', import.meta.url), 'utf8')) as object;
    const validate = new Ajv({ allErrors: true }).compile(schema);
    validate(JSON.parse(json(shopReport({ timings: { link: 3 } }), renderContext())));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('is the report, nothing more and nothing less', () => {
    expect(json(shopReport(), renderContext())).toBe(JSON.stringify(shopReport(), null, 2));
  });
});

describe('compact', () => {
  it('has a line for each finding and one on coverage', () => {
    const lines = compact(shopReport(), renderContext()).split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toBe(
      'src/invoices/load-template.ts:8:10: P0 definite request sync-file-io: `readFileSync` reads a file while every other request waits. [6f1c02d9a4b7]',
    );
    expect(lines[4]).toMatch(/^612 files analysed, 1 skipped; 312 of 5,120 calls unresolved;/);
  });

  it('keeps a finding on one line whatever its text', () => {
    const report = shopReport({ findings: [{ ...templateFinding, message: 'two\nlines\u001b[31m.' }] });
    expect(compact(report, renderContext()).split('\n')[0]).toContain('two\\x0alines\\x1b[31m.');
  });
});

describe('github', () => {
  const lines = (report = shopReport()) => github(report, renderContext()).trimEnd().split('\n');

  it('annotates each finding at its level, most urgent first', () => {
    const shuffled = shopReport({ findings: [sizeFinding, archiveFinding, templateFinding] });
    const levels = lines(shuffled).map((line) => line.split(' ')[0]);
    expect(levels.slice(0, 3)).toEqual(['::error', '::warning', '::notice']);
  });

  it('escapes what has a meaning in a command', () => {
    const finding = {
      ...templateFinding,
      message: '100%\r\n::set-output name=a::b',
      location: { ...templateFinding.location, file: 'src/a:b,c%\n.ts' },
    };
    const [first] = lines(shopReport({ findings: [finding] }));
    expect(first).toMatch(/^::error file=src\/a%3Ab%2Cc%25%0A\.ts,line=8,endLine=8,col=10,endColumn=36,title=/);
    expect(first).toContain('::100%25%0D%0A::set-output name=a::b%0A');
  });

  it('leaves columns out when a finding has more than one line', () => {
    const finding = { ...templateFinding, location: { ...templateFinding.location, endLine: 10 } };
    expect(lines(shopReport({ findings: [finding] }))[0]).toMatch(/line=8,endLine=10,title=/);
  });

  it('keeps ten annotations of a level when there are ten', () => {
    const output = lines(shopReport({ findings: many(10) }));
    expect(output.filter((line) => line.startsWith('::error'))).toHaveLength(10);
  });

  it('says how many are left out when there are more, and logs them', () => {
    const output = lines(shopReport({ findings: [...many(12), archiveFinding] }));
    const errors = output.filter((line) => line.startsWith('::error'));
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)).toBe('::error title=perf-analyze::3 more errors: the log of this step lists them.');
    expect(output.filter((line) => line.startsWith('P0 src/invoices/load-template.ts:8:10: '))).toHaveLength(3);
    expect(output.filter((line) => line.startsWith('::warning'))).toHaveLength(1);
  });

  it('lets no file name become a command in the log', () => {
    const findings = many(11, { ...templateFinding, location: { ...templateFinding.location, file: '::stop-commands::x ##[error]' } });
    const logged = lines(shopReport({ findings })).filter((line) => !line.startsWith('::error '));
    for (const line of logged) expect(line).not.toMatch(/^\s*::|##\[/);
  });

  it('ends with coverage', () => {
    expect(lines().at(-1)).toMatch(/^612 files analysed/);
  });
});

describe('gitlab', () => {
  const issues = (report = shopReport()) =>
    JSON.parse(gitlab(report, renderContext())) as { fingerprint: string; severity: string; location: { path: string; lines: { begin: number } } }[];

  it('maps priorities to severities', () => {
    expect(issues().slice(0, 4).map(({ severity }) => severity)).toEqual(['critical', 'critical', 'major', 'info']);
  });

  it('gives every entry a fingerprint of its own', () => {
    const all = issues(shopReport({ findings: [templateFinding, templateFinding, templateFinding] }));
    expect(all.slice(0, 3).map(({ fingerprint }) => fingerprint)).toEqual(['6f1c02d9a4b7', '6f1c02d9a4b7-2', '6f1c02d9a4b7-3']);
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(all.length);
  });

  it('lists skipped files and coverage as remarks', () => {
    expect(issues().slice(4).map(({ severity, location }) => [severity, location.path])).toEqual([
      ['info', 'src/legacy/pricing.js'],
      ['info', '.'],
    ]);
  });
});

describe('markdown', () => {
  it('begins with the sums and the matrix', () => {
    const text = markdown(shopReport(), renderContext());
    expect(text).toContain('**P0** (fix now): 2 findings, 25 minutes · **P1**');
    expect(text).toContain('| Issue | Files | Sites | Impact | Effort | Priority |\n|---|---:|---:|---|---:|---|\n| [Synchronous file I/O](https://github.com/');
  });

  it('names the functions whose change clears most', () => {
    const text = markdown(shopReport(), renderContext());
    expect(text).toContain('**Worth changing first: 1**\n\n- P0 `loadTemplate` (`src/invoices/load-template.ts:6`) clears 1 finding for 5 entry points\n\n### P0');
  });

  it('keeps a table a table whatever a title holds', () => {
    const [row] = shopReport().matrix;
    const text = markdown(shopReport({ matrix: [{ ...row, title: 'a | b `c | d`' }] }), renderContext());
    expect(text).toContain('| [a \\| b `c \\| d`](');
  });

  it('shows text literally, and calls nobody', () => {
    const finding = { ...templateFinding, message: '<img src=x> *bold* @octocat [a](b) | `@nestjs/common`' };
    const text = markdown(shopReport({ findings: [finding] }), renderContext());
    expect(text).toContain('&lt;img src=x&gt; \\*bold\\* @<!-- -->octocat \\[a\\](b) \\| `@nestjs/common`');
  });

  it('fences code that holds fences', () => {
    const text = markdown(shopReport({ findings: [templateFinding] }), renderContext({ readLines: () => Array<string>(9).fill('````') }));
    expect(text).toContain('\n`````text\n');
  });

  it('stays below the limit of a comment and says how many did not fit', () => {
    const text = markdown(shopReport({ findings: many(400) }), renderContext());
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(text.length).toBeGreaterThan(60_000);
    const shown = text.match(/^### P0/gm)!.length;
    expect(text).toContain(`${400 - shown} more findings did not fit here.`);
    expect(text).toMatch(/612 files analysed[^\n]*\n$/);
  });

  it('stays below the limit when a thousand files are left out', () => {
    const skipped = Array.from({ length: 1000 }, (_, index) => ({ file: `${'deep/'.repeat(80)}${index}.js`, reason: 'binary' }));
    const text = markdown(shopReport({ findings: many(400), coverage: { ...shopReport().coverage, skipped } }), renderContext());
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(text).toContain('- 980 more');
  });

  it('speaks only of the files that it could read', () => {
    const { coverage } = healthyReport();
    const skipped = [{ file: 'src/pears.ts', reason: 'does not parse: Unexpected token (3:1)' }];
    expect(markdown(shopReport({ ...healthyReport(), coverage: { ...coverage, skipped } }), renderContext())).toContain('No findings in the files that could be read.');
  });

  it('says when there is nothing to repair', () => {
    expect(markdown(healthyReport(), renderContext())).toContain('No findings.');
  });
});
