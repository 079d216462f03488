import { OptionError } from '../errors/option-error.js';

type Names<Given> = keyof Given & string;

/** Throws when both options are given. */
export function refuseTogether<Given extends object>(given: Given, one: Names<Given>, other: Names<Given>): void {
  if (given[one] === undefined || given[other] === undefined) return;
  throw new OptionError(one, `left out when \`${other}\` is given`, given[one], `\`${one}\` and \`${other}\` contradict each other; give only one of them.`);
}

/** Throws when an option is given without the one that gives it a meaning. */
export function requireTogether<Given extends object>(given: Given, one: Names<Given>, needed: Names<Given>): void {
  if (given[one] === undefined || given[needed] !== undefined) return;
  throw new OptionError(one, `given together with \`${needed}\``, given[one], `\`${one}\` needs \`${needed}\`; give both or neither.`);
}
