import type { TSESTree } from '@typescript-eslint/utils';
import type { ParseResult as ParseResultOfOxc, ParserOptions } from 'oxc-parser';

export interface Comment {
  type: 'Block' | 'Line' | 'Shebang';
  value: string;
  range: [number, number];
}

/** A file as the traversal reads it, whoever parsed it. */
export interface ParsedModule {
  program: TSESTree.Program;
  comments: readonly Comment[];
  text: string;
}

export type ParseResult = ParsedModule | { error: string };

type Parser = typeof import('oxc-parser').parseSync;

const OPTIONS: ParserOptions = { preserveParens: false };

/** Loads the parser, which is native and not needed when nothing has changed. */
export async function loadParser(): Promise<(path: string, text: string) => ParseResult> {
  const { parseSync } = await import('oxc-parser');
  return (path, text) => parse(parseSync, path, text);
}

function parse(parseSync: Parser, path: string, text: string): ParseResult {
  const languages = /\.[cm]?ts$/.test(path) ? ['ts' as const] : path.endsWith('.tsx') ? ['tsx' as const] : ['jsx' as const, 'ts' as const];
  let error = '';
  for (const lang of languages) {
    const result = parseSync(path, text, { ...OPTIONS, lang, astType: lang === 'jsx' ? 'js' : 'ts', sourceType: /\.c[jt]s$/.test(path) ? 'commonjs' : 'unambiguous' });
    if (result.errors.length === 0 || isWhole(result, text)) {
      const comments = result.comments.map(({ type, value, start, end }): Comment => ({ type, value, range: [start, end] }));
      return { program: result.program as unknown as TSESTree.Program, comments, text };
    }
    error ||= result.errors[0].message;
  }
  return { error };
}

/** A recoverable error leaves the whole tree. A fatal one leaves an empty body, or the statements before it. */
function isWhole({ program, comments }: ParseResultOfOxc, text: string): boolean {
  const last = program.body.at(-1);
  const end = Math.max(last?.end ?? 0, comments.at(-1)?.end ?? 0);
  return last !== undefined && text.slice(end).trim() === '';
}
