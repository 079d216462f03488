const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const DECLARATION = /\.d\.(?:[^.]+\.)?[cm]?ts$/;

/** The extensions that are analysed, as a reader would list them. */
export const SOURCE_EXTENSIONS = '.ts, .tsx, .mts, .cts, .js, .jsx, .mjs and .cjs';

/** Tells whether a file of this name holds code; a declaration file holds types alone. */
export function isSourceFileName(name: string): boolean {
  return SOURCE.test(name) && !DECLARATION.test(name);
}

export function isDeclarationFileName(name: string): boolean {
  return DECLARATION.test(name);
}
