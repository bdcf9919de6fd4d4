import type { Claims } from '../claim';
import { withoutCi, withoutExample, withoutGithub } from './unless';

export const BEYOND: Claims = {
  'FUT-01': {
    proofs: [
      { kind: 'tool', tool: 'actionlint' },
      { kind: 'tool', tool: 'zizmor' },
      { kind: 'tool', tool: 'yamllint' },
    ],
    unless: withoutGithub,
  },
  'FUT-02': {
    proofs: [
      { kind: 'document', file: 'docs/hcp-terraform.md', anchor: '3-the-backend', says: ['cloud'] },
      { kind: 'tool', tool: 'hcp-backend' },
    ],
  },
  'FUT-03': {
    proofs: [{ kind: 'emulator', scenario: 'complete-production', check: 'dashboard' }],
    unless: withoutExample('complete-production'),
  },
  'FUT-04': { proofs: [{ kind: 'commands', document: 'docs/performance.md' }] },
  'FUT-05': {
    proofs: [
      { kind: 'matrix', framework: 'nist-800-53' },
      { kind: 'matrix', framework: 'fedramp' },
      { kind: 'matrix', framework: 'cis' },
    ],
  },
  'FUT-06': {
    proofs: [
      { kind: 'file', path: '.github/workflows/integration.yml', matches: ['id-token: write'], ci: 'github' },
      { kind: 'document', file: 'docs/automation.md', anchor: 'integration-test', says: ['OIDC'] },
      { kind: 'emulator', scenario: 'runner', check: 'applied' },
    ],
    unless: withoutCi,
  },
  'FUT-07': {
    proofs: [
      { kind: 'file', path: '.github/ISSUE_TEMPLATE/feature.yml', ci: 'github' },
      { kind: 'file', path: '.github/ISSUE_TEMPLATE/feedback.yml', ci: 'github' },
      { kind: 'file', path: '.github/workflows/triage.yml', ci: 'github' },
      { kind: 'file', path: '.gitlab/issue_templates/Feature.md', ci: 'gitlab' },
      { kind: 'document', file: 'docs/automation.md', anchor: 'issues-and-pull-requests', ci: 'github' },
      { kind: 'document', file: 'docs/automation.md', anchor: 'drift-issues-and-merge-requests', ci: 'gitlab' },
      { kind: 'document', file: 'docs/automation.md', anchor: 'maintenance' },
    ],
    unless: withoutCi,
  },
};
