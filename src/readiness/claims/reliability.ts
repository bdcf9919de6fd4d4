import type { Claims } from '../claim';

export const RELIABILITY: Claims = {
  'REL-01': { proofs: [] },
  'REL-02': { proofs: [{ kind: 'emulator', scenario: 'runner', check: 'stopped-task-reported' }] },
  'REL-03': {
    proofs: [
      { kind: 'commands', document: 'docs/recovery.md' },
      { kind: 'document', file: 'docs/recovery.md' },
    ],
  },
  'REL-04': { proofs: [] },
  'REL-05': { proofs: [{ kind: 'emulator', scenario: 'two-instances', check: 'no-collision' }] },
  'REL-06': { proofs: [] },
  'REL-07': { proofs: [] },
  'REL-08': {
    proofs: [
      { kind: 'emulator', scenario: 'runner', check: 'applied' },
      { kind: 'emulator', scenario: 'runner', check: 'destroyed' },
    ],
  },
};
