import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Unpacks a published package, without its dependencies, and returns its folder. Nothing of it is run. */
export function fetchPackage(name: string, into: string): string {
  mkdirSync(into, { recursive: true });
  const packed = execFileSync('npm', ['pack', name, '--ignore-scripts', '--silent', '--pack-destination', into], { encoding: 'utf8' });
  execFileSync('tar', ['-xzf', join(into, packed.trim()), '-C', into]);
  return join(into, 'package');
}
