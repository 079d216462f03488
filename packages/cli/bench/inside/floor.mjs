// What no analyzer of these files can do without: read, parse and visit every node once.
// Takes a file that lists them, and `raw` for the parser's faster way to hand over its tree.
import { readFileSync } from 'node:fs';
import { parseSync, rawTransferSupported } from 'oxc-parser';

const [list, transfer] = process.argv.slice(2);
const paths = readFileSync(list, 'utf8').split('\n');
const options = { preserveParens: false, experimentalRawTransfer: transfer === 'raw' && rawTransferSupported() };
let nodes = 0;
for (const path of paths) visit(parse(path, readFileSync(path, 'utf8')));
console.log(`files=${paths.length} nodes=${nodes}`);

function parse(path, text) {
  const languages = /\.[cm]?ts$/.test(path) ? ['ts'] : path.endsWith('.tsx') ? ['tsx'] : ['jsx', 'ts'];
  for (const lang of languages) {
    const { program } = parseSync(path, text, { ...options, lang, astType: lang === 'jsx' ? 'js' : 'ts' });
    if (program.body.length > 0 || lang === languages.at(-1)) return program;
  }
}

function visit(node) {
  nodes++;
  for (const key in node) {
    const child = node[key];
    if (typeof child !== 'object' || child === null) continue;
    if (Array.isArray(child)) {
      for (const element of child) if (typeof element?.type === 'string') visit(element);
    } else if (typeof child.type === 'string') visit(child);
  }
}
