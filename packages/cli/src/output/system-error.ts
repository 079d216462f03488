/** Why the system refused to write, in words that fit behind a colon. */
export function causeOf(error: unknown): string {
  return causes.get(codeOf(error)) ?? (error instanceof Error ? error.message : String(error));
}

/** `ENOENT` and its like, or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const causes = new Map(Object.entries({
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would be larger than files may be here',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  ENAMETOOLONG: 'the name is too long',
}));
