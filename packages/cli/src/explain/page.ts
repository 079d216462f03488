import type { Palette } from '../render/stylish/palette.js';

/** What an explanation is printed on. */
export interface Page {
  width: number;
  paint: Palette;
  readLines: (file: string) => readonly string[] | null;
}
