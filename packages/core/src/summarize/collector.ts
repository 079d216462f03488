import type { Node } from '../syntax/node.js';
import type { Walk } from './walk.js';

/** A detector's look at one node during the traversal of its file. */
export type Collector = (node: Node, walk: Walk) => void;

/** Collectors by the type of node that they want to see. */
export type Collectors = { readonly [Type in Node['type']]?: readonly Collector[] };
