import type { Breaks, Edit } from './break';

/** A section goes, up to the next heading of its level. */
function without(file: string, heading: string): Edit {
  const [signs] = heading.split(' ');
  return { file, find: new RegExp(`^${heading}\\n[\\s\\S]*?(?=^${signs} |(?![\\s\\S]))`, 'm'), replace: '' };
}

/** The heading stays, and nothing below it. */
function emptied(file: string, heading: string): Edit {
  const [signs] = heading.split(' ');
  return { file, find: new RegExp(`^(${heading})\\n[\\s\\S]*?(?=^${signs} |(?![\\s\\S]))`, 'm'), replace: '$1\n\n' };
}

export const DOCUMENTS: Breaks = {
  'COST-08': [emptied('docs/network.md', '### What they cost')],
  'CMP-11': [{ file: 'SECURITY.md', find: /enable_object_trail/g, replace: 'a setting' }],
  'DOC-06': [{ remove: 'docs/troubleshooting.md' }],
  'DOC-07': [without('SECURITY.md', '## Report a vulnerability')],
  'DOC-08': [without('ARCHITECTURE.md', '## Decisions')],
  'DOC-09': [{ file: 'ARCHITECTURE.md', find: 'flowchart ', replace: 'flow chart ' }],
  'DOC-10': [{ file: 'ARCHITECTURE.md', find: 'sequenceDiagram', replace: 'sequence' }],
  'DOC-11': [emptied('docs/network.md', '## What a task connects to')],
  'DOC-12': [without('docs/troubleshooting.md', '## The role is not taken')],
  'DOC-13': [emptied('docs/troubleshooting.md', '## A task stops before it runs')],
  'DOC-14': [{ file: 'docs/troubleshooting.md', find: /aws ecs describe-tasks/g, replace: 'aws ecs list-tasks' }],
  'DOC-15': [without('docs/operations.md', '## Metrics worth watching')],
  'DOC-16': [without('docs/incident-response.md', '## Data is lost')],
  'DOC-17': [emptied('CONTRIBUTING.md', '## Change something')],
  'DOC-18': [without('CODE_OF_CONDUCT.md', '## Report')],
  'DOC-19': [without('CONTRIBUTING.md', '## Standards')],
  'DOC-20': [emptied('CONTRIBUTING.md', '## Testing')],
  'DOC-21': [without('CONTRIBUTING.md', '## Pull requests')],
  'EXA-11': [emptied('examples/complete-production/README.md', '## What it costs')],
  'MNT-01': [{ file: 'CHANGELOG.md', find: '## [Unreleased]', replace: '## Unreleased' }],
  'MNT-02': [{ remove: '.github/workflows/release.yml' }],
  'MNT-07': [emptied('CONTRIBUTING.md', '## Tasks')],
  'MNT-08': [{ file: '.github/ISSUE_TEMPLATE/bug.yml', find: /^body:/m, replace: 'fields:' }],
  'MNT-09': [{ remove: '.github/pull_request_template.md' }],
  'MNT-10': [without('SUPPORT.md', '## Where to ask')],
  'OBS-11': [{ file: 'docs/monitoring.md', find: /AssumeRoleWithWebIdentity/g, replace: 'the call' }],
  'OPS-06': [emptied('docs/operations.md', '## Metrics worth watching')],
  'OPS-10': [{ remove: 'CHANGELOG.md' }],
  'OPS-11': [{ file: 'iam.tf', find: /^moved \{/gm, replace: 'removed {' }],
  'FUT-07': [{ remove: '.github/ISSUE_TEMPLATE/feature.yml' }],
};
