/** Icons are clip paths: no markup is parsed and no image is loaded, so a strict policy of the page holds. */
const BUBBLE =
  'M12 2c5.8 0 10.5 4 10.5 9s-4.7 9-10.5 9c-1.3 0-2.5-.2-3.6-.5L3 22l1.3-4.200C2.6 16.1 1.5 13.7 1.5 11c0-5 4.7-9 10.5-9z';
const CHEVRON = 'M4.6 9.8 6.2 8.2 12 14l5.8-5.8 1.6 1.600L12 17.200z';

/** `--b` is the brand's colour, `--i` the ink on it. */
export const STYLE = `:host{all:initial}
button,iframe{position:fixed;inset-inline-end:24px;z-index:2147483000;border:0}
button{bottom:24px;width:56px;height:56px;border-radius:50%;background:var(--b,#17181a);color:var(--i,#fff);cursor:pointer;box-shadow:0 8px 28px #0003,0 1px 3px #0003;forced-color-adjust:none}
button:focus-visible{outline:3px solid #2f6feb;outline-offset:3px}
button:before{content:"";position:absolute;inset:16px;background:currentColor;clip-path:path("${BUBBLE}")}
[aria-expanded=true]:before{clip-path:path("${CHEVRON}")}
[data-n]:after{content:attr(data-n);position:absolute;top:-4px;inset-inline-end:-4px;min-width:22px;border-radius:11px;background:#b3261e;color:#fff;font:600 12px/22px system-ui}
iframe{bottom:96px;width:384px;height:min(660px,100vh - 120px);border-radius:18px;box-shadow:0 8px 28px #0003,0 1px 3px #0003}
[hidden]{display:none}
@media(max-width:480px){iframe{inset:0;width:100%;height:100dvh;border-radius:0}[aria-expanded=true]{display:none}}
@media(prefers-reduced-motion:no-preference){iframe{animation:o .14s}@keyframes o{0%{opacity:0;transform:translateY(8px)}}}`;
