import { expect, it } from 'vitest';
import { Undos } from '#dashboard/src/stores/undos.ts';
import { row } from './samples.ts';

const offered = () => {
  const shown = new Set<string>();
  const undos = new Undos({
    done: (text) => {
      shown.add(text);
      return () => void shown.delete(text);
    },
  });
  const undo = { label: 'Undo', run: () => {}, possible: ({ status }: { status: string }) => status === 'waiting' };
  undos.offer('c1', 'Handed over', undo);
  return { shown, undos };
};

it('offers to take something back until a colleague has it', () => {
  const { shown, undos } = offered();
  undos.changed(row('c1', { status: 'waiting' }));
  expect(shown).toEqual(new Set(['Handed over']));
  undos.changed(row('c1', { status: 'taken' }));
  expect(shown.size).toBe(0);
});

it('takes no older state for the end of the offer, nor that of another conversation', () => {
  const { shown, undos } = offered();
  undos.changed(row('c1', { status: 'ai' }));
  undos.changed(row('c2', { status: 'waiting' }));
  undos.changed(row('c2', { status: 'taken' }));
  expect(shown.size).toBe(1);
});
