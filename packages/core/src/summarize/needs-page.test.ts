import { parseSync } from 'oxc-parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { needsPage } from './needs-page.js';

function inPage(text: string): boolean {
  const { program } = parseSync('shop.ts', text, { range: true, preserveParens: false, astType: 'ts' });
  return needsPage({ program: program as unknown as TSESTree.Program, text });
}

describe('needsPage', () => {
  it.each([
    ['a property of the document is read', `const basket = document.querySelector('#basket');`],
    ['a listener is added to the window', `window.addEventListener('load', () => {});`],
    ['a property of the window is set', `window.shop = { open: true };`],
    ['a function that is called at once reads it', `(function () {\n  const root = document.body;\n  root.focus();\n})();`],
    ['an argument of such a call reads it', `(function ($) {\n  $.shop = true;\n})(window.jQuery);`],
  ])('is true where %s', (_, text) => expect(inPage(text)).toBe(true));

  it.each([
    ['a test asks for the window', `if (typeof window !== 'undefined') window.shop = {};\nexport const isPage = typeof document === 'object' && document.body !== null;`],
    ['the program leaves early without a window', `(function () {\n  if (typeof window === 'undefined') return;\n  window.shop = {};\n})();`],
    ['a function reads it when it is called', `export function focus() {\n  document.body.focus();\n}`],
    ['a callback is evaluated in a browser that the program drives', `const title = await page.evaluate(() => document.title);`],
    ['the program makes a window', `import { JSDOM } from 'jsdom';\nconst { window } = new JSDOM('');\nexport const title = window.document.title;`],
    ['the program provides a global window', `import { JSDOM } from 'jsdom';\nglobalThis.window = new JSDOM('').window;\nwindow.shop = {};`],
    ['it is a name among others', `import { document } from './schema.js';\nexport const title = document.title;\nexport const rate = { window: { size: 5 } };\nexport const size = rate.window.size;`],
    ['a parameter has the name', `(function (window) {\n  window.shop = {};\n})(globalThis);`],
    ['failing is expected', `try {\n  window.shop = {};\n} catch {}`],
    ['the way there is optional', `export const shop = globalThis.window?.shop;`],
  ])('is false where %s', (_, text) => expect(inPage(text)).toBe(false));
});
