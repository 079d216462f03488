import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readExamples } from '../../scripts/doc-examples.js';
import { subPaths } from '../../scripts/size-page.js';

const folder = new URL('../.examples/', import.meta.url);
const repository = fileURLToPath(new URL('../../../../', import.meta.url));

const examples = writeExamples();

describe('examples of the documentation', () => {
  it.each(examples)('$name runs', async ({ compiled }) => {
    await expect(import(compiled)).resolves.toBeDefined();
  });

  it.each(subPaths)('show /%s', (subPath) => {
    expect(readExamples().some(({ code }) => code.includes(`'@perf-analyze/runtime/${subPath}'`))).toBe(true);
  });

  it('are typed', () => {
    const { config } = ts.readConfigFile(`${repository}tsconfig.json`, (path) => ts.sys.readFile(path)) as { config: object };
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, repository);
    const program = ts.createProgram(examples.map(({ file }) => file), { ...options, noUnusedLocals: false });
    const problems = examples.flatMap(({ name, file }) =>
      ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`),
    );
    expect(problems).toEqual([]);
  });
});

/** Each example as a module of its own, and compiled by hand, since what compiles the tests leaves decorators as they are. */
function writeExamples() {
  mkdirSync(folder, { recursive: true });
  return readExamples().map(({ name, code }) => {
    const file = fileURLToPath(new URL(`${name}.ts`, folder));
    const compiled = file.replace(/ts$/, 'js');
    writeFileSync(file, `${code}export {};\n`);
    writeFileSync(compiled, ts.transpile(`${code}export {};\n`, { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 }));
    return { name, file, compiled };
  });
}
