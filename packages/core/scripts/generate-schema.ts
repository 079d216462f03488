import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const schemas = [
  { type: 'Report', source: 'report', title: 'What `perf-analyze --format json` prints' },
  { type: 'Graph', source: 'graph', title: 'What `perf-analyze graph --format json` prints' },
];

mkdirSync(`${root}docs`, { recursive: true });
for (const { type, source, title } of schemas) {
  const path = `${root}packages/core/src/report/${source}.ts`;
  const schema = createGenerator({ path, type, tsconfig: `${root}tsconfig.json`, topRef: false, skipTypeCheck: true }).createSchema(type);
  writeFileSync(`${root}docs/${source}.schema.json`, `${JSON.stringify({ title, ...schema }, null, 2)}\n`);
}
