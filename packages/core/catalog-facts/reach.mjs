import ts from 'typescript';

/** The types of what a path leads to from the exports of a module; none when there is no such thing. */
export function reach({ checker, symbol, path }) {
  const steps = stepsOf(path);
  return follow(checker, firstStep(checker, symbol, steps), steps.slice(1));
}

/** The types of what a path leads to from the global scope. */
export function reachGlobal({ checker, file, path }) {
  const steps = stepsOf(path);
  const symbol = checker.resolveName(steps[0].name, file, ts.SymbolFlags.Value, false);
  const first = symbol === undefined ? [] : called(checker, [valueOf(checker, symbol)], steps[0]);
  return follow(checker, first, steps.slice(1));
}

/** `call`, `new`, and what a call gives: `promise`, `iterable`. */
export function kindsOf(checker, places) {
  const types = places.map(({ type }) => type);
  const calls = types.flatMap((type) => type.getCallSignatures());
  const gives = calls.map((signature) => signature.getReturnType());
  const has = (type, name) =>
    checker.getPropertiesOfType(checker.getApparentType(type)).some((property) => name(property));
  return [
    ['call', calls.length > 0],
    ['new', types.some((type) => type.getConstructSignatures().length > 0)],
    ['promise', gives.some((type) => promised(checker, type) !== undefined)],
    ['iterable', gives.some((type) => has(type, ({ name }) => name.startsWith('__@asyncIterator')))],
  ]
    .flatMap(([kind, holds]) => (holds ? [kind] : []))
    .join(' ');
}

/** `prepare().all` has the steps `prepare`, called once, and `all`. */
function stepsOf(path) {
  return path.split('.').map((step) => {
    const name = step.replaceAll('()', '');
    return { name, calls: (step.length - name.length) / 2 };
  });
}

function firstStep(checker, symbol, steps) {
  const exported = checker.getExportsOfModule(symbol);
  const equals = symbol.exports?.get('export=');
  const main = equals ?? exported.find(({ name }) => name === 'default');
  const { name } = steps[0];
  if (name === 'default') return main ? called(checker, [valueOf(checker, main)], steps[0]) : [];
  const named = exported.find((candidate) => candidate.name === name);
  if (named !== undefined) return called(checker, [valueOf(checker, named)], steps[0]);
  return main ? stepInto(checker, [valueOf(checker, main)], steps[0]) : [];
}

function follow(checker, places, steps) {
  return steps.reduce((now, step) => stepInto(checker, now, step), places);
}

function stepInto(checker, places, step) {
  const next = places.flatMap((place) =>
    step.name === 'prototype' ? instancesOf(checker, place) : membersOf(checker, place, step.name),
  );
  return called(checker, next, step);
}

function called(checker, places, { calls }) {
  let now = places;
  for (let call = 0; call < calls; call += 1) {
    now = now.flatMap(({ type }) =>
      type.getCallSignatures().map((signature) => ({ type: awaited(checker, signature) })),
    );
  }
  return now;
}

function awaited(checker, signature) {
  const type = signature.getReturnType();
  return promised(checker, type) ?? type;
}

function promised(checker, type) {
  const isThenable = checker.getPropertyOfType(checker.getApparentType(type), 'then') !== undefined;
  return isThenable ? checker.getAwaitedType(type) : undefined;
}

/** A class gives what it constructs, an interface itself. */
function instancesOf(checker, { type, symbol }) {
  const constructed = type.getConstructSignatures().map((signature) => ({
    type: signature.getReturnType(),
  }));
  const isType = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Type) !== 0;
  return isType ? [...constructed, { type: checker.getDeclaredTypeOfSymbol(symbol) }] : constructed;
}

function membersOf(checker, { type, symbol }, name) {
  const present = checker.getApparentType(checker.getNonNullableType(type));
  const property = checker.getPropertyOfType(present, name);
  const member = property ?? symbol?.exports?.get(name);
  return member === undefined ? [] : [valueOf(checker, member)];
}

function valueOf(checker, symbol) {
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  return { symbol: target, type: checker.getTypeOfSymbol(target) };
}
