import { describe, expect, test } from 'vitest';
import { communities, type Unit } from './communities.js';

const unit = (id: number, name: string, lines = 10): Unit => ({ id, name, lines });

describe('communities', () => {
  test('are the functions that call each other', () => {
    const found = communities([unit(1, 'loadApples'), unit(2, 'parseApples', 30), unit(3, 'sellPears')], [[1, 2]]);
    expect(found).toEqual([
      { names: ['parseApples', 'loadApples'], lines: 40, crossing: 0 },
      { names: ['sellPears'], lines: 10, crossing: 0 },
    ]);
  });

  test('are not joined by a function that everybody calls, and count the calls to it', () => {
    const units = [unit(1, 'log', 3), ...[2, 3, 4, 5].map((id) => unit(id, `sell${String(id)}`))];
    const found = communities(units, [[2, 1], [3, 1], [4, 1], [5, 1], [2, 3]]);
    expect(found.map(({ names, crossing }) => ({ names, crossing }))).toEqual([
      { names: ['sell2', 'sell3'], crossing: 2 },
      { names: ['sell4'], crossing: 1 },
      { names: ['sell5'], crossing: 1 },
    ]);
  });
});
