import type { ItemReport } from 'ecs-runner-template/lib/readiness';

type State = ItemReport['state'];

/** Names of the states in classes and ids. */
export const STATE_CLASS: Readonly<Record<State, string>> = {
  proven: 'proven',
  documented: 'documented',
  "your account's task": 'task',
  'not run': 'open',
  'not met': 'failed',
  'does not apply': 'without',
};

/** A shape for each state, so that none depends on its colour. */
const SHAPES: Readonly<Record<string, string>> = {
  proven: '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.6 8.3l2.3 2.3 4.5-4.9" stroke="var(--card)"/>',
  documented: '<path d="M3.5 1.5h6l3 3v10h-9z"/><path d="M5.8 8h4.4M5.8 10.8h4.4"/>',
  task: '<circle cx="8" cy="4.8" r="2.8"/><path d="M2.5 14.5c0-3.4 2.4-5 5.5-5s5.5 1.6 5.5 5z"/>',
  open: '<circle cx="8" cy="8" r="6.5" stroke-dasharray="2.6 2.5"/>',
  failed:
    '<path d="M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z" fill="currentColor"/><path d="M5.6 5.6l4.8 4.8m0-4.8l-4.8 4.8" stroke="var(--card)"/>',
  without: '<path d="M3 8h10"/>',
};

/** The shapes, once for the whole page. */
export const SPRITE = `<svg class="sprite" aria-hidden="true" focusable="false">${Object.entries(SHAPES)
  .map(([name, shape]) => `<symbol id="i-${name}" viewBox="0 0 16 16">${shape}</symbol>`)
  .join('')}</svg>`;

/** What the tab shows: a tick. */
export const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="#17794f"/><path d="M4.4 8.3l2.4 2.4 4.8-5.2" fill="none" stroke="#fff" stroke-width="1.8"/></svg>',
)}`;

export function icon(name: string): string {
  return `<svg class="icon" aria-hidden="true" focusable="false"><use href="#i-${name}"/></svg>`;
}

/** A state as its shape and its words. */
export function badge(state: State): string {
  return `<span class="badge ${STATE_CLASS[state]}">${icon(STATE_CLASS[state])}${state.replace("'", '&#39;')}</span>`;
}
