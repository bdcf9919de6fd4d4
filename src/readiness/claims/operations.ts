import type { Claims } from '../claim';
import { withoutExample } from './unless';

export const OPERATIONS: Claims = {
  'OPS-01': {
    proofs: [
      { kind: 'emulator', scenario: 'basic', check: 'unchanged' },
      { kind: 'emulator', scenario: 'complete-production', check: 'unchanged' },
    ],
  },
  'OPS-02': { proofs: [] },
  'OPS-03': { proofs: [] },
  'OPS-04': { proofs: [{ kind: 'tool', tool: 'messages' }] },
  'OPS-05': {
    proofs: [
      { kind: 'document', file: 'docs/operations.md', anchor: 'health-checks' },
      { kind: 'emulator', scenario: 'basic', check: 'health' },
    ],
  },
  'OPS-06': { proofs: [{ kind: 'document', file: 'docs/operations.md', anchor: 'metrics-worth-watching' }] },
  'OPS-07': {
    proofs: [{ kind: 'emulator', scenario: 'complete-production', check: 'alarms' }],
    unless: withoutExample('complete-production'),
  },
  'OPS-08': {
    proofs: [{ kind: 'emulator', scenario: 'complete-production', check: 'dashboard' }],
    unless: withoutExample('complete-production'),
  },
  'OPS-09': { proofs: [{ kind: 'upgrade' }] },
  'OPS-10': {
    proofs: [
      { kind: 'file', path: 'CHANGELOG.md', matches: ['^## \\['] },
      { kind: 'document', file: 'docs/upgrading.md' },
    ],
  },
  'OPS-11': {
    proofs: [
      { kind: 'document', file: 'docs/migration.md', anchor: 'what-to-write', says: ['import'] },
      { kind: 'file', path: 'iam.tf', matches: ['^moved \\{'] },
    ],
  },
};
