import type { Format } from '../formats.js';
import { compact } from './compact.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { json } from './json.js';
import { markdown } from './markdown.js';
import type { Renderer } from './renderer.js';
import { sarif } from './sarif.js';
import { stylish } from './stylish.js';

/** The renderer of each format. */
export const renderers: Record<Format, Renderer> = { stylish, json, sarif, github, gitlab, markdown, compact };
