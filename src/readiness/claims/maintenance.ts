import type { Claims } from '../claim';
import { withoutCi } from './unless';

export const MAINTENANCE: Claims = {
  'MNT-01': {
    proofs: [
      {
        kind: 'file',
        path: 'CHANGELOG.md',
        matches: [
          '^# Changelog$',
          'keepachangelog\\.com',
          '^## \\[',
          '^### (?:Added|Changed|Deprecated|Removed|Fixed|Security)$',
        ],
      },
    ],
  },
  'MNT-02': {
    proofs: [
      { kind: 'file', path: '.github/workflows/release.yml', ci: 'github' },
      { kind: 'file', path: '.gitlab-ci.yml', matches: ['^release:'], ci: 'gitlab' },
      { kind: 'document', file: 'docs/automation.md', anchor: 'release' },
    ],
    unless: withoutCi,
  },
  'MNT-03': { proofs: [{ kind: 'upgrade' }] },
  'MNT-04': { proofs: [{ kind: 'floor', of: 'terraform' }] },
  'MNT-05': { proofs: [{ kind: 'floor', of: 'aws' }] },
  'MNT-06': { proofs: [{ kind: 'tool', tool: 'providers' }] },
  'MNT-07': {
    proofs: [
      { kind: 'document', file: 'CONTRIBUTING.md', anchor: 'tools' },
      { kind: 'document', file: 'CONTRIBUTING.md', anchor: 'tasks', says: ['npx projen test', 'npx projen lint'] },
    ],
  },
  'MNT-08': {
    proofs: [
      { kind: 'file', path: '.github/ISSUE_TEMPLATE/bug.yml', matches: ['^name:', '^body:'], ci: 'github' },
      { kind: 'file', path: '.gitlab/issue_templates/Bug.md', ci: 'gitlab' },
    ],
    unless: withoutCi,
  },
  'MNT-09': {
    proofs: [
      { kind: 'file', path: '.github/pull_request_template.md', matches: ['CHANGELOG'], ci: 'github' },
      { kind: 'file', path: '.gitlab/merge_request_templates/Default.md', matches: ['CHANGELOG'], ci: 'gitlab' },
    ],
    unless: withoutCi,
  },
  'MNT-10': {
    proofs: [
      { kind: 'document', file: 'SUPPORT.md', anchor: 'where-to-ask' },
      { kind: 'document', file: 'SUPPORT.md', anchor: 'what-to-send' },
    ],
  },
};
