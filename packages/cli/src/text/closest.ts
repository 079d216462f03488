/** The candidate that a typing mistake may have meant, or null when none is near. */
export function closest(word: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  let limit = Math.max(1, Math.floor(word.length * 0.4)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance >= limit) continue;
    limit = distance;
    best = candidate;
  }
  return best;
}

/** `; did you mean 'stylish'?`, or nothing. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const candidate = closest(word, candidates);
  return candidate === null ? '' : `; did you mean '${candidate}'?`;
}

/** How many letters are wrong, missing, too many or exchanged with their neighbour. */
function editDistance(from: string, to: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let index = 0; index < from.length; index += 1) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[index] === to[column - 1];
      const isExchanged = index > 0 && from[index] === to[column - 2] && from[index - 1] === to[column - 1];
      const replaced = row[column - 1] + (isSame ? 0 : 1);
      const exchanged = isExchanged ? before[column - 2] + 1 : Infinity;
      next.push(Math.min(replaced, exchanged, row[column] + 1, next[column - 1] + 1));
    }
    [before, row] = [row, next];
  }
  return row.at(-1)!;
}
