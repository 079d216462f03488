import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const pages = new URL('../../../../docs/runtime/', import.meta.url);
const folder = new URL('../.examples/', import.meta.url);
const repository = fileURLToPath(new URL('../../../../', import.meta.url));

interface Example {
  /** Page and place, as in `limiter-2`. */
  readonly name: string;
  readonly file: string;
}

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

/** Every `ts` block of the pages, as a module of its own. */
function writeExamples(): Example[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(pages)
    .filter((page) => page.endsWith('.md'))
    .flatMap((page) => {
      const blocks = [...readFileSync(new URL(page, pages), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)];
      return blocks.map(([, code], index) => {
        const name = `${page.slice(0, -'.md'.length)}-${index + 1}`;
        const file = fileURLToPath(new URL(`${name}.ts`, folder));
        writeFileSync(file, `${code}export {};\n`);
        return { name, file };
      });
    });
}
