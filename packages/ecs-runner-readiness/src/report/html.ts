import { createHash } from 'node:crypto';
import type { Report } from 'ecs-runner-template/lib/readiness';
import { escapeHtml } from './html/escape';
import { filters } from './html/filters';
import { ICON, SPRITE } from './html/icons';
import { matrix } from './html/matrix';
import { SCRIPT } from './html/script';
import { STYLE } from './html/style';
import { summary } from './html/summary';
import { day } from './html/time';

/** From docs/readiness/, where the report lies. */
const DOCS = '..';

/**
 * The report for people who would rather look than read: one file that loads nothing, and runs no script and no style but
 * its own two, which the policy names by their hashes.
 */
export function readinessHtml(report: Report): string {
  const title = `Production readiness of ${report.repository}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="${ICON}">
<style>${STYLE}</style>
</head>
<body>
${SPRITE}
<a class="skip" href="#items">Skip to the items</a>
<header class="top">
<p class="eyebrow">Production readiness</p>
<h1>${escapeHtml(report.repository)}</h1>
<p class="lead">What a production-ready ECS runner has, and what shows that this repository has it. Nothing counts as proven without
its proof having run on these files. <a href="${DOCS}/readiness.md">How readiness works</a></p>
${dates(report)}</header>
<main>
${summary(report)}
<section id="items" aria-labelledby="items-title" tabindex="-1">
<h2 id="items-title">Items</h2>
${filters(report)}
${matrix(report)}
<p id="nothing" class="nothing" hidden>No item matches. <button type="button" class="link" data-reset>Show all</button></p>
</section>
</main>
<footer>
<p>Written by <code>npx projen readiness</code>, template ${escapeHtml(report.version)}. The same as text:
<a href="${DOCS}/../PRODUCTION_READINESS.md">PRODUCTION_READINESS.md</a>; for programs: <a href="report.json">report.json</a>;
for auditors: <a href="${DOCS}/compliance.md">compliance.md</a>, whose mappings to frameworks are our own unless it says
otherwise.</p>
</footer>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** From when the evidence is. */
function dates({ items }: Report): string {
  const all = items.flatMap(({ proofs }) => proofs.flatMap(({ at }) => at ?? [])).sort();
  if (all.length === 0) return '<p class="dates">No check has run yet.</p>\n';
  const [first, last] = [all[0], all[all.length - 1]].map((at) => escapeHtml(day(at)));
  return `<p class="dates">Evidence of ${first === last ? last : `${first} to ${last}`}</p>\n`;
}

function policy(): string {
  return [
    "default-src 'none'",
    `style-src ${hash(STYLE)}`,
    `script-src ${hash(SCRIPT)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
