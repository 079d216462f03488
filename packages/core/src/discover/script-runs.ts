/** A file that a script of package.json runs. */
export interface ScriptRun {
  /** As written in the script. */
  path: string;
  /** The script starts the service: `start`, `dev`, `serve` … */
  isService: boolean;
}

const SERVICE = /^(?:start|dev|develop|development|serve|server|prod|production|web|api|worker)(?:[:.-].*)?$/;
const RUNNERS = new Set(
  'node nodejs node-dev nodemon tsx ts-node ts-node-dev ts-node-esm tsnd babel-node bun deno esno jiti vite-node pm2 pm2-runtime'.split(' '),
);
const FLAGS_WITH_VALUE = new Set(
  '-r --require --import --loader --experimental-loader --env-file --conditions -C -P --project --tsconfig -w --watch-path -i --ignore -e --ext --name'.split(' '),
);
/** Words between a runner and its file: `tsx watch x.ts`, `bun run x.ts`, `pm2 start x.js`. */
const SUBCOMMANDS = new Set(['run', 'watch', 'start']);

/** The files that the scripts of a package.json run with Node or a runner like it. */
export function scriptRuns(scripts: Record<string, unknown>): ScriptRun[] {
  return Object.entries(scripts).flatMap(([name, command]) =>
    typeof command === 'string' ? filesRunBy(command).map((path) => ({ path, isService: SERVICE.test(name) })) : [],
  );
}

function filesRunBy(script: string): string[] {
  return script.split(/&&|\|\||[;&|]/).flatMap((command) => {
    const words = command.split(/[\s"']+/).filter((word) => word !== '');
    const runner = words.findLastIndex((word) => RUNNERS.has(word));
    const file = runner === -1 ? undefined : firstArgument(words.slice(runner + 1));
    return file === undefined ? [] : [file];
  });
}

function firstArgument(words: readonly string[]): string | undefined {
  return words.find((word, index) => {
    const isValue = index > 0 && FLAGS_WITH_VALUE.has(words[index - 1] ?? '');
    return !word.startsWith('-') && !isValue && !SUBCOMMANDS.has(word);
  });
}
