import type { ItemReport, ProofReport, Report, Score } from './report';

const INTRODUCTION = `What a production-ready ECS runner has, and what shows that this repository has it. Written by \`npx projen readiness\`,
which runs the quick checks and takes the rest from stored evidence while the files that it depends on are unchanged;
\`npx projen readiness --full\` runs all. Nothing is ticked without its proof having run.

| State | What it means |
| --- | --- |
| ✅ proven | the check behind it ran and holds |
| 📄 documented | a section says it, and the section was found |
| 👤 your account's task | the section says what to do and how to check |
| ⬜ not run | the check has not run on these files |
| ❌ not met | the check ran and failed |
| ➖ does not apply | an option says so |
`;

const SIGNS: Readonly<Record<ItemReport['state'], string>> = {
  proven: '✅',
  documented: '📄',
  "your account's task": '👤',
  'not run': '⬜',
  'not met': '❌',
  'does not apply': '➖',
};

/** PRODUCTION_READINESS.md. */
export function readinessMarkdown(report: Report): string {
  const areas = [...new Set(report.items.map(({ area }) => area))];
  return [
    `# Production readiness of ${report.repository}\n`,
    INTRODUCTION,
    '## Scores\n',
    scores('Area', [...report.areas, report.total]),
    scores('Well-Architected pillar', report.pillars),
    ...areas.map((area) =>
      chapter(
        area,
        report.items.filter((item) => item.area === area),
      ),
    ),
  ].join('\n');
}

function scores(title: string, rows: readonly Score[]): string {
  const lines = rows.map(
    ({ name, applicable, proven, documented }) =>
      `| ${name} | ${proven} of ${applicable} | ${percent(proven, applicable)} | ${documented} |`,
  );
  return table([`${title} | Proven | Share | Documented, or your task`], 4, lines);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.floor((100 * part) / whole)} %`;
}

function chapter(area: string, items: readonly ItemReport[]): string {
  const lines = items.map(
    (item) => `| ${item.id} | ${cell(item.title)} | ${SIGNS[item.state]} ${item.state} | ${evidence(item)} |`,
  );
  return `## ${area}\n\n${table(['Item | What | State | Evidence'], 4, lines)}`;
}

function table([head]: [string], columns: number, lines: readonly string[]): string {
  return `| ${head} |\n|${' --- |'.repeat(columns)}\n${lines.join('\n')}\n`;
}

function evidence({ reason, task, proofs }: ItemReport): string {
  const parts = [
    ...(reason === undefined ? [] : [cell(reason)]),
    ...proofs.map(shown),
    ...(task === undefined ? [] : [`**Yours:** ${cell(task.what)} **Check:** ${cell(task.check)}`]),
  ];
  return parts.length === 0 ? '–' : parts.join('<br>');
}

function shown({ key, link, result, detail }: ProofReport): string {
  const what = `[${cell(key)}](${link})`;
  return result === undefined || result === 'holds' ? what : `${what}: ${cell(detail ?? '')}`;
}

function cell(text: string): string {
  return text.replace(/[\\|*_<>[\]`]/g, '\\$&').replace(/\s+/g, ' ');
}
