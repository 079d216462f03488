const MOST_EDITS = 2;

/** The name that was probably meant: the same but for capitals and separators, or at most two edits away, of a short name half its length. */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  const meant = plain(given);
  let most = Math.min(MOST_EDITS, meant.length / 2);
  let nearest: string | undefined;
  for (const name of known) {
    const edits = editDistance(meant, plain(name));
    if (edits > most) continue;
    nearest = name;
    most = edits - 1;
  }
  return nearest;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Levenshtein's distance, row by row, in one row: what is left of the row above stands at and after the column. */
function editDistance(from: string, to: string): number {
  const row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const letter of from) {
    let diagonal = row[0]++;
    for (let column = 1; column < row.length; column++) {
      const replaced = diagonal + Number(letter !== to[column - 1]);
      diagonal = row[column];
      row[column] = Math.min(replaced, diagonal + 1, row[column - 1] + 1);
    }
  }
  return row[to.length];
}
