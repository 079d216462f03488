import type { Position4 } from '../summarize/module-summary.js';

/** A piece of a source file; the path is relative to the working directory. */
export interface Place {
  file: string;
  range: Position4;
}

/** What the type checker is asked about one call. */
export interface Question {
  call: Place;
  /** The function that the call is taken to call for its name alone. */
  guess: Place | null;
  /** Positions of arguments whose functions may count as asynchronous. */
  callbacks: number[];
}

/** What the type checker says of one call. */
export interface Answer {
  /** Functions of the program that are declared under the name. */
  functions: Place[];
  /** Classes and interfaces of the program whose objects the receiver may be. */
  owners: { file: string; name: string }[];
  /** How the catalogue may spell what is declared outside the program. */
  apis: string[];
  /** Whether an object with the guessed function has what the receiver's type asks for; null when that is not known. */
  guessFits: boolean | null;
  /** Positions of arguments whose type says that they return a promise. */
  promised: number[];
}

export const NO_ANSWER: Answer = { functions: [], owners: [], apis: [], guessFits: null, promised: [] };
