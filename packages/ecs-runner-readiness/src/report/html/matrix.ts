import {
  CONTROLS,
  FRAMEWORK_IDS,
  FRAMEWORKS,
  referencesOf,
  type FrameworkId,
  type ItemReport,
  type ProofReport,
  type Report,
} from 'ecs-runner-template/lib/readiness';
import { escapeHtml, fromReport, idOf } from './escape';
import { badge, icon, STATE_CLASS } from './icons';
import { day } from './time';

type References = ReadonlyMap<FrameworkId, readonly string[]>;

/** All items by area; a click on one shows its evidence. */
export function matrix({ items, areas }: Report): string {
  return areas
    .map(({ name }) => {
      const rows = items.filter(({ area }) => area === name).map(row);
      const id = `area-${idOf(name)}`;
      return `<section class="area" aria-labelledby="${id}"><h3 id="${id}">${escapeHtml(name)}</h3>
<ul class="card rows">
${rows.join('\n')}
</ul></section>`;
    })
    .join('\n');
}

function row(item: ItemReport): string {
  const references = referencesFor(item.id);
  const frameworks = [...references.keys()].join(' ');
  return `<li id="${item.id}" class="row" data-state="${STATE_CLASS[item.state]}" data-frameworks="${frameworks}"><details>
<summary><code>${item.id}</code><span class="title">${escapeHtml(item.title)}</span>${badge(item.state)}</summary>
<div class="evidence">${evidence(item)}${serves(references)}</div>
</details></li>`;
}

function evidence({ reason, task, proofs, minimum }: ItemReport): string {
  const parts = [
    ...(reason === undefined ? [] : [`<p>Does not apply: ${escapeHtml(reason)}.</p>`]),
    ...(proofs.length === 0 ? [] : [`<ul class="proofs">${proofs.map(proof).join('')}</ul>`]),
    ...(reason === undefined && proofs.length === 0 ? ['<p>No check has run.</p>'] : []),
    ...(task === undefined
      ? []
      : [`<p><b>Yours:</b> ${escapeHtml(task.what)}<br><b>Check:</b> ${escapeHtml(task.check)}</p>`]),
    `<p class="minimum">To be proven it takes: ${escapeHtml(minimum)}.</p>`,
  ];
  return parts.join('');
}

const OUTCOMES: Readonly<Record<NonNullable<ProofReport['result']> | 'none', readonly [shape: string, words: string]>> =
  {
    holds: ['proven', 'holds'],
    fails: ['failed', 'fails'],
    unavailable: ['open', 'could not be tried'],
    none: ['open', 'not tried yet'],
  };

function proof({ key, kind, link, result, detail, at }: ProofReport): string {
  const [shape, words] = OUTCOMES[result ?? 'none'];
  const name = key.slice(kind.length + 2) || kind;
  return `<li class="${shape}">${icon(shape)}<div><p><b>${words}</b>${at === undefined ? '' : ` <time datetime="${escapeHtml(at)}">${escapeHtml(day(at))}</time>`}</p>
<p><span class="kind">${escapeHtml(kind)}</span> <a href="${fromReport(link)}">${escapeHtml(name)}</a></p>${
    detail === undefined || detail === name ? '' : `<p class="detail">${escapeHtml(detail)}</p>`
  }</div></li>`;
}

/** What an item is evidence for, by framework. */
function referencesFor(id: string): References {
  const controls = CONTROLS.filter(({ evidence: ids }) => ids.includes(id));
  return new Map(
    FRAMEWORK_IDS.flatMap((framework) => {
      const references = new Set(controls.flatMap((control) => referencesOf(control, framework)));
      return references.size === 0 ? [] : [[framework, [...references]] as const];
    }),
  );
}

function serves(references: References): string {
  if (references.size === 0) return '';
  const rows = [...references].map(
    ([framework, list]) =>
      `<div><dt>${escapeHtml(FRAMEWORKS[framework].title)}</dt><dd>${escapeHtml(list.join(', '))}</dd></div>`,
  );
  return `<p class="serves">Evidence for</p><dl>${rows.join('')}</dl>`;
}
