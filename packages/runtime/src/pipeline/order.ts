type Order = readonly string[];

/** Pairs that are seldom meant with the first outside the second, and what it does there. */
const MISPLACED: readonly (readonly [outer: string, inner: string, consequence: string])[] = [
  ['breaker', 'retry', 'sees final outcomes only'],
  ['limit', 'retry', 'is bypassed by retries'],
  ['limit', 'hedged', 'is bypassed by extra attempts'],
  ['retry', 'cached', 'asks the cache again at each attempt'],
  ['hedged', 'cached', 'waits twice for one load'],
];

/** Layers that start the work more than once. */
const REPEATING = ['retry', 'hedged'];

/** What is doubtful about an order of layers, outermost first, each as a sentence with the reason. */
export function doubtsAbout(order: Order, isIdempotent: boolean): string[] {
  const misplaced = MISPLACED.filter(([outer, inner]) => isOutside(order, outer, inner));
  const repeating = isIdempotent ? [] : REPEATING.filter((kind) => order.includes(kind));
  const hangs = order.includes('retry') && !isOutside(order, 'retry', 'attemptTimeout') && !isOutside(order, 'retry', 'timeout');
  return [
    ...misplaced.map(([outer, inner, consequence]) => `\`${outer}\` outside \`${inner}\` ${consequence}.`),
    ...repeating.map((kind) => `\`${kind}\` may do work twice that is not idempotent.`),
    ...(hangs ? ['`retry` without `attemptTimeout` inside it spends all its time on one attempt that hangs.'] : []),
  ];
}

function isOutside(order: Order, outer: string, inner: string): boolean {
  const place = order.indexOf(outer);
  return place >= 0 && order.includes(inner, place);
}
