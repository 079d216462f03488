import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { presenceOf } from './presence.js';
import { limitsOf } from './limits.js';

/** Walks what runs only when a test has come out as given, in the light of what that says. */
export function afterTest(walk: Walk, test: Node, outcome: boolean, action: () => void): void {
  walk.argumentTests.within(presenceOf(walk, test, outcome), () => walk.withLimits(limitsOf(test, outcome), action));
}
