import { resolve } from '../../src/options';
import { CLAIMS, proofKey, report, type Claims, type Outcome, type Report } from '../../src/readiness';

const RESULTS: readonly Outcome['result'][] = ['holds', 'holds', 'holds', 'holds', 'fails', 'holds', 'unavailable'];
const DETAILS: Readonly<Record<Outcome['result'], string>> = {
  holds: 'as it should be',
  fails: 'tests/storage.tftest.hcl: versioning is Suspended',
  unavailable: 'terraform not on PATH: see CONTRIBUTING.md',
};

/** Two items that always are in states which the others may not be in. */
const FIXED: Claims = {
  'CMP-11': {
    proofs: [{ kind: 'document', file: 'SECURITY.md', anchor: 'what-remains-yours' }],
    task: {
      what: 'Run a trail of management events in every region.',
      check: 'aws cloudtrail describe-trails --query "trailList[?IsMultiRegionTrail]"',
    },
  },
  'OBS-11': { proofs: [{ kind: 'document', file: 'docs/monitoring.md' }] },
  'SEC-05': {
    proofs: [
      {
        kind: 'test',
        file: 'tests/storage.tftest.hcl',
        run: 'versioning',
        asserts: ['aws_s3_bucket_versioning.this'],
      },
    ],
  },
  'SEC-06': { proofs: [{ kind: 'file', path: 'storage.tf' }] },
};

/** A report with every state and every outcome; the proofs' results go round, whatever they are. */
export function mixedReport(options: object = {}, claims: Claims = {}): Report {
  const all = { ...CLAIMS, ...FIXED, ...claims };
  const keys = [...new Set(Object.values(all).flatMap(({ proofs }) => proofs.map(proofKey)))];
  const fixed = new Set(Object.values(FIXED).flatMap(({ proofs }) => proofs.map(proofKey)));
  const outcomes = keys.map((key, index) => {
    const result = fixed.has(key) ? 'holds' : RESULTS[index % RESULTS.length];
    const at = `2026-11-${String(10 + (index % 15)).padStart(2, '0')}T08:30:00.000Z`;
    return [key, { result, detail: DETAILS[result], at }] as const;
  });
  const resolved = resolve({ name: 'acme-runner', examples: ['basic', 'complete-production'], ...options });
  return report('0.2.0', resolved, new Map(outcomes), all);
}
