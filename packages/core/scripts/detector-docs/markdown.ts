/** A table; cells may hold `|`. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

/** Text in the font of code, also when it has backticks itself. */
export function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

const LONGEST_BLOCK = 24;
const SHOWN_AT_START = 5;
const SHOWN_AT_END = 3;

/** A block of JavaScript. The middle of a long one is left out. */
export function block(source: string): string {
  const lines = source.trimEnd().split('\n');
  const left = lines.length - SHOWN_AT_START - SHOWN_AT_END;
  const shown = lines.length <= LONGEST_BLOCK ? lines : [...lines.slice(0, SHOWN_AT_START), `// … ${left} lines like these …`, ...lines.slice(-SHOWN_AT_END)];
  return ['```js', ...shown, '```'].join('\n');
}

/** A page of paragraphs, with a note for those who would edit it. */
export function page(source: string, paragraphs: readonly string[]): string {
  return `<!-- Generated from ${source} by \`npm run generate\`: edit that instead. -->\n\n${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`;
}

/** `critical`, `high` and `low` */
export function listed(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const [last = '', ...before] = [...words].reverse();
  return before.length === 0 ? last : `${before.reverse().join(', ')} ${conjunction} ${last}`;
}
