import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../../test/support/temporary-tree.js';
import { discover } from './discover.js';

const handlersIn = async (files: Readonly<Record<string, string>>) => {
  const { files: found, skipped } = await discover({ cwd: temporaryTree(files), paths: ['.'], ignore: [] });
  return { handlers: Object.fromEntries(found.flatMap(({ path, handlers }) => (handlers ? [[path, handlers]] : []))), skipped };
};

describe('templates of cloud functions', () => {
  it('name handlers from their own folder, in what they share too', async () => {
    const template = 'Globals:\n  Function:\n    CodeUri: ./src\nResources:\n  List:\n    Properties: { Handler: orders.list }\n  Add:\n    Properties: { Handler: add.default, CodeUri: functions }\n';
    const { handlers } = await handlersIn({ 'api/template.yaml': template, 'api/src/orders.ts': '', 'api/functions/add.mjs': '', 'src/orders.ts': '' });
    expect(handlers).toEqual({ 'api/src/orders.ts': ['list'], 'api/functions/add.mjs': ['default'] });
  });

  it('may be JSON, and name several exports of a file', async () => {
    const template = JSON.stringify({ functions: { list: { handler: 'orders.list' }, add: { handler: 'orders.add' } } });
    expect((await handlersIn({ 'serverless.json': template, 'orders.js': '' })).handlers).toEqual({ 'orders.js': ['list', 'add'] });
  });

  it.each([
    ['broken', 'functions: ['],
    ['made to grow', `a: &a [x, x, x, x, x, x, x, x]\n${'bcdefghij'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]`).join('\n')}\n`],
  ])('are listed when they are %s', async (_, template) => {
    const { handlers, skipped } = await handlersIn({ 'serverless.yml': template, 'orders.js': '' });
    expect([handlers, skipped]).toEqual([{}, [{ file: 'serverless.yml', reason: 'broken YAML, treated as absent' }]]);
  });

  it.each(['[]', '- a', 'functions: 1', 'Resources: { a: null, b: [1], c: { Properties: { Handler: 5 } } }', 'functions: { a: { handler: nothing } }'])('may be anything: %s', async (template) => {
    expect(await handlersIn({ 'serverless.yml': template, 'orders.js': '' })).toEqual({ handlers: {}, skipped: [] });
  });
});
