import type { Claims } from '../claim';
import { withoutExample } from './unless';

export const OBSERVABILITY: Claims = {
  'OBS-01': { proofs: [{ kind: 'emulator', scenario: 'basic', check: 'task-log-group' }] },
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
      { kind: 'document', file: 'SECURITY.md', anchor: 'what-remains-yours', says: ['CloudTrail'] },
      { kind: 'emulator', scenario: 'complete-production', check: 'trail' },
    ],
    task: {
      what: 'A trail of management events in every region of the account or the organisation.',
      check: 'aws cloudtrail describe-trails: a trail with IsMultiRegionTrail; get-trail-status: IsLogging.',
    },
  },
  'OBS-10': { proofs: [] },
  'OBS-11': {
    proofs: [
      { kind: 'document', file: 'docs/monitoring.md', anchor: 'saved-queries', says: ['AssumeRoleWithWebIdentity'] },
      {
        kind: 'document',
        file: 'docs/incident-response.md',
        anchor: 'detect-the-leak',
        says: ['aws cloudtrail lookup-events', 'AssumeRoleWithWebIdentity'],
      },
    ],
    task: {
      what: 'CloudTrail keeps events for 90 days. For longer, a trail of management events whose log group the input cloudtrail_log_group_name names.',
      check: 'aws cloudtrail lookup-events with EventName AssumeRoleWithWebIdentity lists the jobs of today.',
    },
  },
};
