import { mount } from 'svelte';
import App from './App.svelte';
import { Chat } from './state/chat.svelte.ts';
import { chooseTexts, texts } from './texts/texts.ts';
import { surroundings } from './transport/frame.ts';
import { createStorage } from './transport/storage.ts';

let chat: Chat | null = null;
let shown: [open: boolean, focused: boolean] = [false, false];
// The page around may speak before the texts are here.
const page = surroundings((...how) => {
  shown = how;
  chat?.show(...how);
});

await chooseTexts(navigator.languages);
document.documentElement.lang = texts.language;
document.documentElement.dir = texts.direction;

chat = new Chat(page.channelId, createStorage(page.channelId));
if (page.framed) chat.show(...shown);
else chat.show(true, true);
mount(App, { target: document.body, props: { chat, page } });
void chat.connection.start();
