/** What calls do to files and folders, by the last name of what is called: packages beside Node take over its names. */

const ASKS = /^(?:existsSync|pathExistsSync|exists|pathExists)$/;
const MAKES = /^(?:mkdir|mkdirp|mkdirs|ensureDir|ensureFile|createFile|writeFile|outputFile|writeJson|writeJSON|outputJson|outputJSON)(?:Sync)?$|^createWriteStream$/;
const MAKES_ANOTHER = /^(?:copyFile|copy|cp|rename|move|link|symlink)(?:Sync)?$/;
const MAY_TAKE_AWAY = /^(?:rm|rmdir|unlink|remove|rimraf|del|delete|empty|rename|move)/i;

/** Whether a function tells if its first argument is there. */
export function asksForFile(name: string): boolean {
  return ASKS.test(name);
}

/** Whether a function makes what its first argument names. */
export function makesFile(name: string): boolean {
  return MAKES.test(name);
}

/** Whether a function makes what its second argument names, of its first. */
export function makesFileOfAnother(name: string): boolean {
  return MAKES_ANOTHER.test(name);
}

/** Whether what its first argument names may be gone after a function: any function that sounds like it. */
export function mayTakeFileAway(name: string): boolean {
  return MAY_TAKE_AWAY.test(name);
}
