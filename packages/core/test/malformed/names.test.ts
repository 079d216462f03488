import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/index.js';
import { analyzeShop, places, shop } from './shop.js';

/** Names that every object already answers to. */
const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf', 'isPrototypeOf', 'prototype', 'then', 'length', 'exports', 'module'];

/** A program that calls everything by one name. Line 8 blocks, in a function of that name. */
const program = (name: string): string => `import { ${name} as first } from './${name}.js';
import * as all from './${name}.js';
import { readFileSync } from 'node:fs';
export const shelf = { ['${name}']() {
  return first;
}, get ${name}2() { return first; } };
export async function ${name}(fruit) {
  const { ${name}: inner, ...rest } = readFileSync('fruit.json');
  shelf['${name}'](); all.${name}(fruit); inner(); rest.${name}(); fruit.${name}.${name}(${name}); ({}).${name}(); [].${name}();
  fruit.on('${name}', ${name}); fruit['${name}'] = first; new Map([['${name}', first]]).get('${name}')();
}
class Order { ['${name}']() { return shelf.${name}(); } static make() { return new Order().${name}(); } }
Order.prototype.${name}3 = ${name}; Object.assign(Order.prototype, { ${name}: shelf }); globalThis.${name} = Order.make;
export { Order as ${name}Order };
`;

describe('a name that every object has is a name like others:', () => {
  test.each(names)('%s', async (name) => {
    const cwd = shop({ [`${name}.ts`]: program(name), [`${name}/index.js`]: program(name).replaceAll('./', '../'), [`${name}/package.json`]: `{"name": "${name}", "main": "./index.js"}` });
    const report = await analyzeShop(cwd);
    expect(report.coverage).toMatchObject({ files: 3, skipped: [] });
    expect(places(report)).toEqual([`${name}.ts:8`, `${name}/index.js:8`, 'prices.ts:3'].sort());
  });

  test('also in package.json, overrides and what the configuration adds', async () => {
    const manifest = `{${names.map((name) => `"${name}": {"${name}": "${name}"}`).join()}, "name": "__proto__", "dependencies": {${names.map((name) => `"${name}": "1"`).join()}}}`;
    const uses = names.map((name, index) => `import fruit${index} from '${name}';\nexport async function order${index}() { fruit${index}(); fruit${index}.${name}(); }\n`);
    const report = await analyzeShop(shop({ 'package.json': manifest, 'uses.ts': uses.join('') }), { blocking: names.map((name) => ({ module: name, export: name })) });
    expect(report.coverage.skipped).toEqual([]);
    expect(places(report)).toContain('prices.ts:3');
  });

  test('cold and warm', async () => {
    const cwd = shop(Object.fromEntries(names.map((name) => [`${name}.ts`, program(name)])));
    const [cold, warm] = [await analyze({ cwd }), await analyze({ cwd })];
    expect(JSON.stringify(warm)).toBe(JSON.stringify(cold));
  });
});
