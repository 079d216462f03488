import type { ts } from 'ts-morph';

/** The expression without parentheses, `!`, `as` and `satisfies`. */
export function unwrap(compiler: typeof ts, expression: ts.Expression): ts.Expression {
  const isOuter =
    compiler.isParenthesizedExpression(expression) || compiler.isNonNullExpression(expression) || compiler.isAsExpression(expression) || compiler.isSatisfiesExpression(expression) || compiler.isTypeAssertionExpression(expression);
  return isOuter ? unwrap(compiler, expression.expression) : expression;
}
