/** The formats of a report, as `--format` names them. */
export const formats = ['stylish', 'json', 'sarif', 'github', 'gitlab', 'markdown', 'compact'] as const;

export type Format = (typeof formats)[number];

/** The formats of a call graph. */
export const graphFormats = ['json', 'dot', 'mermaid'] as const;

export type GraphFormat = (typeof graphFormats)[number];
