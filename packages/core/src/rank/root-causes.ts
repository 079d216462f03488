import type { Finding, RootCause } from '../report/report.js';
import { compare } from './order.js';

/**
 * The functions whose change clears most: for each finding the step of its chain that most findings share, nearest
 * to the blocking call. One cause may stand for several findings.
 */
export function rootCauses(findings: readonly Finding[]): RootCause[] {
  const byFunction = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { file, function: name } = finding.location;
    const key = `${file}\n${name}`;
    byFunction.set(key, [...(byFunction.get(key) ?? []), finding]);
  }
  const causes = [...byFunction.values()].map((group): RootCause => {
    const [{ location, priority }] = group;
    const entries = new Set(group.flatMap(({ entryPoints }) => entryPoints.map(({ file, line, column }) => `${file}:${line}:${column}`)));
    const { file, line, column, function: name } = location;
    return { file, line, column, function: name, findings: group.map(({ id }) => id), entryPoints: entries.size, priority };
  });
  return causes.sort((a, b) => compare(a.priority, b.priority) || b.entryPoints - a.entryPoints || b.findings.length - a.findings.length || compare(a.file, b.file) || a.line - b.line);
}
