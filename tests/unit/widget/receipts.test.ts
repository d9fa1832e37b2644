import { expect, test } from 'vitest';
import { createReceipts } from '#channels/web/widget/model/receipts.ts';

const setUp = () => {
  const told: string[] = [];
  const line = { up: true };
  const receipts = createReceipts((type, seq) => {
    if (line.up) told.push(`${type} ${seq}`);
    return line.up;
  });
  return { told, line, receipts };
};

test('received at once, seen only when it is looked at, each once', () => {
  const { told, receipts } = setUp();
  receipts.update('c', 3, false);
  receipts.update('c', 3, false);
  expect(told).toEqual(['received 3']);
  receipts.update('c', 3, true);
  receipts.update('c', 3, true);
  receipts.update('c', 2, true);
  expect(told).toEqual(['received 3', 'seen 3']);
});

test('what could not leave is told later, and after a reconnect once more', () => {
  const { told, line, receipts } = setUp();
  line.up = false;
  receipts.update('c', 4, true);
  line.up = true;
  receipts.update('c', 4, true);
  expect(told).toEqual(['received 4', 'seen 4']);
  receipts.forget();
  receipts.update('c', 4, true);
  expect(told).toHaveLength(4);
});

test('another conversation counts from the beginning', () => {
  const { told, receipts } = setUp();
  receipts.update('c', 9, true);
  receipts.update('d', 2, true);
  expect(told.slice(2)).toEqual(['received 2', 'seen 2']);
});
