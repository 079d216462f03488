/** The kinds of values that tests tell apart, as bits. Objects, texts and numbers are `other` where they are no falsy ones. */
export const ValueKind = { nothing: 1, falsy: 2, function: 4, other: 8 } as const;
export const TRUTHY = ValueKind.function | ValueKind.other;
export const ANY_VALUE = ValueKind.nothing | ValueKind.falsy | TRUTHY;
