import { NOTHING } from '../flow-builder.js';
import type { Visitors } from '../walk.js';
import { openClass } from './classes.js';
import { annotate, annotateMembers } from './type-annotations.js';

export const typeVisitors: Visitors = {
  TSTypeAliasDeclaration(walk, node) {
    const { flow } = walk;
    const binding = flow.declare(walk.scope, node.id.name);
    const nodes = openClass(walk, node.id.name, [], true);
    flow.copy(nodes.constructor, binding);
    if (node.typeAnnotation.type === 'TSTypeLiteral') annotateMembers(walk, nodes.prototype, node.typeAnnotation.members);
    else {
      const target = flow.node();
      annotate(walk, target, node.typeAnnotation);
      flow.flow.prototypes.push(target, nodes.prototype);
    }
    return NOTHING;
  },
  TSTypeAnnotation: () => NOTHING,
  TSTypeParameterDeclaration: () => NOTHING,
  TSTypeParameterInstantiation: () => NOTHING,
};
