import { STATES, type Report, type Score } from 'ecs-runner-template/lib/readiness';
import { escapeHtml, idOf } from './escape';
import { icon, STATE_CLASS } from './icons';

/** Shares in figures and as rings and bars. */
export function summary(report: Report): string {
  return `<section class="card total" aria-labelledby="total-title">
<h2 id="total-title" class="hidden">In all</h2>
${ring(report.total, 'large')}
${states(report)}
</section>
<section aria-labelledby="pillars-title">
<h2 id="pillars-title">Well-Architected pillars</h2>
<ul class="pillars">${report.pillars.map((score) => `<li class="card">${ring(score, 'small')}<span class="name">${escapeHtml(score.name)}</span></li>`).join('')}</ul>
</section>
<section aria-labelledby="areas-title">
<h2 id="areas-title">Areas</h2>
<ul class="areas">${report.areas.map(area).join('')}</ul>
</section>`;
}

/** Whole per cent, never rounded up to 100. */
function percent({ proven, applicable }: Score): number {
  return applicable === 0 ? 0 : Math.floor((100 * proven) / applicable);
}

function words({ proven, applicable }: Score): string {
  return applicable === 0 ? 'does not apply' : `${proven} of ${applicable} proven`;
}

function ring(score: Score, size: string): string {
  const share = percent(score);
  const figure = score.applicable === 0 ? '–' : `${share}<small>%</small>`;
  return `<div class="ring ${size}"><svg viewBox="0 0 36 36" aria-hidden="true" focusable="false"><circle class="track" cx="18" cy="18" r="15.5"/>${
    share === 0
      ? ''
      : `<circle class="share" cx="18" cy="18" r="15.5" pathLength="100" stroke-dasharray="${share} 100" transform="rotate(-90 18 18)"/>`
  }</svg><p><b>${figure}</b><span>${words(score)}</span></p></div>`;
}

/** How many items are in each state: a bar of parts, and what they are. */
function states({ items }: Report): string {
  const counts = STATES.map((state) => ({ state, count: items.filter((item) => item.state === state).length }));
  let start = 0;
  const parts = counts
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => {
      const part = `<rect class="${STATE_CLASS[state]}" x="${place(start, items.length)}" width="${place(count, items.length)}" height="10"/>`;
      start += count;
      return part;
    });
  const rows = counts.map(
    ({ state, count }) =>
      `<li class="${STATE_CLASS[state]}">${icon(STATE_CLASS[state])}<b>${count}</b> ${escapeHtml(state)}</li>`,
  );
  return `<div class="states"><svg class="parts" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts.join('')}</svg>
<ul>${rows.join('')}</ul></div>`;
}

function place(count: number, of: number): string {
  return ((1000 * count) / of).toFixed(1);
}

function area(score: Score): string {
  return `<li><a href="#area-${idOf(score.name)}"><span class="name">${escapeHtml(score.name)}</span><span class="figure">${
    score.applicable === 0 ? '–' : `${score.proven}<i>/</i>${score.applicable}`
  }<span class="hidden"> ${words(score)}</span></span><svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="100" height="6"/><rect class="share" width="${percent(score)}" height="6"/></svg></a></li>`;
}
