import type { Claims } from '../claim';
import { withoutExample } from './unless';

export const OBSERVABILITY: Claims = {
  'OBS-01': { proofs: [{ kind: 'emulator', scenario: 'runner', check: 'task-log-group' }] },
  'OBS-02': { proofs: [] },
  'OBS-03': { proofs: [] },
  'OBS-04': { proofs: [] },
  'OBS-05': { proofs: [] },
  'OBS-06': { proofs: [] },
  'OBS-07': { proofs: [] },
  'OBS-08': {
    proofs: [{ kind: 'emulator', scenario: 'complete-production', check: 'alarms' }],
    unless: withoutExample('complete-production'),
  },
  'OBS-09': {
    proofs: [
      { kind: 'document', file: 'SECURITY.md', anchor: 'what-remains-yours' },
      { kind: 'emulator', scenario: 'complete-production', check: 'trail' },
    ],
    unless: withoutExample('complete-production'),
  },
  'OBS-10': { proofs: [] },
  'OBS-11': { proofs: [{ kind: 'document', file: 'docs/monitoring.md' }] },
};
