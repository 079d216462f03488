const SETTLED = /* @__PURE__ */ Promise.resolve();

/** Runs a task at the end of this turn, when all promises have settled that can: a tick comes after them only if one of them asks for it. */
export function onceSettled(task: () => void): void {
  void SETTLED.then(() => process.nextTick(task));
}
