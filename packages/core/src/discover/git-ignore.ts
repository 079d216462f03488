import ignore, { type Ignore } from 'ignore';

/** What git leaves out of a folder: the rules of every `.gitignore` from the top down to it, later ones stronger. */
export interface GitRules {
  /** Folder to which the rules are relative. */
  top: string;
  rules: Ignore;
}

const CASE_INSENSITIVE = process.platform === 'win32' || process.platform === 'darwin';

/** The rules for a folder below `top` whose `.gitignore` has this text. */
export function addGitRules(above: GitRules | null, folder: string, text: string): GitRules {
  const top = above?.top ?? folder;
  const rules = ignore({ ignorecase: CASE_INSENSITIVE });
  if (above) rules.add(above.rules);
  const prefix = folder.slice(top.length + 1);
  rules.add(prefix === '' ? text : text.split(/\r?\n/).map((line) => movedBelow(prefix, line)));
  return { top, rules };
}

/** Tells whether git ignores a path below the top, none of whose folders it ignores. */
export function isGitIgnored(git: GitRules | null, path: string, isFolder: boolean): boolean {
  if (!git) return false;
  const relative = path.slice(git.top.length + 1);
  return git.rules.ignores(isFolder ? `${relative}/` : relative);
}

/** Says the pattern of a nested `.gitignore` from the top's point of view. */
function movedBelow(prefix: string, line: string): string {
  if (line.trim() === '' || line.startsWith('#')) return '';
  const negation = line.startsWith('!') ? '!' : '';
  const pattern = line.slice(negation.length).replace(/^\\(?=[!#])/, '');
  const isAnchored = pattern.trimEnd().slice(0, -1).includes('/');
  const inside = isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`;
  return `${negation}/${prefix.replace(/[\\*?[\]!# ]/g, '\\$&')}/${inside}`;
}
