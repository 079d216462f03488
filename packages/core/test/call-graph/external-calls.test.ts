import { describe, expect, it } from 'vitest';
import { analyze, buildGraph } from '../../src/index.js';
import { temporaryTree } from '../support/temporary-tree.js';

const schema = `
const joi = require('joi');
const schema = joi.string().trim().max(10).description('A name.');
exports.check = (value) => schema.validate(value).error.details.map(({ message }) => message);
exports.measure = (list) => list.longest();
exports.collect = (name) => { const names = []; names.push(name); return names.join(' '); };
`;

describe('a call of what other packages gave', () => {
  it('is external, however far it is from the name of an API', async () => {
    const cwd = temporaryTree({ 'schema.js': schema });
    const { external, unresolved } = await buildGraph({ cwd, cache: false });
    expect(external.map(({ api, call }) => `${call.line} ${api}`)).toContain('3 *');
    expect(unresolved.map(({ call, reason }) => `${call.line} ${reason}`)).toEqual(['5 unknown receiver of longest']);
    expect((await analyze({ cwd, cache: false })).coverage).toMatchObject({ unresolvedCalls: 1 });
  });

  it('has no part in what the program keeps elsewhere', async () => {
    const cwd = temporaryTree({
      'registry.js': `const di = require('di');\nconst one = di.load('a').deep.one();\none.run = () => first();\nfunction first() {}\nexports.go = () => di.load('b').deep.other().run();`,
    });
    const { edges, functions } = await buildGraph({ cwd, cache: false });
    const first = functions.find(({ name }) => name === 'one.run' || name === 'run');
    // By its name alone, and not for being the same value.
    expect(edges.filter(({ to }) => to === first?.id).map(({ confidence }) => confidence)).toEqual(['possible']);
  });
});
