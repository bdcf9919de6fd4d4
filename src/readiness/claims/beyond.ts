import type { Claims } from '../claim';
import { withoutCi, withoutExample, withoutGithub } from './unless';

export const BEYOND: Claims = {
  'FUT-01': {
    proofs: [
      { kind: 'tool', tool: 'actionlint' },
      { kind: 'tool', tool: 'zizmor' },
    ],
    unless: withoutGithub,
  },
  'FUT-02': {
    proofs: [
      { kind: 'document', file: 'docs/hcp-terraform.md' },
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
      { kind: 'file', path: '.github/workflows/integration.yml' },
      { kind: 'emulator', scenario: 'runner', check: 'applied' },
    ],
    unless: withoutCi,
  },
  'FUT-07': {
    proofs: [
      { kind: 'file', path: '.github/ISSUE_TEMPLATE/feature.yml' },
      { kind: 'file', path: '.github/workflows/stale.yml' },
      { kind: 'document', file: 'docs/automation.md' },
    ],
    unless: withoutCi,
  },
};
