import { OptionError } from '../../base/errors/option-error.js';

/** What tells series of one name apart: names as Prometheus allows them, and any text. */
export type Labels = Readonly<Record<string, string>>;

export const NO_LABELS: Labels = /* @__PURE__ */ Object.freeze({});

const LABEL_NAME = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;
/** Names that exporters give a meaning. */
const RESERVED = ['name', 'le', 'quantile', 'source'];

/** One text for equal labels, in whatever order. Lengths keep values with separators in them apart. Throws for a value that is no text. */
export function labelKey(labels: Labels): string {
  let key = '';
  for (const name of Object.keys(labels).sort()) {
    const value: unknown = labels[name];
    if (typeof value !== 'string') throw new OptionError(`labels.${name}`, 'text', value);
    key += `${name}=${value.length}:${value}`;
  }
  return key;
}

/** A copy in the order of the names, for a new series. Throws for a name that no exporter could take. */
export function checkedLabels(labels: Labels): Labels {
  const names = Object.keys(labels).sort();
  const unfit = names.find((name) => !isLabelName(name));
  if (unfit !== undefined) throw new OptionError('labels', `named like \`route\`, and not ${RESERVED.join(', ')}`, unfit);
  return Object.freeze(Object.fromEntries(names.map((name) => [name, labels[name]])));
}

/** Whether something from elsewhere can be used as labels. */
export function isLabels(given: unknown): given is Labels {
  return typeof given === 'object' && given !== null && Object.entries(given).every(([name, value]) => isLabelName(name) && typeof value === 'string');
}

function isLabelName(name: string): boolean {
  return LABEL_NAME.test(name) && !RESERVED.includes(name);
}
