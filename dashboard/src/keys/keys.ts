import { tinykeys } from 'tinykeys';
import type { Desk } from '../stores/desk.svelte.ts';
import { createDeeds, type Deed } from './deeds.ts';

const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const inLayer = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;

/** The workspace's keys. They rest while the agent types or a dialog or menu is open, except the palette's and Esc. */
export const listenToKeys = (desk: Desk): (() => void) => {
  const deeds = createDeeds(desk);
  const when =
    (deed: Deed) =>
    (event: KeyboardEvent): void => {
      if (
        event.defaultPrevented ||
        event.repeat ||
        inField(event.target) ||
        inLayer(event.target) ||
        desk.surface.dialog
      )
        return;
      event.preventDefault();
      deed();
    };
  const moving =
    (deed: Deed) =>
    (event: KeyboardEvent): void => {
      if (inField(event.target) || inLayer(event.target) || desk.surface.dialog) return;
      event.preventDefault();
      deed();
    };
  return tinykeys(window, {
    '$mod+k': (event) => {
      event.preventDefault();
      desk.surface.dialog = desk.surface.dialog === 'palette' ? null : 'palette';
    },
    Escape: () => {
      if (desk.surface.dialog === null) desk.surface.info = false;
    },
    j: moving(deeds.next),
    k: moving(deeds.previous),
    e: when(deeds.resolve),
    'Shift+e': when(deeds.resolveNext),
    a: when(deeds.take),
    t: when(deeds.transfer),
    'Shift+t': when(deeds.handOver),
    n: when(deeds.note),
    // Where the character stands on the keyboard, and with which modifier, differs between layouts.
    '/': when(deeds.templates),
    'Shift+/': when(deeds.templates),
    '?': when(deeds.keys),
    'Shift+?': when(deeds.keys),
    'Shift+(Slash)': when(deeds.keys),
  });
};
