import { readFileSync, writeFileSync } from 'node:fs';
import type { Tree } from './tree.js';

/** Adds a function and a call of it to a file, another one each round, as an editor would. Returns what undoes it. */
export function editFile({ files }: Tree, round: number): () => void {
  const path = files[Math.floor((files.length * (round + 1)) / 7) % files.length];
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, `${text}\nfunction restockedInRound${round}(order) {\n  return JSON.stringify(order);\n}\nrestockedInRound${round}({ apples: ${round} });\n`);
  return () => {
    writeFileSync(path, text);
  };
}
