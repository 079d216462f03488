/** A program that has been laid out for measuring. */
export interface Tree {
  name: string;
  /** Synthetic trees of all sizes together show the growth. */
  isSynthetic: boolean;
  folder: string;
  /** The folder of the analyzer's cache, outside the program. */
  cache: string;
  /** A file that lists the files of the program, one a line. */
  fileList: string;
  files: readonly string[];
  megabytes: number;
}
