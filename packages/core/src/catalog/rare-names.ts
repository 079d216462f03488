/** What an operator asks for once in a while, by the verb that names it. */
const RARE: ReadonlySet<string> = new Set(
  'install uninstall reinstall migrate provision bootstrap setup onboard restore backup restart reboot shutdown enable disable'.split(' '),
);

/** Whether a function's name begins with such a verb: `Backup.restore`, `installPlugin`. */
export function isRareFunction(name: string): boolean {
  return isRare(name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('#')) + 1));
}

/** Whether a step of a route does: `POST /backups/:id/restore`. */
export function isRareRoute(name: string): boolean {
  return name.split(/[\s/]+/).some(isRare);
}

function isRare(name: string): boolean {
  const [verb] = /^(?:[A-Z]+(?![a-z])|[A-Za-z][a-z]*)/.exec(name) ?? [''];
  return RARE.has(verb.toLowerCase());
}
