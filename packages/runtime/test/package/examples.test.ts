import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readExamples } from '../../scripts/doc-examples.js';

const folder = new URL('../.examples/', import.meta.url);
const repository = fileURLToPath(new URL('../../../../', import.meta.url));

const examples = writeExamples();

describe('examples of the documentation', () => {
  it.each(examples)('$name runs', async ({ file }) => {
    await expect(import(file)).resolves.toBeDefined();
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

/** Each example as a module of its own. */
function writeExamples() {
  mkdirSync(folder, { recursive: true });
  return readExamples().map(({ name, code }) => {
    const file = fileURLToPath(new URL(`${name}.ts`, folder));
    writeFileSync(file, `${code}export {};\n`);
    return { name, file };
  });
}
