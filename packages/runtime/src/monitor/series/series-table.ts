import { OptionError } from '../../base/errors/option-error.js';
import { checkedLabels, type Labels, labelKey, NO_LABELS } from './labels.js';

/** The name of the series for whatever came after the cap was reached. */
export const OVERFLOW_SERIES = 'overflow';

/** The series of one name: the one without labels, and the others. */
interface Family<Entry> {
  plain?: Entry;
  labelled?: Map<string, Entry>;
}

/** Series by name and labels, up to a cap; all that come later share one more. */
export class SeriesTable<Entry> {
  readonly #families = new Map<string, Family<Entry>>();
  readonly #make: (name: string, labels: Labels) => Entry;
  readonly #maxSeries: number;
  readonly #onOverflow: (name: string) => void;
  #size = 0;
  #overflow: Entry | undefined;
  #lastName = '';
  #lastPlain: Entry | undefined;

  constructor(maxSeries: number, make: (name: string, labels: Labels) => Entry, onOverflow: (name: string) => void) {
    this.#maxSeries = maxSeries;
    this.#make = make;
    this.#onOverflow = onOverflow;
  }

  get size(): number {
    return this.#size;
  }

  /** The series to record in; made when it is new. Throws an `OptionError`. */
  find(name: string, labels?: Labels): Entry {
    if (labels !== undefined) return this.#known(name, labels) ?? this.#add(name, labels);
    // Most programs record under one name many times in a row.
    if (this.#lastPlain !== undefined && name === this.#lastName) return this.#lastPlain;
    const plain = this.#families.get(name)?.plain ?? this.#add(name, NO_LABELS);
    this.#lastName = name;
    this.#lastPlain = plain;
    return plain;
  }

  /** The series without labels of a name that the package itself uses, cap or not. */
  reserved(name: string): Entry {
    return this.#families.get(name)?.plain ?? this.#insert(name, NO_LABELS);
  }

  /** The series of a name, whatever their labels. */
  named(name: string): Entry[] {
    if (name === OVERFLOW_SERIES && this.#overflow) return [this.#overflow];
    const family = this.#families.get(name);
    if (!family) return [];
    return [...entriesOf(family)];
  }

  names(): string[] {
    return [...this.#families.keys(), ...(this.#overflow ? [OVERFLOW_SERIES] : [])];
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (const family of this.#families.values()) yield* entriesOf(family);
    if (this.#overflow) yield this.#overflow;
  }

  #known(name: string, labels: Labels): Entry | undefined {
    const key = labelKey(labels);
    const family = this.#families.get(name);
    return key === '' ? family?.plain : family?.labelled?.get(key);
  }

  #add(name: string, labels: Labels): Entry {
    if (typeof name !== 'string' || name === '') throw new OptionError('name', 'text that is not empty', name);
    const checked = checkedLabels(labels);
    if (name !== OVERFLOW_SERIES && this.#size < this.#maxSeries) return this.#insert(name, checked);
    return (this.#overflow ??= this.#overflowFrom(name));
  }

  #overflowFrom(name: string): Entry {
    this.#onOverflow(name);
    return this.#make(OVERFLOW_SERIES, NO_LABELS);
  }

  #insert(name: string, labels: Labels): Entry {
    const entry = this.#make(name, labels);
    const family: Family<Entry> = this.#families.get(name) ?? {};
    this.#families.set(name, family);
    const key = labelKey(labels);
    if (key === '') family.plain = entry;
    else (family.labelled ??= new Map<string, Entry>()).set(key, entry);
    this.#size++;
    return entry;
  }
}

function* entriesOf<Entry>({ plain, labelled }: Family<Entry>): Generator<Entry> {
  if (plain) yield plain;
  if (labelled) yield* labelled.values();
}
