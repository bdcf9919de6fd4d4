import type { Claims } from '../claim';

export const COMPLIANCE: Claims = {
  'CMP-01': { proofs: [{ kind: 'matrix', framework: 'soc2' }] },
  'CMP-02': { proofs: [{ kind: 'matrix', framework: 'iso27001' }] },
  'CMP-03': { proofs: [{ kind: 'matrix', framework: 'hipaa' }] },
  'CMP-04': { proofs: [{ kind: 'matrix', framework: 'pci-dss' }] },
  'CMP-05': { proofs: [{ kind: 'matrix', framework: 'gdpr' }] },
  'CMP-06': { proofs: [{ kind: 'tags', root: '.' }] },
  'CMP-07': { proofs: [] },
  'CMP-08': { proofs: [] },
  'CMP-09': { proofs: [] },
  'CMP-10': { proofs: [] },
  'CMP-11': {
    proofs: [
      {
        kind: 'document',
        file: 'SECURITY.md',
        anchor: 'who-read-which-object',
        says: ['CloudTrail', 'enable_object_trail', 'management events'],
      },
      { kind: 'document', file: 'SECURITY.md', anchor: 'what-remains-yours', says: ['CloudTrail'] },
    ],
    task: {
      what: 'A trail of management events in every region of the account or the organisation, kept as long as the standards ask.',
      check:
        'aws cloudtrail describe-trails: a trail with IsMultiRegionTrail and LogFileValidationEnabled; get-trail-status: IsLogging.',
    },
  },
  'CMP-12': { proofs: [] },
  'CMP-13': { proofs: [] },
  'CMP-14': { proofs: [{ kind: 'statements', compare: 'docs/iam.md' }] },
};
