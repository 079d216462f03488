const MOST_EDITS = 2;

/** The name that was probably meant: the same but for capitals and separators, or at most two edits away, of a short name half its length. */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  const meant = plain(given);
  for (let edits = 0; edits <= Math.min(MOST_EDITS, meant.length / 2); edits++) {
    const nearest = known.find((name) => isWithin(edits, meant, plain(name)));
    if (nearest !== undefined) return nearest;
  }
  return undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Whether so many letters inserted, left out or replaced make one text of the other. So few edits are tried out faster than counted. */
function isWithin(edits: number, from: string, to: string): boolean {
  if (edits < 0) return false;
  if (from === to) return true;
  const [shorterFrom, shorterTo] = [from.slice(1), to.slice(1)];
  if (from[0] === to[0]) return isWithin(edits, shorterFrom, shorterTo);
  return isWithin(edits - 1, shorterFrom, to) || isWithin(edits - 1, from, shorterTo) || isWithin(edits - 1, shorterFrom, shorterTo);
}
