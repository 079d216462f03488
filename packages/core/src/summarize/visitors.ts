import type { Visitors } from './walk.js';
import { callVisitors } from './visit/calls.js';
import { classVisitors } from './visit/classes.js';
import { expressionVisitors } from './visit/expressions.js';
import { functionVisitors } from './visit/functions.js';
import { jsxVisitors } from './visit/jsx.js';
import { moduleVisitors } from './visit/modules.js';
import { statementVisitors } from './visit/statements.js';
import { typeVisitors } from './visit/types.js';

/** How each type of node is walked. Types that are missing here are walked child by child. */
export const visitors: Visitors = {
  ...expressionVisitors,
  ...callVisitors,
  ...functionVisitors,
  ...classVisitors,
  ...statementVisitors,
  ...moduleVisitors,
  ...typeVisitors,
  ...jsxVisitors,
};
