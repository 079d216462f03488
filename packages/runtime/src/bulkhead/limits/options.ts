import { OptionError } from '../../base/errors/option-error.js';
import { checkOptions } from '../../base/options/check-options.js';
import { integer, type Kind, oneOf, withDefault } from '../../base/options/kinds.js';
import type { AdaptiveLimit, Bounds } from './adaptive-limit.js';
import { AimdLimit } from './aimd-limit.js';
import { GradientLimit } from './gradient-limit.js';

/** A limit that adapts itself. */
export interface AdaptiveOptions extends Bounds {
  /** `gradient` shrinks when work takes longer than it could, `aimd` when work fails. Default: `'gradient'`. */
  algorithm?: 'aimd' | 'gradient';
}

const schema = {
  min: /* @__PURE__ */ integer(1),
  max: /* @__PURE__ */ integer(1),
  algorithm: /* @__PURE__ */ withDefault(/* @__PURE__ */ oneOf('aimd', 'gradient'), 'gradient'),
};

/** Options of an adaptive limit, checked one by one and together. */
export function adaptive(): Kind<Required<AdaptiveOptions>> {
  return {
    expected: 'an object with `min` and `max`',
    read(given, path) {
      if (typeof given !== 'object' || given === null) return undefined;
      const checked = checkOptions(given, schema, path);
      const { min, max } = checked;
      if (min <= max) return checked;
      throw new OptionError(`${path}.min`, `at most \`${path}.max\` (${max})`, min);
    },
  };
}

export function makeAdaptiveLimit({ algorithm, ...bounds }: Required<AdaptiveOptions>): AdaptiveLimit {
  return algorithm === 'aimd' ? new AimdLimit(bounds) : new GradientLimit(bounds);
}
