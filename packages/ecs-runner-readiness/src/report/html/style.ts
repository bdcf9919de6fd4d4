/** Light and dark, wide and narrow, on paper. Colours keep 4.5:1 on both grounds; a test computes it. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f6f6f3; --card: #ffffff; --ink: #1d2125; --muted: #565f68; --line: #dfe1de; --track: #e6e7e3; --link: #1c5a9c; --focus: #1c5a9c;
  --proven: #17724b; --documented: #2a5ca8; --task: #7546a8; --open: #5b6570; --failed: #b3261e; --without: #666e76;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #131619; --card: #1b1f23; --ink: #e6e8ea; --muted: #a2abb4; --line: #2e343a; --track: #2a3036; --link: #86b9f2; --focus: #86b9f2;
    --proven: #54c794; --documented: #86b0f0; --task: #c3a1f0; --open: #9ba6b1; --failed: #ff8d84; --without: #98a1aa;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 72rem; padding: 0 1.5rem 3rem; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; font-variant-numeric: tabular-nums; }
code { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
h1, h2, h3, p, ul, dl, dd, fieldset { margin: 0; }
ul { padding: 0; list-style: none; }
h1 { font-size: 2.25rem; line-height: 1.15; letter-spacing: -.02em; overflow-wrap: anywhere; }
h2 { margin: 2.75rem 0 1rem; font-size: 1.25rem; letter-spacing: -.01em; }
h3 { margin: 1.75rem 0 .5rem; font-size: .9375rem; color: var(--muted); font-weight: 600; scroll-margin-top: 1rem; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
#items:focus { outline: none; }
[hidden] { display: none; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sprite { position: absolute; width: 0; height: 0; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--card); }
.skip:focus { top: 1rem; z-index: 2; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.icon { width: 1em; height: 1em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.proven { --state: var(--proven); } .documented { --state: var(--documented); } .task { --state: var(--task); }
.open { --state: var(--open); } .failed { --state: var(--failed); } .without { --state: var(--without); }

.top { padding: 3rem 0 2rem; }
.eyebrow { color: var(--muted); font-size: .875rem; }
.dates { margin-top: .5rem; color: var(--muted); font-size: .875rem; }
.lead { max-width: 46rem; margin-top: .75rem; color: var(--muted); }

.total { display: grid; grid-template-columns: auto 1fr; gap: 2.5rem; align-items: center; padding: 2rem; }
.ring { position: relative; display: grid; place-items: center; }
.ring svg { grid-area: 1 / 1; }
.ring circle { fill: none; stroke-width: 3; }
.track { stroke: var(--track); fill: var(--track); }
.ring .track { fill: none; }
.share { stroke: var(--proven); fill: var(--proven); }
.ring p { grid-area: 1 / 1; display: grid; text-align: center; line-height: 1.2; }
.ring b { font-weight: 650; letter-spacing: -.02em; }
.ring small { font-size: .55em; font-weight: 500; margin-left: .1em; }
.ring span { color: var(--muted); }
.large svg { width: 11rem; height: 11rem; } .large b { font-size: 2.75rem; } .large span { font-size: .8125rem; }
.small svg { width: 5.25rem; height: 5.25rem; } .small b { font-size: 1.25rem; }
.parts { display: block; width: 100%; height: .75rem; border-radius: 6px; overflow: hidden; background: var(--track); }
.parts rect { fill: var(--state); stroke: var(--card); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.states ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .5rem 1.5rem; margin-top: 1.25rem; }
.states li { display: flex; align-items: center; gap: .5rem; }
.states .icon, .badge .icon, .chip .icon, .proofs .icon { color: var(--state); }
.states b { min-width: 2ch; text-align: right; }

.pillars { display: grid; grid-template-columns: repeat(6, 1fr); gap: .75rem; }
.pillars li { display: grid; justify-items: center; gap: .25rem; padding: 1.25rem .5rem 1rem; text-align: center; }
.pillars .ring { gap: .5rem; } .pillars .ring p { display: contents; } .pillars .ring b { grid-area: 1 / 1; line-height: 1; } .pillars .ring span { font-size: .8125rem; }
.pillars .name { font-size: .875rem; font-weight: 600; line-height: 1.3; order: -1; min-height: 2.6em; display: grid; align-items: center; }
.areas { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .25rem 2rem; }
.areas a { display: grid; grid-template-columns: 1fr auto; gap: .25rem 1rem; padding: .4rem 0; color: inherit; text-decoration: none; font-size: .9375rem; }
.areas a:hover .name { text-decoration: underline; }
.areas .figure { color: var(--muted); font-size: .875rem; } .areas i { font-style: normal; margin: 0 .15em; opacity: .7; }
.bar { grid-column: 1 / -1; display: block; width: 100%; height: 6px; border-radius: 3px; }
.bar rect { stroke: none; }

#filters { padding: 1rem 1.25rem; display: grid; gap: .875rem; }
#filters[hidden] { display: none; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.fields label, legend { font-size: .8125rem; font-weight: 600; color: var(--muted); padding: 0; }
input[type='search']::placeholder { color: var(--muted); opacity: 1; }
input[type='search'], select { display: block; width: 100%; margin-top: .25rem; padding: .5rem .75rem; height: 2.6rem; font-family: inherit; font-size: 1rem; font-weight: 400; color: var(--ink); background: var(--ground); border: 1px solid var(--muted); border-radius: 8px; }
fieldset { display: flex; flex-wrap: wrap; gap: .5rem; border: 0; padding: 0; min-width: 0; }
legend { margin-bottom: .25rem; }
.chip { display: inline-flex; align-items: center; gap: .45rem; padding: .3rem .75rem; border: 1px solid var(--line); border-radius: 99px; font-size: .875rem; cursor: pointer; }
.chip:hover { border-color: var(--muted); }
.chip input { margin: 0; accent-color: var(--link); }
.chip:has(:checked) { border-color: var(--state); box-shadow: inset 0 0 0 1px var(--state); }
.chip b { color: var(--muted); font-weight: 500; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem; }
.actions output { margin-right: auto; color: var(--muted); font-size: .875rem; }
button { font: inherit; font-size: .875rem; padding: .35rem .9rem; color: var(--ink); background: none; border: 1px solid var(--muted); border-radius: 8px; cursor: pointer; }
button:hover { border-color: var(--ink); }
button.link { border: 0; padding: 0; color: var(--link); text-decoration: underline; font-size: inherit; }
.nothing { padding: 2rem 0; text-align: center; color: var(--muted); }

.rows { overflow: clip; }
.row + .row { border-top: 1px solid var(--line); }
.row:target { box-shadow: inset 3px 0 0 var(--focus); }
summary { display: grid; grid-template-columns: 1rem 4.75rem 1fr auto; gap: .75rem; align-items: baseline; padding: .7rem 1.25rem .7rem 1rem; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ''; width: .4rem; height: .4rem; margin-left: .2rem; align-self: center; border: solid var(--muted); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); transition: transform .15s; }
[open] > summary::before { transform: rotate(45deg); }
summary:hover { background: color-mix(in srgb, var(--ground) 60%, var(--card)); }
summary:focus-visible { outline-offset: -3px; }
summary code { color: var(--muted); white-space: nowrap; }
.badge { display: inline-flex; align-items: center; gap: .4rem; color: var(--state); font-size: .875rem; white-space: nowrap; align-self: center; }
.evidence { padding: .25rem 1.25rem 1.25rem 8.25rem; display: grid; gap: .75rem; font-size: .9375rem; overflow-wrap: anywhere; }
.proofs { display: grid; gap: .75rem; }
.proofs > li { display: grid; grid-template-columns: auto 1fr; gap: .65rem; }
.proofs .icon { margin-top: .3rem; }
.proofs time, .detail, .minimum { color: var(--muted); font-size: .875rem; }
.proofs time { margin-left: .35rem; }
.kind { padding: .05rem .45rem; border-radius: 5px; background: var(--ground); border: 1px solid var(--line); color: var(--muted); font-size: .8125rem; }
.serves { font-weight: 600; font-size: .875rem; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: .4rem 1.5rem; margin-top: -.5rem; font-size: .875rem; }
dt { color: var(--muted); } dd { overflow-wrap: anywhere; }
footer { margin-top: 3rem; padding-top: 1.25rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .875rem; }
footer p { max-width: 46rem; }

@media (max-width: 56rem) { .pillars { grid-template-columns: repeat(3, 1fr); } }
@media (max-width: 40rem) {
  body { padding: 0 1rem 2rem; }
  .top { padding: 2rem 0 1.5rem; }
  h1 { font-size: 1.75rem; }
  .total { grid-template-columns: 1fr; gap: 1.5rem; padding: 1.5rem 1.25rem; }
  .pillars { grid-template-columns: repeat(2, 1fr); }
  .fields { grid-template-columns: 1fr; gap: .75rem; }
  summary { grid-template-columns: 1rem 1fr auto; gap: .25rem .75rem; padding: .75rem 1rem; }
  summary .title { grid-column: 2 / -1; grid-row: 2; }
  .evidence { padding: 0 1rem 1.25rem 2.75rem; }
  dt, dd { display: inline; }
  dt::after { content: ': '; }
}
@media (prefers-reduced-motion: reduce) { summary::before { transition: none; } }
@media (forced-colors: active) { .icon, .badge, .chip { forced-color-adjust: auto; } .share, .parts rect { forced-color-adjust: none; } }
@media print {
  :root { --ground: #fff; --card: #fff; --ink: #000; --muted: #444; --line: #bbb; --track: #ddd; --link: #000; --proven: #17724b; --documented: #2a5ca8; --task: #7546a8; --open: #555; --failed: #b3261e; --without: #555; font-size: 9pt; }
  @page { margin: 14mm; }
  body { max-width: none; padding: 0; font-size: 1rem; line-height: 1.4; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .skip, #filters, .nothing, summary::before { display: none !important; }
  .top { padding: 0 0 1rem; }
  h2 { margin: 1.5rem 0 .75rem; }
  h3 { margin-top: 1rem; }
  .total { grid-template-columns: auto 1fr; padding: 1rem; }
  .pillars { grid-template-columns: repeat(6, 1fr); }
  .areas { grid-template-columns: repeat(3, 1fr); }
  .row[hidden], .area[hidden] { display: revert; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .card, .row, .areas li { break-inside: avoid; }
  .rows { break-inside: auto; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
  h2, h3 { break-after: avoid; }
  summary { grid-template-columns: 4.75rem 1fr auto; padding: .35rem .75rem; }
  summary .title { grid-area: auto; }
  .evidence { padding: 0 .75rem .5rem 6.25rem; gap: .25rem; }
  .proofs { gap: .25rem; }
  .proofs p { display: inline; margin-right: .4rem; }
  dl { display: block; margin: 0; }
  .serves, dl div, dt, dd { display: inline; }
  dt::after { content: ': '; }
  dl div:not(:last-child)::after { content: '; '; }
}
`;
