import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowRightLeft from '@lucide/svelte/icons/arrow-right-left';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import Bell from '@lucide/svelte/icons/bell';
import Check from '@lucide/svelte/icons/check';
import CheckCheck from '@lucide/svelte/icons/check-check';
import ChevronsUp from '@lucide/svelte/icons/chevrons-up';
import Hand from '@lucide/svelte/icons/hand';
import Headphones from '@lucide/svelte/icons/headphones';
import Inbox from '@lucide/svelte/icons/inbox';
import Keyboard from '@lucide/svelte/icons/keyboard';
import LogOut from '@lucide/svelte/icons/log-out';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import Moon from '@lucide/svelte/icons/moon';
import Pause from '@lucide/svelte/icons/pause';
import Play from '@lucide/svelte/icons/play';
import RotateCcw from '@lucide/svelte/icons/rotate-ccw';
import Search from '@lucide/svelte/icons/search';
import Sparkle from '@lucide/svelte/icons/sparkle';
import StickyNote from '@lucide/svelte/icons/sticky-note';
import Tag from '@lucide/svelte/icons/tag';
import Undo2 from '@lucide/svelte/icons/undo-2';
import UserRoundCheck from '@lucide/svelte/icons/user-round-check';
import UsersRound from '@lucide/svelte/icons/users-round';
import type { Component } from 'svelte';
import { createDeeds } from '../keys/deeds.ts';
import { LIST_VIEWS } from '../list/views.ts';
import type { Desk } from '../stores/desk.svelte.ts';
import SlashIcon from '../ui/SlashIcon.svelte';

type Icon = Component<{ size?: number | string; 'aria-hidden'?: 'true' }>;
export type PaletteItem = { key: string; label: string; icon: Icon; shortcut?: string; hint?: string; run: () => void };
export type PaletteGroup = { key: string; title: string; items: PaletteItem[] };
type Candidate = PaletteItem & { when?: boolean };

const CONVERSATIONS = 30;

const possible = (items: Candidate[]): PaletteItem[] => items.filter((item) => item.when !== false);

const conversationItems = (desk: Desk): PaletteItem[] => {
  const row = desk.threads.current?.row;
  if (!row) return [];
  const { commands, team, suggestions } = desk;
  const { t } = desk.app;
  const deeds = createDeeds(desk);
  const may = commands.allowed(row);
  const taking =
    may.primary === 'accept' || may.primary === 'acceptTransfer' || may.primary === 'takeOver' ? may.primary : null;
  const bot = team.bot(row.botId);
  return possible([
    {
      key: 'take',
      label: t.actions[taking ?? 'takeOver'],
      icon: Hand,
      shortcut: 'A',
      run: deeds.take,
      when: taking !== null,
    },
    { key: 'resolve', label: t.actions.resolve, icon: Check, shortcut: 'E', run: deeds.resolve, when: may.resolve },
    {
      key: 'resolve-next',
      label: t.dialogs.resolveNext,
      icon: CheckCheck,
      shortcut: '⇧E',
      run: deeds.resolveNext,
      when: may.resolve,
    },
    {
      key: 'transfer',
      label: t.actions.transfer,
      icon: ArrowRightLeft,
      shortcut: 'T',
      run: deeds.transfer,
      when: may.transfer,
    },
    {
      key: 'handover',
      label: t.actions.requestHandover,
      icon: UsersRound,
      shortcut: 'T',
      run: deeds.transfer,
      when: may.requestHandover,
    },
    {
      key: 'hand-over',
      label: t.quick.handToBest,
      icon: UserRoundCheck,
      shortcut: '⇧T',
      run: deeds.handOver,
      when: may.transfer,
    },
    {
      key: 'take-back',
      label: t.quick.takeBack,
      icon: Undo2,
      run: () => void commands.takeBack(row),
      when: may.withdrawTransfer,
    },
    ...t.priority.names.map((name, priority) => ({
      key: `priority-${priority}`,
      label: t.priority.change(name),
      icon: ChevronsUp,
      run: () => void commands.run(row, { type: 'prioritise', priority: priority as 0 | 1 | 2 | 3 }),
      when: may.prioritise && row.priority !== priority,
    })),
    { key: 'restore', label: t.actions.restoreToAi, icon: Sparkle, run: deeds.restore, when: may.restoreToAi },
    {
      key: 'unassign',
      label: t.actions.unassign,
      icon: Inbox,
      run: () => void commands.unassign(row),
      when: may.unassign,
    },
    {
      key: 'hold',
      label: t.actions.hold,
      icon: Pause,
      run: () => void commands.run(row, { type: 'hold' }),
      when: may.hold === 'hold',
    },
    {
      key: 'unhold',
      label: t.actions.unhold,
      icon: Play,
      run: () => void commands.run(row, { type: 'unhold' }),
      when: may.hold === 'unhold',
    },
    {
      key: 'reopen',
      label: t.actions.reopen,
      icon: RotateCcw,
      run: () => void commands.run(row, { type: 'reopen' }),
      when: may.primary === 'reopen',
    },
    { key: 'note', label: t.dialogs.writeNote, icon: StickyNote, shortcut: 'N', run: deeds.note },
    {
      key: 'templates',
      label: t.dialogs.openTemplates,
      icon: SlashIcon,
      shortcut: '/',
      run: deeds.templates,
      when: may.reply,
    },
    {
      key: 'suggest',
      label: t.suggestion.ask,
      icon: Sparkle,
      run: () => void suggestions.ask(row.id),
      when: may.reply && bot?.aiAssist === true,
    },
    {
      key: 'summary',
      label: t.panel.summary,
      icon: Sparkle,
      run: () => void commands.summarise(row),
      when: bot?.aiSummary === true,
    },
    ...team.categories.map((category) => ({
      key: `category-${category.id}`,
      label: `${t.panel.category}: ${category.name}`,
      icon: Tag,
      run: () => void commands.run(row, { type: 'categorise', categoryId: category.id }),
      when: category.id !== row.categoryId,
    })),
  ]);
};

