const SETTLED = /* @__PURE__ */ Promise.resolve();

let tasks: (() => void)[] = [];

/** Runs a task at the end of this turn, when all promises have settled that can: a tick comes after them only if one of them asks for it. */
export function onceSettled(task: () => void): void {
  if (tasks.push(task) === 1) void SETTLED.then(() => process.nextTick(runAll));
}

function runAll(): void {
  const due = tasks;
  tasks = [];
  for (const task of due) task();
}
