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
    return imports.computed.filter((_, column) => column % 2 === 1).map((name) => names[name]);
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
  ['const dir = path.join(__dirname, "commands"); require(path.join(dir, name))', './commands/'],
  ['const dir = __dirname + "/commands"; require(`${dir}/${name}`)', './commands/'],
  ['import(new URL(`commands/${name}.js`, import.meta.url))', './commands/'],
  ['const dir = fileURLToPath(new URL("commands", import.meta.url)); import(pathToFileURL(join(dir, name)).href)', './commands/'],
])('%s begins with %s', (text, beginning) => {
  expect(beginnings(text)).toEqual([beginning]);
});

test.each(['require(name)', 'require(path.join(folder, name))', 'const path = `${path}/${name}`; require(path)', 'require(`${process.cwd()}/shop.js`)', 'require("shop-" + name)', 'require("./cli")'])('%s says nothing of files here', (text) => {
  expect(beginnings(text)).toEqual([]);
});
