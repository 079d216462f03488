import { beforeAll, expect, test } from 'vitest';
import { loadParser } from '../parse.js';
import { summarizeContent } from '../summarize-file.js';

let beginnings: (text: string) => string[];

beforeAll(async () => {
  const parse = await loadParser();
  beginnings = (text) => {
    const outcome = summarizeContent('shop.js', Buffer.from(text), parse, {});
    if ('skipped' in outcome) throw new Error(outcome.skipped);
    const { names, imports } = outcome.summary;
    return imports.computed.map((name) => names[name]);
  };
});

test.each([
  ['require(`./commands/${name}`)', './commands/'],
  ['require("./commands/" + name + ".js")', './commands/'],
  ['require(__dirname + "/commands/" + name)', './commands/'],
  ['require(`${__dirname}/commands/${name}`)', './commands/'],
  ['require(path.join(__dirname, "commands", name))', './commands/'],
  ['const file = path.resolve(__dirname, "..", "cli.js"); require(file)', '../cli.js'],
  ['import(`../commands/${name}.js`)', '../commands/'],
])('%s begins with %s', (text, beginning) => {
  expect(beginnings(text)).toEqual([beginning]);
});

test.each(['require(name)', 'require(path.join(folder, name))', 'require(`${process.cwd()}/shop.js`)', 'require("shop-" + name)', 'require("./cli")'])('%s says nothing of files here', (text) => {
  expect(beginnings(text)).toEqual([]);
});
