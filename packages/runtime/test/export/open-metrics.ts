/** One sample of a text, as a strict reader of OpenMetrics sees it. */
export interface ReadSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface ReadFamily {
  readonly type: string;
  readonly samples: readonly ReadSample[];
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(.*)\\})? (\\+Inf|-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)$`, 's');
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/y;
const SUFFIXES: Readonly<Record<string, readonly string[]>> = { counter: ['_total'], gauge: [''], histogram: ['_bucket', '_sum', '_count'] };

/** Reads a text by the rules of OpenMetrics 1.0 that concern what is exported here. Throws at whatever breaks one. */
export function readOpenMetrics(text: string): Map<string, ReadFamily> {
  const lines = text.split('\n');
  if (lines.at(-1) !== '' || lines.at(-2) !== '# EOF') throw new Error('The text does not end with # EOF and a line break.');
  const families = new Map<string, { type: string; samples: ReadSample[] }>();
  let current = '';
  for (const line of lines.slice(0, -2)) {
    const metadata = /^# (HELP|TYPE|UNIT) (\S+) (.+)$/.exec(line);
    if (!metadata) {
      families.get(current)!.samples.push(readSample(line, current, families.get(current)!.type));
      continue;
    }
    const [, kind, family, rest] = metadata;
    if (kind === 'HELP') current = opened(families, family);
    else if (family !== current) throw new Error(`Metadata of ${family} among those of ${current}.`);
    else if (kind === 'TYPE') families.get(current)!.type = rest;
    else if (!family.endsWith(`_${rest}`)) throw new Error(`${family} does not end with its unit, ${rest}.`);
  }
  for (const [name, { type, samples }] of families) checkFamily(name, type, samples);
  return families;
}

function opened(families: Map<string, { type: string; samples: ReadSample[] }>, family: string): string {
  if (families.has(family)) throw new Error(`${family} comes twice.`);
  families.set(family, { type: 'unknown', samples: [] });
  return family;
}

function readSample(line: string, family: string, type: string): ReadSample {
  const match = SAMPLE.exec(line);
  if (!match) throw new Error(`No sample: ${line}`);
  const [, name, labels, value] = match as unknown as [string, string, string | undefined, string];
  if (!SUFFIXES[type].some((suffix) => name === family + suffix)) throw new Error(`${name} is no ${type} ${family}.`);
  return { name, labels: readLabels(labels ?? ''), value: value === '+Inf' ? Infinity : Number(value) };
}

function readLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  for (let place = 0; place < text.length; place = LABEL.lastIndex) {
    const match = LABEL.exec(text);
    if (!match || match[1] in labels) throw new Error(`Labels: ${text}`);
    labels[match[1]] = match[2].replace(/\\(.)/gs, (_, character: string) => (character === 'n' ? '\n' : character));
  }
  return labels;
}

function checkFamily(name: string, type: string, samples: readonly ReadSample[]): void {
  const keys = samples.map((sample) => JSON.stringify([sample.name, Object.entries(sample.labels).sort()]));
  if (new Set(keys).size !== keys.length) throw new Error(`A sample of ${name} comes twice.`);
  if (type === 'counter' && samples.some(({ value }) => !(value >= 0))) throw new Error(`The counter ${name} is negative.`);
  if (type === 'histogram') for (const series of seriesOf(samples)) checkHistogram(name, series);
}

function seriesOf(samples: readonly ReadSample[]): ReadSample[][] {
  const series = new Map<string, ReadSample[]>();
  for (const sample of samples) {
    const key = JSON.stringify(Object.entries(sample.labels).filter(([name]) => name !== 'le').sort());
    series.set(key, [...(series.get(key) ?? []), sample]);
  }
  return [...series.values()];
}

function checkHistogram(name: string, samples: readonly ReadSample[]): void {
  const buckets = samples.filter((sample) => sample.name.endsWith('_bucket'));
  const bounds = buckets.map(({ labels }) => (labels.le === '+Inf' ? Infinity : Number(labels.le)));
  const isAscending = (numbers: readonly number[]) => numbers.every((number, index) => index === 0 || number >= numbers[index - 1]);
  const count = samples.find((sample) => sample.name.endsWith('_count'));
  if (!isAscending(bounds) || bounds.at(-1) !== Infinity || !isAscending(buckets.map(({ value }) => value))) throw new Error(`Buckets of ${name} do not ascend to +Inf.`);
  if (count?.value !== buckets.at(-1)!.value) throw new Error(`The count of ${name} is not that of its last bucket.`);
  if (buckets.some(({ labels }) => !/^\+Inf$|\.|e/.test(labels.le))) throw new Error(`A bound of ${name} is no canonical number.`);
}