const goItems = (desk: Desk): PaletteItem[] => {
  const { list, app, surface } = desk;
  const { t } = app;
  const deeds = createDeeds(desk);
  return [
    { key: 'next', label: t.dialogs.nextChat, icon: ArrowDown, shortcut: 'J', run: deeds.next },
    { key: 'previous', label: t.dialogs.previousChat, icon: ArrowUp, shortcut: 'K', run: deeds.previous },
    { key: 'search', label: t.dialogs.focusSearch, icon: Search, run: () => surface.search() },
    ...LIST_VIEWS.map((view) => ({
      key: `view-${view}`,
      label: t.list.tabs[view],
      icon: Inbox,
      run: () => {
        list.view = view;
      },
    })),
    ...list.orderedRows.slice(0, CONVERSATIONS).map((row) => ({
      key: `row-${row.id}`,
      label: row.customerName,
      icon: MessageCircle,
      hint: t.status[row.status],
      run: () => app.router.open(row.id),
    })),
  ];
};

const ownItems = (desk: Desk): PaletteItem[] => {
  const { app, surface } = desk;
  const { t, session, preferences, notices } = app;
  const listening = session.me?.listening === true;
  const failed = (error: unknown): void => notices.failed(error);
  return possible([
    {
      key: 'listen',
      label: listening ? t.rail.stop : t.rail.start,
      icon: Headphones,
      run: () => void session.listen(!listening).catch(failed),
    },
    {
      key: 'theme',
      label: `${t.rail.theme}: ${t.rail.themes[preferences.dark ? 'light' : 'dark']}`,
      icon: Moon,
      run: () => preferences.setTheme(preferences.dark ? 'light' : 'dark'),
    },
    {
      key: 'notifications',
      label: t.alerts.allow,
      icon: Bell,
      run: () => void desk.alerts.ask(),
      when: desk.alerts.canAsk(),
    },
    {
      key: 'keys',
      label: t.dialogs.keysTitle,
      icon: Keyboard,
      shortcut: '?',
      run: () => {
        surface.dialog = 'keys';
      },
    },
    { key: 'logout', label: t.rail.logout, icon: LogOut, run: () => desk.logout() },
  ]);
};

/** Every action that is possible now, in the order of how likely it is wanted. */
export const paletteGroups = (desk: Desk): PaletteGroup[] => {
  const titles = desk.app.t.dialogs.groups;
  return [
    { key: 'conversation', title: titles.conversation, items: conversationItems(desk) },
    { key: 'go', title: titles.go, items: goItems(desk) },
    { key: 'you', title: titles.you, items: ownItems(desk) },
  ].filter((group) => group.items.length > 0);
};
