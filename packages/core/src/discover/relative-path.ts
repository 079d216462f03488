import { relative } from 'node:path/posix';

/** The way from the working directory to an absolute path; `.` for the directory itself. */
export function relativePath(cwd: string, path: string): string {
  if (path.startsWith(cwd) && path[cwd.length] === '/') return path.slice(cwd.length + 1);
  return relative(cwd, path) || '.';
}
