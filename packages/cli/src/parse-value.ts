import { InvalidArgumentError } from 'commander';
import { suggestion } from './text/closest.js';

/** A parser for one of a list of words. */
export function oneOf<Choice extends string>(choices: readonly Choice[]): (value: string) => Choice {
  return (value) => {
    const choice = choices.find((known) => known === value);
    if (choice !== undefined) return choice;
    const hint = suggestion(value, choices) || `; it is one of ${choices.join(', ')}.`;
    throw new InvalidArgumentError(`'${value}' is not known${hint}`);
  };
}

/** A parser for words with commas between them, which may also be given one by one. */
export function listOf<Choice extends string>(
  choices: readonly Choice[],
): (value: string, previous: Choice[] | undefined) => Choice[] {
  const parse = oneOf(choices);
  return (value, previous = []) => [...previous, ...words(value).map(parse)];
}

/** A parser for any words with commas between them. */
export function anyWords(value: string, previous: string[] = []): string[] {
  return [...previous, ...words(value)];
}

/** A parser for a whole number from zero up. */
export function count(value: string): number {
  return wholeNumber(value, 'a whole number from 0 up');
}

/** A parser for a number of threads. */
export function threads(value: string): number | 'auto' {
  return value === 'auto' ? 'auto' : wholeNumber(value, "a whole number from 0 up, or 'auto'");
}

function wholeNumber(value: string, what: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError(`'${value}' is not ${what}.`);
  return Number(value);
}

function words(value: string): string[] {
  return value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
