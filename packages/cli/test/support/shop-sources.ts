/** The files of a small shop service that the reports in these tests are about. */
export const shopSources: Record<string, string> = {
  'src/invoices/load-template.ts': `import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const templates = join(import.meta.dirname, 'templates');

export function loadTemplate(name: string): string {
  const path = join(templates, \`\${name}.html\`);
  return readFileSync(path, 'utf8');
}
`,
  'src/invoices/render-invoice.ts': `import { loadTemplate } from './load-template.js';
import type { Order } from '../orders/order.js';

export function renderInvoice(order: Order): string {
  return fill(loadTemplate('invoice'), order);
}
`,
  'src/accounts/sign-in.ts': `import { pbkdf2Sync, timingSafeEqual } from 'node:crypto';

export function isPasswordOf(account: Account, password: string): boolean {
\tconst hash = pbkdf2Sync(password, account.salt, 310_000, 32, 'sha256');
\treturn timingSafeEqual(hash, account.hash);
}
`,
  'src/jobs/stock-report.ts': `import { gzipSync } from 'node:zlib';

export function archive(rows: readonly Row[]): Buffer {
  return gzipSync(JSON.stringify(rows));
}
`,
};

/** Lines of a file of the shop. */
export function readShopLines(file: string): readonly string[] | null {
  return Object.hasOwn(shopSources, file) ? shopSources[file].split('\n') : null;
}
