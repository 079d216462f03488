/** What a generated module is made of. */
export interface ModulePlan {
  /** Number of the module in the tree, part of its names. */
  id: number;
  area: number;
  kind: ModuleKind;
  /** The modules that it imports, by kind. */
  helpers: readonly ModulePlan[];
  repositories: readonly ModulePlan[];
  services: readonly ModulePlan[];
  random: () => number;
}

export type ModuleKind = 'helper' | 'repository' | 'service' | 'routes';

const FRUITS = ['apple', 'banana', 'cherry', 'date', 'elder', 'fig', 'grape', 'kiwi', 'lemon', 'mango'];
const VERBS = ['count', 'price', 'pack', 'weigh', 'label', 'sort', 'stock', 'ship'];

export function fileName({ kind, id, area }: ModulePlan): string {
  return `areas/area-${area}/${kind}-${id}.ts`;
}

/** The text of a module such as shops have: helpers, repositories, services that use both, and the routes before them. */
export function moduleText(plan: ModulePlan): string {
  return { helper, repository, service, routes }[plan.kind](plan);
}

function helper(plan: ModulePlan): string {
  const { id, helpers, random } = plan;
  const names = FRUITS.slice(0, 3 + Math.floor(random() * 5));
  const calls = helpers.map((other) => `help${other.id}(total)`);
  const body = names.map((fruit, i) => {
    const verb = VERBS[Math.floor(random() * VERBS.length)];
    return `
/** Says how much the ${fruit} comes to. */
export function ${verb}${title(fruit)}${id}(order: Order${id}, rate = ${i + 1}): number {
  let total = 0;
  for (const item of order.items) {
    if (item.name === '${fruit}' && item.amount > ${i}) total += item.amount * rate;
    else if (item.name.startsWith('${fruit.slice(0, 2)}')) total -= Math.round(item.amount / ${i + 2});
  }
  const note = \`\${order.customer.trim()}: \${total.toFixed(2)} for ${fruit}\`;
  return note.length > ${20 + i} ? total : order.items.filter(({ amount }) => amount > ${i}).map(({ amount }) => amount).reduce((sum, amount) => sum + amount, total);
}
`;
  });
  const blocking = id % 19 === 0 ? `  if (total > ${id}) return Number(readFileSync(\`/etc/shop/limit-\${total}\`, 'utf8'));\n` : '';
  return `${blocking ? `import { readFileSync } from 'node:fs';\n` : ''}${importsOf(plan, helpers, (other) => `help${other.id}`)}
export interface Order${id} {
  customer: string;
  items: { name: string; amount: number }[];
}
${body.join('')}
export function help${id}(amount: number): number {
  const total = Math.max(amount, ${id % 97});
${blocking}  return total${calls.map((call) => ` + ${call}`).join('')};
}
`;
}

function repository(plan: ModulePlan): string {
  const { id, helpers } = plan;
  return `import { readFile, writeFile } from 'node:fs/promises';
${importsOf(plan, helpers, (other) => `help${other.id}`)}
export interface Stock${id} {
  id: string;
  amount: number;
  takenAt: Date | null;
}

export class Repository${id} {
  readonly #rows = new Map<string, Stock${id}>();

  constructor(private readonly folder: string) {}

  async find(id: string): Promise<Stock${id} | null> {
    const known = this.#rows.get(id);
    if (known) return known;
    try {
      const row = JSON.parse(await readFile(\`\${this.folder}/\${id}.json\`, 'utf8')) as Stock${id};
      if (this.#rows.size < 1_000) this.#rows.set(id, row);
      return row;
    } catch (error) {
      if (error instanceof SyntaxError) throw error;
      return null;
    }
  }

  async save(row: Stock${id}): Promise<void> {
    this.#rows.delete(row.id);
    await writeFile(\`\${this.folder}/\${row.id}.json\`, JSON.stringify({ ...row, amount: ${sumOf(helpers, 'row.amount')} }));
  }

  async findAll(ids: readonly string[]): Promise<Stock${id}[]> {
    const rows = await Promise.all(ids.map((id) => this.find(id)));
    return rows.filter((row): row is Stock${id} => row !== null).sort((one, other) => other.amount - one.amount);
  }
}
`;
}

function service(plan: ModulePlan): string {
  const { id, helpers, repositories, random } = plan;
  const methods = VERBS.slice(0, 2 + Math.floor(random() * 5)).map(
    (verb, i) => `
  async ${verb}(ids: readonly string[], limit = ${10 * (i + 1)}): Promise<number> {
    let total = 0;
    for (const row of await this.stock.findAll(ids)) {
      if (row.takenAt !== null && row.amount > limit) continue;
      total += ${sumOf(helpers, 'row.amount')};
      await this.stock.save({ ...row, takenAt: new Date() });
    }
    this.emit('${verb}', total);
    return total;
  }
`,
  );
  return `import { EventEmitter } from 'node:events';
${importsOf(plan, helpers, (other) => `help${other.id}`)}${importsOf(plan, repositories, (other) => `Repository${other.id}`)}
export class Service${id} extends EventEmitter {
  constructor(private readonly stock = new Repository${repositories[0].id}('/var/shop/${id}')) {
    super();
  }
${methods.join('')}}

export const service${id} = new Service${id}();
`;
}

function routes(plan: ModulePlan): string {
  const { helpers, services } = plan;
  const handlers = services.flatMap((used) =>
    ['count', 'price'].map(
      (verb) => `
router.get('/area-${plan.area}/${verb}/${used.id}/:id', async (request, response) => {
  const total = await service${used.id}.${verb}([request.params.id, String(request.query.other ?? '')]);
  response.json({ total, taxed: ${sumOf(helpers, 'total')} });
});
`,
    ),
  );
  return `import { Router } from 'express';
${importsOf(plan, helpers, (other) => `help${other.id}`)}${importsOf(plan, services, (other) => `service${other.id}`)}
export const router = Router();
${handlers.join('')}`;
}

function importsOf({ area }: ModulePlan, modules: readonly ModulePlan[], name: (module: ModulePlan) => string): string {
  return modules.map((module) => `import { ${name(module)} } from '${module.area === area ? '.' : `../area-${module.area}`}/${module.kind}-${module.id}.js';\n`).join('');
}

function sumOf(helpers: readonly ModulePlan[], amount: string): string {
  return helpers.length === 0 ? amount : helpers.map((helper) => `help${helper.id}(${amount})`).join(' + ');
}

function title(word: string): string {
  return word[0].toUpperCase() + word.slice(1);
}
