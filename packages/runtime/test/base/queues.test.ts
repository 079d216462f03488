import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Heap } from '../../src/base/queues/heap.js';
import { Linkable, LinkedList } from '../../src/base/queues/linked-list.js';
import { Waiter } from '../../src/base/queues/waiter.js';

class Guest extends Linkable<Guest> {}

function inOrder<Item extends Linkable<Item>>(list: LinkedList<Item>): Item[] {
  const items: Item[] = [];
  for (let item = list.first; item; item = item.next) items.push(item);
  return items;
}

describe('LinkedList', () => {
  it('holds what an array would hold', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (steps) => {
        const [list, model] = [new LinkedList<Guest>(), [] as Guest[]];
        for (const step of steps) {
          if (step < model.length) {
            expect(list.remove(model.splice(step, 1)[0])).toBe(true);
          } else {
            const guest = new Guest();
            list.append(guest);
            model.push(guest);
          }
          expect([list.size, list.first, list.last]).toEqual([model.length, model.at(0), model.at(-1)]);
          expect(inOrder(list).every((guest, index) => guest === model[index])).toBe(true);
        }
      }),
      { seed: 42 },
    );
  });

  it('removes only what is in it', () => {
    const [list, other, guest] = [new LinkedList<Guest>(), new LinkedList<Guest>(), new Guest()];
    other.append(guest);
    expect(list.remove(guest)).toBe(false);
    expect(other.remove(guest)).toBe(true);
    expect(other.remove(guest)).toBe(false);
  });
});

describe('Waiter', () => {
  type Guests = LinkedList<Waiter<string, number>>;
  const queue = (): Guests => new LinkedList();

  it('is granted once, and leaves list and signal', async () => {
    const [list, { signal }] = [queue(), new AbortController()];
    const waiter = new Waiter<string, number>(list, 'table', signal);
    expect([list.size, list.first?.demand]).toEqual([1, 'table']);
    expect(waiter.grant(7)).toBe(true);
    expect([waiter.grant(8), waiter.refuse(new Error('full'))]).toEqual([false, false]);
    await expect(waiter.promise).resolves.toBe(7);
    expect([list.size, getEventListeners(signal, 'abort').length]).toEqual([0, 0]);
  });

  it('leaves on abort with the reason, and tells who looks at the next', async () => {
    const [list, controller, onLeave] = [queue(), new AbortController(), vi.fn()];
    const [first, second] = [new Waiter<string, number>(list, 'one', controller.signal, onLeave), new Waiter<string, number>(list, 'two')];
    const reason = new Error('the client left');
    controller.abort(reason);
    await expect(first.promise).rejects.toBe(reason);
    expect(onLeave).toHaveBeenCalledOnce();
    expect(list.first).toBe(second);
    expect(first.grant(1)).toBe(false);
  });
});

describe('Heap', () => {
  it('has first what a sorted array would have first, whoever leaves', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ isAdded: fc.nat(2).map((choice) => choice > 0), number: fc.nat(50) }), { minLength: 40, maxLength: 100, size: 'max' }), (steps) => {
        const heap = new Heap<Numbered>((one, other) => one.number < other.number);
        const model: Numbered[] = [];
        for (const { isAdded, number } of steps) {
          if (isAdded) {
            const entry = { number, place: -1 };
            heap.append(entry);
            model.push(entry);
          } else if (model.length > 0) {
            heap.remove(model.splice(number % model.length, 1)[0]);
          }
          expect(heap.size).toBe(model.length);
        }
        for (const expected of model.map((entry) => entry.number).sort((one, other) => one - other)) {
          expect(heap.first?.number).toBe(expected);
          heap.remove(heap.first!);
        }
        expect([heap.size, heap.first]).toEqual([0, undefined]);
      }),
      { seed: 42 },
    );
  });
});

interface Numbered {
  readonly number: number;
  place: number;
}
