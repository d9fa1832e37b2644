import './styles/tokens.css';
import './styles/font.css';
import './styles/states.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/layers.css';
import { mount } from 'svelte';
import AppRoot from './AppRoot.svelte';

const target = document.getElementById('app');
if (target) mount(AppRoot, { target });
