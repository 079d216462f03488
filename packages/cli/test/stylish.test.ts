import stringWidth from 'string-width';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { stylish } from '../src/render/stylish.js';
import { renderContext } from './support/render-context.js';
import { archiveFinding, healthyReport, shopReport, templateFinding } from './support/shop-report.js';

const shown = stylish(shopReport(), renderContext());

/** The position of each text in the report, to compare their order. */
const order = (...texts: string[]) => texts.map((text) => shown.indexOf(text));

describe('stylish', () => {
  it('begins with the priority matrix', () => {
    expect(shown.split('\n').slice(0, 7)).toEqual([
      'Priority matrix',
      '',
      '  Issue                     Files  Sites  Impact        Effort  Priority',
      '  Synchronous file I/O          1      1  critical      10 min  P0',
      '  Synchronous cryptography      1      1  critical      15 min  P0',
      '  Synchronous compression       1      1  high      1 h 15 min  P1',
      '  Oversized file                1      1  low              4 h  P3',
    ]);
  });

  it('shows the code of a finding, the calls that lead to it and what to do', () => {
    const one = stylish(shopReport({ findings: [templateFinding] }), renderContext());
    expect(one).toContain(
      `P0: fix now

  src/invoices/load-template.ts:8:10  sync-file-io  definite · request
  \`readFileSync\` reads a file while every other request waits.

     6 | export function loadTemplate(name: string): string {
     7 |   const path = join(templates, \`\${name}.html\`);
  >  8 |   return readFileSync(path, 'utf8');
       |          ^^^^^^^^^^^^^^^^^^^^^^^^^^
     9 | }
    10 |

    GET /orders/:id/invoice (express)  src/routes/orders.ts:14
      getInvoice                       src/routes/orders.ts:14
        renderInvoice                  src/invoices/render-invoice.ts:4
          loadTemplate                 src/invoices/load-template.ts:6
            node:fs#readFileSync

  why      Node has one thread for all requests. While it waits for the disk
           nothing else runs, however many cores there are.
  remedy   Read the template once when the module loads, or await \`readFile\` of
           \`node:fs/promises\`.
  utility  AsyncLRUCache, mapConcurrent (@perf-analyze/runtime)
  docs     https://github.com/perf-analyze/perf-analyze/blob/main/docs/detectors/sync-file-io.md
  reached  from 5 entry points: GET /orders/:id/invoice, POST /orders, GET
           /orders, … 2 more
  id       6f1c02d9a4b7
`,
    );
  });

  it('goes from the matrix over the findings and the sums to the coverage', () => {
    const positions = order('Priority matrix', 'P0: fix now', 'P1: this week', 'P3: when', 'P0: 2 findings', 'Worth changing', 'suppressed', '612 files');
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions).not.toContain(-1);
  });

  it('names the functions whose change clears most', () => {
    expect(shown).toContain('Worth changing first\n\n  P0  loadTemplate  src/invoices/load-template.ts:6\n      clears 1 finding for 5 entry points\n\n');
  });

  it('sums findings and effort for each priority', () => {
    expect(shown).toContain('P0: 2 findings, 25 minutes (fix now)\nP1: 1 finding, 1 hour 15 minutes (this week)\n');
  });

  it('ends with what was seen and what was not', () => {
    expect(shown).toMatch(
      /pricing\.js: syntax error: Unexpected token \(12:4\)\n612 files analysed, 1 skipped; 312 of 5,120 calls unresolved; 0 chains cut\nshort; 4 findings hidden \(see --reach, --priority and --confidence\)\.\n$/,
    );
  });

  it('names the reason of each suppression, and the comments without effect', () => {
    expect(shown).toContain('src/orders/read-prices.ts:4  sync-file-io: read once a day');
    expect(shown).toContain('1 comment suppresses nothing\n  src/orders/export.ts:3  sync-http');
  });

  it('says what a detector has to say once', () => {
    const twice = [templateFinding, { ...templateFinding, id: '6f1c02d9a4b8', remedy: 'Keep the prices in memory.' }];
    const text = stylish(shopReport({ findings: twice }), renderContext());
    expect(text.match(/Node has one thread/g)).toHaveLength(1);
    expect(text).toContain('remedy   Keep the prices in memory.');
  });

  it('wraps long titles of the matrix', () => {
    const [row, ...others] = shopReport().matrix;
    const title = 'Work on the event loop that grows with its input';
    const text = stylish(shopReport({ matrix: [{ ...row, title, totalEffortMinutes: 3510 }, ...others] }), renderContext());
    expect(text.split('\n').slice(2, 6)).toEqual([
      '  Issue                        Files  Sites  Impact         Effort  Priority',
      '  Work on the event loop that      1      1  critical  58 h 30 min  P0',
      '  grows with its input',
      '  Synchronous cryptography         1      1  critical       15 min  P0',
    ]);
  });

  it('moves the place of a deep call to the left when its file has a long name', () => {
    const file = 'packages/shop-service/src/invoices/rendering/templates/load-template.ts';
    const chain = Array.from({ length: 9 }, (_, index) => ({ ...templateFinding.chain[0], file, function: `step${index}` }));
    const text = stylish(shopReport({ findings: [{ ...templateFinding, chain }] }), renderContext());
    expect(text).toContain(`\n                    step7\n      ${file}:14\n`);
  });

  it.each([40, 60, 80, 100])('stays within %i columns, links aside', (width) => {
    const text = stylish(shopReport(), renderContext({ width }));
    const wide = text.split('\n').filter((line) => stringWidth(line) > Math.max(width, 68) && !line.includes('https://'));
    expect(wide).toEqual([]);
  });

  it('breaks the lines of a chain whose files have long names', () => {
    const chain = templateFinding.chain.map((step) => ({ ...step, file: `packages/shop-service/${step.file}`, function: 'renderInvoiceOfOrder' }));
    const text = stylish(shopReport({ findings: [{ ...templateFinding, chain, entryPoints: [] }] }), renderContext({ width: 72 }));
    expect(text).toContain(`
    renderInvoiceOfOrder  packages/shop-service/src/routes/orders.ts:14
      renderInvoiceOfOrder
        packages/shop-service/src/invoices/render-invoice.ts:4
        renderInvoiceOfOrder
          packages/shop-service/src/invoices/load-template.ts:6
          node:fs#readFileSync
`);
  });

  it.each([20, 29, 30, 31, 32, 40, 49])('keeps the places of a chain in one column or on lines of their own, where a name has %i letters', (letters) => {
    const [step] = templateFinding.chain;
    const chain = [
      { ...step, function: 'readOrder', file: 'packages/shop-service/src/orders.ts' },
      { ...step, function: 'n'.repeat(letters), file: 'src/names.ts' },
      { ...step, function: 'loadTemplate', file: 'src/load.ts' },
    ];
    const text = stylish(shopReport({ findings: [{ ...templateFinding, chain, entryPoints: [] }] }), renderContext({ width: 72 }));
    const columns = text.split('\n').flatMap((line) => /^ +\w+ +(?=\S+:14$)/.exec(line)?.[0].length ?? []);
    expect(columns.length).toBeGreaterThanOrEqual(2);
    expect(new Set(columns).size).toBe(1);
  });

  it('shortens a long chain and says how to see all of it', () => {
    const chain = Array.from({ length: 40 }, (_, index) => ({ ...templateFinding.chain[0], function: `step${index}` }));
    const text = stylish(shopReport({ findings: [{ ...templateFinding, chain }] }), renderContext());
    expect(text).toMatch(/… 30 more calls +perf-analyze explain 6f1c02d9a4b7/);
    expect(text).toContain('step39');
    expect(text).not.toContain('step20');
  });

  it('leaves single findings out when quiet, not the matrix and the coverage', () => {
    const text = stylish(shopReport(), renderContext({ quiet: true }));
    expect(text).not.toContain('load-template.ts');
    expect(text).toContain('Synchronous file I/O');
    expect(text).toContain('612 files analysed');
  });

  it('differs from the plain text by color alone', () => {
    const colored = stylish(shopReport(), renderContext({ color: true }));
    expect(colored).not.toBe(shown);
    expect(stripVTControlCharacters(colored)).toBe(shown);
  });

  it('is short about a healthy program', () => {
    expect(stylish(healthyReport(), renderContext())).toBe(
      'No findings.\n\n12 files analysed, 0 skipped; 0 of 40 calls unresolved; 0 chains cut short; 0\nfindings hidden.\n',
    );
  });

  it('speaks only of the files that it could read', () => {
    const { coverage } = healthyReport();
    const skipped = [{ file: 'src/pears.ts', reason: 'does not parse: Unexpected token (3:1)' }];
    expect(stylish(shopReport({ ...healthyReport(), coverage: { ...coverage, skipped } }), renderContext())).toContain('No findings in the files that could be read.');
  });

  it('lets no text of an analysed file reach the terminal as commands', () => {
    const evil = '\u001b]0;pwned\u0007\u001b[2J';
    const finding = { ...archiveFinding, message: evil, location: { ...archiveFinding.location, function: evil }, api: evil };
    const skipped = [{ file: evil, reason: evil }];
    const report = shopReport({ findings: [finding], coverage: { ...shopReport().coverage, skipped } });
    const text = stylish(report, renderContext({ readLines: () => [evil, evil, evil, evil], notes: [] }));
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(text).toContain('\\x1b[2J');
  });

  it('does without code where the file cannot be read', () => {
    expect(stylish(shopReport(), renderContext({ readLines: () => null }))).not.toContain(' | ');
  });

  it('shows timings when the report has them', () => {
    expect(stylish(shopReport({ timings: { summarize: 812.4, link: 90 } }), renderContext())).toContain(
      'Time: summarize 812 ms, link 90 ms',
    );
  });
});
