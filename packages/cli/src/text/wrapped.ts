import { wrapAnsi } from 'fast-wrap-ansi';

/** Lines of the text, none wider than `width` unless one word is, all behind the same indentation. */
export function wrapped(text: string, width: number, indentation: string): string[] {
  const lines = wrapAnsi(text, Math.max(20, width - indentation.length), { hard: false }).split('\n');
  return lines.map((line) => (indentation + line).trimEnd());
}
