/**
 * The events of a utility as data: when each is published, and the fields of its message. Types, documentation and tests are
 * derived from it; the code imports only its type, so that no word of it is shipped.
 */
export type EventCatalog = Readonly<Record<string, EventDescription>>;

export interface EventDescription {
  /** A sentence: "A call was refused." */
  readonly when: string;
  readonly message: Readonly<Record<string, keyof FieldTypes>>;
  /** Published on a tracing channel, as start, end and error of one call; `message` is its context. */
  readonly isTraced?: true;
}

interface FieldTypes {
  string: string;
  number: number;
  boolean: boolean;
  unknown: unknown;
}

/** The message of each event of a catalog. */
export type Messages<Events extends EventCatalog> = {
  readonly [Event in keyof Events]: { readonly [Field in keyof Events[Event]['message']]: FieldTypes[Events[Event]['message'][Field]] };
};
