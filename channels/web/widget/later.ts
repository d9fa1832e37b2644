/** What is drawn after the first paint: the page is small until then. */
export { default as Actions } from './parts/Actions.svelte';
export { default as Attach } from './parts/Attach.svelte';
export { default as Banner } from './parts/Banner.svelte';
export { default as Messages } from './parts/Messages.svelte';
