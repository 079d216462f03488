const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'not readable, permission denied',
  EPERM: 'not readable, permission denied',
  ENOENT: 'no such file or folder',
  ELOOP: 'loop of symbolic links',
  ENAMETOOLONG: 'path too long',
  EMFILE: 'too many open files',
};

/** What an error of the file system means, in words for a list of skipped files. */
export function systemErrorReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? `not readable, ${code || String(error)}`;
}
