import { printable } from '../../text/printable.js';

/** Text as Markdown that shows it literally; what stands between backticks stays code. */
export function prose(text: string): string {
  return printable(text.replaceAll('\n', ' '))
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part.replaceAll('|', '\\|') : literal(part)))
    .join('');
}

/** Text as a code span. */
export function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${printable(text).replaceAll('|', '\\|')}${space}${fence}`;
}

function literal(text: string): string {
  return (
    text
      .replace(/[\\`*_{}[\]#|~]/g, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // A name after @ would send somebody a message.
      .replace(/@(?=\w)/g, '@<!-- -->')
  );
}
