const WORTH_LOOKING = 50_000;
const LONG_AVERAGE = 500;
const LONG_LINE = 20_000;
const INLINE_SOURCE_MAP = '\n//# sourceMappingURL=data:';

/**
 * Tells whether a program made the text and squeezed it: a file above 50 kB whose lines are longer than
 * 500 characters on average, or that has a line of more than 20,000 characters. A source map at the end, which compilers
 * leave in readable code as well, says nothing.
 */
export function isMinified(content: string): boolean {
  const map = content.lastIndexOf(INLINE_SOURCE_MAP);
  const text = map === -1 ? content : content.slice(0, map);
  if (text.length <= WORTH_LOOKING) return false;
  let lines = 0;
  for (let start = 0; start < text.length; lines++) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (end - start > LONG_LINE) return true;
    start = end + 1;
  }
  return text.length / lines > LONG_AVERAGE;
}
