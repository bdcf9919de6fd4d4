import type { Claims } from '../claim';
import { withoutKey } from './unless';

export const SECURITY: Claims = {
  'SEC-01': { proofs: [] },
  'SEC-02': { proofs: [{ kind: 'simulation', table: 'key' }], unless: withoutKey },
  'SEC-03': {
    proofs: [
      { kind: 'simulation', table: 'key' },
      { kind: 'emulator', scenario: 'runner', check: 'log-encryption' },
    ],
    unless: withoutKey,
  },
  'SEC-04': { proofs: [], unless: withoutKey },
  'SEC-05': { proofs: [] },
  'SEC-06': { proofs: [] },
  'SEC-07': { proofs: [] },
  'SEC-08': { proofs: [] },
  'SEC-09': { proofs: [] },
  'SEC-10': { proofs: [{ kind: 'simulation', table: 'trust' }] },
  'SEC-11': {
    proofs: [
      { kind: 'simulation', table: 'runner' },
      { kind: 'simulation', table: 'task' },
      { kind: 'simulation', table: 'execution' },
    ],
  },
  'SEC-12': { proofs: [{ kind: 'statements', compare: 'authorization-data' }] },
  'SEC-13': { proofs: [{ kind: 'simulation', table: 'conditions' }] },
  'SEC-14': { proofs: [] },
  'SEC-15': { proofs: [] },
  'SEC-16': { proofs: [{ kind: 'simulation', table: 'service-trust' }] },
  'SEC-17': { proofs: [] },
  'SEC-18': { proofs: [] },
  'SEC-19': { proofs: [] },
  'SEC-20': {
    proofs: [
      { kind: 'emulator', scenario: 'two-instances', check: 'endpoints' },
      { kind: 'document', file: 'docs/network.md' },
    ],
  },
};
