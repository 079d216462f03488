import { Project, ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { externalApis, packageOf } from './external-api.js';

test.each([
  ['/shop/node_modules/pg/index.d.ts', 'pg'],
  ['/shop/node_modules/@acme/store/dist/a.d.ts', '@acme/store'],
  ['/shop/node_modules/@types/better-sqlite3/index.d.ts', 'better-sqlite3'],
  ['/shop/node_modules/@types/acme__store/index.d.ts', '@acme/store'],
  ['/shop/node_modules/a/node_modules/b/c.d.ts', 'b'],
  ['/shop/src/a.ts', null],
])('%s belongs to %s', (path, name) => {
  expect(packageOf(path)).toBe(name);
});

test.each([
  ['a method of an interface', '/node_modules/pg/index.d.ts', 'export interface Client { asked(): void }', ['pg#Client.prototype.asked']],
  ['a static method', '/node_modules/pg/index.d.ts', 'export class Client { static asked(): void }', ['pg#Client.asked']],
  ['a method of the default export', '/node_modules/libsql/index.d.ts', 'export default class Database { asked(): void }', ['libsql#Database.prototype.asked', 'libsql#default.prototype.asked']],
  ['a method of what is exported as a whole', '/node_modules/libsql/index.d.ts', 'declare class Database { asked(): void }\nexport = Database;', ['libsql#Database.prototype.asked', 'libsql#default.prototype.asked']],
  ['a function of a core module', '/node_modules/@types/node/fs.d.ts', 'declare module "fs" { function asked(): void }', ['node:fs#asked']],
  ['a member of a type in a namespace', '/node_modules/@types/db/index.d.ts', 'declare namespace db { interface Statement { asked(): void } }\nexport = db;', ['db#Statement.prototype.asked']],
  ['a function of the program itself', '/src/a.ts', 'export function asked(): void {}', []],
])('%s has the names of the catalogue', (_, path, text, apis) => {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const source = project.createSourceFile(path, text);
  const name = source.getDescendantsOfKind(ts.SyntaxKind.Identifier).find((node) => node.getText() === 'asked');
  const declaration = name?.getParentOrThrow().compilerNode as ts.Declaration;
  expect(externalApis(ts, project.getProgram().compilerObject, declaration)).toEqual(apis);
});
