import { type MemberExpression, Visitor } from 'oxc-parser';
import type { Source } from './sources.js';

/** Where sources use globals (`console`) or members of them (`process.exit`), as `path uses name`. */
export function usesOf(sources: Source[], names: string[]): string[] {
  return sources.flatMap(({ path, program }) => {
    const used = new Set<string>();
    new Visitor({
      Identifier: ({ name }) => void used.add(name),
      MemberExpression: (node) => void used.add(dotted(node)),
    }).visit(program);
    return names.filter((name) => used.has(name)).map((name) => `${path} uses ${name}`);
  });
}

function dotted({ object, property }: MemberExpression): string {
  return object.type === 'Identifier' && property.type === 'Identifier' ? `${object.name}.${property.name}` : '';
}
