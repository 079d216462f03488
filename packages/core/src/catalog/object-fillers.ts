const FILLS = /^(?:assign|assignIn|defaults|defaultsDeep|extend|merge)$/;

/** Whether a function of this name puts properties into its first argument: `Object.assign`, `_.merge`. */
export function fillsObject(name: string): boolean {
  return FILLS.test(name);
}
