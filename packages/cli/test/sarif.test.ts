import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { sarif } from '../src/render/sarif.js';
import { renderContext } from './support/render-context.js';
import { healthyReport, shopReport, sizeFinding, templateFinding } from './support/shop-report.js';

const schema = JSON.parse(readFileSync(new URL('data/sarif-schema-2.1.0.json', import.meta.url), 'utf8')) as object;
const formats = {
  uri: (text: string) => URL.canParse(text),
  'uri-reference': (text: string) => URL.canParse(text, 'file:///repository/'),
  'date-time': true as const,
};
// One pattern of the schema is no valid expression under the flag u.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats });
const validate = ajv.compile<Log>(schema);
const log = (report = shopReport()) => JSON.parse(sarif(report, renderContext())) as Log;
const [run] = log().runs;

describe('sarif', () => {
  it.each([
    ['a report with everything', shopReport()],
    ['a report without findings', healthyReport()],
    ['a finding without columns, calls and entry points', shopReport({ findings: [sizeFinding] })],
    ['a suppression without a reason', shopReport({ suppressed: shopReport().suppressed.map((entry) => ({ ...entry, reason: null })) })],
  ])('keeps to the official schema: %s', (_, report) => {
    validate(log(report));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('would not pass the schema with a wrong level', () => {
    const wrong = log();
    Object.assign(wrong.runs[0].results![0], { level: 'fatal' });
    expect(validate(wrong)).toBe(false);
  });

  it('describes every detector as a rule with help', () => {
    const rules = run.tool.driver.rules!;
    expect(rules.map(({ id }) => id)).toEqual(['sync-file-io', 'sync-crypto', 'sync-compression', 'oversized-file']);
    expect(rules[0].help!.markdown).toContain('```ts\nconst page = readFileSync(path);\n```');
    expect(rules[0].helpUri).toMatch(/docs\/detectors\/sync-file-io\.md$/);
  });

  it('points each result at its rule and gives it a fingerprint', () => {
    const [first] = run.results!;
    expect(run.tool.driver.rules![first.ruleIndex!].id).toBe(first.ruleId);
    expect(first.partialFingerprints).toEqual({ 'perfAnalyze/v1': '6f1c02d9a4b7' });
    expect(first.level).toBe('error');
  });

  it('tells the chain of calls as a code flow', () => {
    const [flow] = run.results![0].codeFlows!;
    const texts = flow.threadFlows[0].locations.map(({ location }) => location!.message!.text);
    expect(texts).toEqual(['GET /orders/:id/invoice (express)', 'getInvoice', 'renderInvoice', 'loadTemplate', templateFinding.message]);
  });

  it('lists suppressed findings as such, with their reason', () => {
    const suppressed = run.results!.at(-1)!;
    expect(suppressed.suppressions).toEqual([{ kind: 'inSource', justification: 'read once a day' }]);
  });

  it('reports skipped files, useless comments and coverage', () => {
    const texts = run.invocations![0].toolExecutionNotifications!.map(({ message }) => message.text);
    expect(texts).toEqual([
      'Left out: syntax error: Unexpected token (12:4)',
      'This comment suppresses no finding of sync-http.',
      expect.stringMatching(/^612 files analysed/),
    ]);
  });

  it('encodes file names as URIs', () => {
    const location = { ...templateFinding.location, file: 'src/[id]/a b#1.ts' };
    const [result] = log(shopReport({ findings: [{ ...templateFinding, location }] })).runs[0].results!;
    expect(result.locations![0].physicalLocation!.artifactLocation!.uri).toBe('src/%5Bid%5D/a%20b%231.ts');
  });
});
