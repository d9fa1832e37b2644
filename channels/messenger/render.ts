import { createRender } from '../meta/messaging-render.ts';
import { CAPABILITIES } from './capabilities.ts';

export const render = createRender(CAPABILITIES);
