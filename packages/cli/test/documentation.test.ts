import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { configFiles } from '../src/config/find-config.js';
import { formats, graphFormats } from '../src/formats.js';
import { createProgram } from '../src/program.js';
import { shopReport } from './support/shop-report.js';

const page = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');
const nothing = () => Promise.resolve();
const program = createProgram('0.1.0', { analyze: nothing, explain: nothing, list: nothing, init: nothing, graph: nothing });
const flagsOf = (command: Command) => command.options.map(({ flags }) => flags);
const text = page('cli.md');

/** The part of the page about one command. */
function section(name: string): string {
  const start = text.indexOf(`### \`perf-analyze ${name}`);
  return text.slice(start, text.indexOf('\n#', start + 1));
}

describe('docs/cli.md', () => {
  it.each(flagsOf(program))('describes %s', (flags) => {
    expect(text).toContain(`\`${flags}\``);
  });

  it.each(program.commands.map((command) => command.name()))('describes the command %s with every option', (name) => {
    const command = program.commands.find((candidate) => candidate.name() === name);
    expect(text).toContain(`### \`perf-analyze ${name}`);
    const own = name === 'graph' ? ['--format <format>', '--from <file:line>'] : flagsOf(command ?? program);
    for (const flags of own) expect(section(name)).toContain(`\`${flags}\``);
  });

  it('names no option that does not exist', () => {
    const known = [program, ...program.commands].flatMap((command) => command.options.map(({ long }) => long));
    const named = text.match(/--[a-z][a-z-]+/g) ?? [];
    expect(named.filter((option) => option !== '--help' && !known.includes(option))).toEqual([]);
  });

  it('names every value of every option that has a list of values', () => {
    for (const { flags, argChoices = [] } of program.options) {
      if (flags.startsWith('--format')) continue;
      const row = text.split('\n').find((line) => line.startsWith(`| \`${flags}\``)) ?? '';
      for (const value of argChoices) expect(row).toContain(`\`${value}\``);
    }
  });

  it.each([...formats, ...graphFormats])('describes the format %s', (format) => {
    expect(text).toMatch(new RegExp(`^\\| .*\`${format}\`.* \\|$`, 'm'));
  });

  it.each(configFiles)('names %s', (file) => {
    expect(text).toContain(`\`${file}\``);
  });
});

describe('docs/json-report.md', () => {
  const report = shopReport({ timings: { link: 3 } });

  it.each(Object.keys(report))('describes %s', (field) => {
    expect(page('json-report.md')).toContain(`| \`${field}\` |`);
  });

  it.each([...Object.keys(report.findings[0]), ...Object.keys(report.matrix[0]), ...Object.keys(report.coverage)])('names %s', (field) => {
    expect(page('json-report.md')).toContain(`\`${field}\``);
  });
});
