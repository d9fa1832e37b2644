import { mount } from 'svelte';
import App from './App.svelte';
import { Chat } from './state/chat.svelte.ts';
import { texts } from './texts/texts.ts';
import { surroundings } from './transport/frame.ts';
import { createStorage } from './transport/storage.ts';

document.documentElement.lang = texts.language;
document.documentElement.dir = texts.direction;

let show: (open: boolean, focus: boolean) => void = () => undefined;
const page = surroundings(({ open, focus }) => show(open, focus));
const chat = new Chat(page.channelId, createStorage(page.channelId));

mount(App, {
  target: document.body,
  props: {
    chat,
    page,
    onready: (by: typeof show) => {
      show = by;
    },
  },
});
void chat.connection.start();
