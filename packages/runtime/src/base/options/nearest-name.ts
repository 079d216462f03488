const MOST_EDITS = 2;

/** The name that was probably meant: the same but for capitals and separators, or at most two edits away, of a short name half its length. */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  const most = Math.min(MOST_EDITS, plain(given).length / 2);
  const near = known.map((name) => ({ name, edits: editDistance(plain(given), plain(name)) })).filter(({ edits }) => edits <= most);
  return near.sort((one, other) => one.edits - other.edits).at(0)?.name;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Levenshtein's distance, row by row. */
function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = above[column - 1] + Number(from[row - 1] !== to[column - 1]);
      current.push(Math.min(replaced, above[column] + 1, current[column - 1] + 1));
    }
    above = current;
  }
  return above[to.length];
}
