/** Packages by which a program runs on a desktop, a phone or in a terminal: whoever uses it has a process of their own. */
export const clientRuntimes: ReadonlySet<string> = new Set([
  'electron', 'nw', '@tauri-apps/api', '@neutralinojs/lib', 'react-native', 'expo', '@capacitor/core', '@nativescript/core',
  'terminal-kit', 'tkwidgets', 'blessed', 'neo-blessed', 'ink',
]);
