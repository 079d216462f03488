/** What an operator asks for once in a while, by the verb that names it. */
const OPERATIONS = 'install uninstall reinstall migrate provision backup restart reboot shutdown'.split(' ');
/** In the name of a function these may speak of a session or a response. */
const RARE_STEPS: ReadonlySet<string> = new Set([...OPERATIONS, ...'bootstrap setup onboard restore enable disable'.split(' ')]);
const RARE_VERBS: ReadonlySet<string> = new Set(OPERATIONS);

/** Whether a function's name begins with such a verb: `Backup.restart`, `installPlugin`. */
export function isRareFunction(name: string): boolean {
  const own = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('#')) + 1);
  const [verb] = /^(?:[A-Z]+(?![a-z])|[A-Za-z][a-z]*)/.exec(own) ?? [''];
  return RARE_VERBS.has(verb.toLowerCase());
}

/** Whether a request that changes something asks for it by the last step of its route that is written down: `POST /backups/:id/restore`. */
export function isRareRoute(name: string): boolean {
  const [method, route] = name.split(' ');
  if (route === undefined || !/^(?:POST|PUT|PATCH|DELETE)$/.test(method)) return false;
  const last = route.split('/').findLast((step) => /^\w/.test(step)) ?? '';
  return !last.includes('.') && RARE_STEPS.has(last.split('-', 1)[0].toLowerCase());
}
