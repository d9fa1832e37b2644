/**
 * `--b` is the brand's colour, `--i` the ink on it, `--n` the badge's text in quotes; without one there is no badge.
 * Icons are shapes: no markup is parsed and no image is loaded, so a strict policy of the page holds. Nothing moves.
 * On phones the conversation has a way back of its own and sets `--d` to none; without one the button stays in sight.
 * The button's text is for screen readers, which also read the badge.
 */
export const STYLE = [
  ':host{all:initial}',
  'button,iframe{position:fixed;inset-inline-end:24px;bottom:24px;z-index:99999999;border:0;box-shadow:0 8px 24px #0003}',
  'button{width:56px;height:56px;border-radius:50%;background:var(--b);color:var(--i,#fff);font-size:0;forced-color-adjust:none}',
  'button:before{content:"";position:absolute;inset:16px;background:currentColor;border-radius:50% 50% 50% 0}',
  '[aria-expanded=true]:before{clip-path:polygon(0 30%,50% 60%,100% 30%,50% 80%)}',
  'button:after{content:var(--n);position:absolute;inset:-4px -4px auto auto;width:24px;border-radius:50%;background:#b22;color:#fff;font:12px/2 system-ui}',
  'iframe{bottom:96px;width:380px;height:min(660px,80vh);border-radius:18px}',
  '@media(width<=480px){iframe{inset:0;width:100%;height:100%;border-radius:0}[aria-expanded=true]{display:var(--d)}}',
].join('');
