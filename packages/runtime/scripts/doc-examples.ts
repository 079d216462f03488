import { readdirSync, readFileSync } from 'node:fs';

const pages = new URL('../../../docs/runtime/', import.meta.url);

export interface Example {
  /** Page and place, as in `limiter-2`. */
  readonly name: string;
  readonly code: string;
}

/** Every `ts` block of the documentation; each is a module of its own. */
export function readExamples(): Example[] {
  return readdirSync(pages)
    .filter((page) => page.endsWith('.md'))
    .flatMap((page) => {
      const blocks = [...readFileSync(new URL(page, pages), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)];
      return blocks.map(([, code], index) => ({ name: `${page.slice(0, -'.md'.length)}-${index + 1}`, code }));
    });
}
