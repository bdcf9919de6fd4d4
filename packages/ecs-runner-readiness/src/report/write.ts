import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readinessMarkdown, type Report } from 'ecs-runner-template/lib/readiness';
import { readinessHtml } from './html';

/** Writes PRODUCTION_READINESS.md and the reports in docs/readiness. @returns what was written */
export function writeReports(root: string, report: Report): string[] {
  const reports: Readonly<Record<string, string>> = {
    'PRODUCTION_READINESS.md': readinessMarkdown(report),
    'docs/readiness/report.json': `${JSON.stringify(report, undefined, 2)}\n`,
    'docs/readiness/report.html': readinessHtml(report),
  };
  for (const [name, text] of Object.entries(reports)) {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) chmodSync(file, 0o644);
    writeFileSync(file, text);
  }
  return Object.keys(reports);
}
