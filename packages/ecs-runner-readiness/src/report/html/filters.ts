import { FRAMEWORK_IDS, FRAMEWORKS, STATES, type Report } from 'ecs-runner-template/lib/readiness';
import { escapeHtml } from './escape';
import { icon, STATE_CLASS } from './icons';

/** By text, framework and state. Without JavaScript they stay hidden. */
export function filters({ items }: Report): string {
  const frameworks = FRAMEWORK_IDS.map((id) => {
    const { title, edition } = FRAMEWORKS[id];
    return `<option value="${id}">${escapeHtml(`${title} (${edition})`)}</option>`;
  });
  const states = STATES.map((state) => ({ state, count: items.filter((item) => item.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(
      ({ state, count }) =>
        `<label class="chip ${STATE_CLASS[state]}"><input type="checkbox" name="state" value="${STATE_CLASS[state]}">${icon(STATE_CLASS[state])}${escapeHtml(state)} <b>${count}</b></label>`,
    );
  return `<form id="filters" class="card" role="search" aria-label="Filter the items" hidden>
<div class="fields">
<label>Search<input type="search" name="text" placeholder="Id, words, file" autocomplete="off" spellcheck="false"></label>
<label>Framework<select name="framework"><option value="">All</option>${frameworks.join('')}</select></label>
</div>
<fieldset><legend>State</legend>${states.join('')}</fieldset>
<p class="actions"><output id="shown" role="status">${items.length} items</output>
<button type="button" data-toggle>Open all</button>
<button type="button" data-reset>Reset</button></p>
</form>`;
}
