import stringWidth from 'fast-string-width';

export interface Column {
  title: string;
  /** Numbers stand at the right. Default left. */
  align?: 'right';
}

/** Lines of a table whose columns are as wide as their widest cell; the first line holds the titles. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => stringWidth(line[index] ?? ''))));
  return lines.map((line) =>
    columns
      .map(({ align }, index) => padded(line[index] ?? '', widths[index], align))
      .join('  ')
      .trimEnd(),
  );
}

/** The text filled with spaces up to a display width. */
export function padded(text: string, width: number, align?: 'right'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'right' ? space + text : text + space;
}
