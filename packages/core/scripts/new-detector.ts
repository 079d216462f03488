import { fileURLToPath } from 'node:url';
import { createDetector, NameError } from './scaffold/create-detector.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const [name = ''] = process.argv.slice(2);

try {
  for (const path of createDetector(root, name)) console.log(path);
} catch (error) {
  if (!(error instanceof NameError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
