import type { TSESTree } from '@typescript-eslint/utils';

/** A node of the tree that both drivers hold. */
export type Node = TSESTree.Node;
