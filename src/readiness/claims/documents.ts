import type { Claims } from '../claim';
import { withoutExamples } from './unless';

export const DOCUMENTS: Claims = {
  'DOC-01': {
    proofs: [
      { kind: 'tool', tool: 'links' },
      { kind: 'commands', document: 'README.md' },
      { kind: 'document', file: 'README.md', anchor: 'start', says: ['terraform init', 'terraform apply'] },
    ],
  },
  'DOC-02': { proofs: [{ kind: 'tool', tool: 'validate-examples' }], unless: withoutExamples },
  'DOC-03': {
    proofs: [
      { kind: 'tool', tool: 'terraform-docs' },
      { kind: 'document', file: 'docs/reference.md', anchor: 'optional-inputs', says: ['Type:', 'Default:'] },
    ],
  },
  'DOC-04': {
    proofs: [
      { kind: 'tool', tool: 'terraform-docs' },
      { kind: 'document', file: 'docs/reference.md', anchor: 'outputs', says: ['Description:'] },
    ],
  },
  'DOC-05': {
    proofs: [
      { kind: 'tool', tool: 'cost-table' },
      { kind: 'document', file: 'docs/cost.md', anchor: 'a-month-in-all', says: ['Spot', 'endpoints', 'NAT'] },
    ],
  },
  'DOC-06': {
    proofs: [
      { kind: 'document', file: 'README.md', anchor: 'trouble', says: ['docs/troubleshooting.md'] },
      { kind: 'document', file: 'docs/troubleshooting.md', says: ['Terraform'] },
    ],
  },
  'DOC-07': {
    proofs: [
      { kind: 'document', file: 'SECURITY.md', anchor: 'report-a-vulnerability', says: ['in private'] },
      { kind: 'document', file: 'SECURITY.md', anchor: 'threat-model' },
      { kind: 'document', file: 'SECURITY.md', anchor: 'what-remains-yours' },
    ],
  },
  'DOC-08': {
    proofs: [
      { kind: 'document', file: 'ARCHITECTURE.md', anchor: 'folders' },
      { kind: 'document', file: 'ARCHITECTURE.md', anchor: 'decisions' },
    ],
  },
  'DOC-09': { proofs: [{ kind: 'diagram', file: 'ARCHITECTURE.md', anchor: 'parts' }] },
  'DOC-10': {
    proofs: [
      { kind: 'diagram', file: 'ARCHITECTURE.md', anchor: 'data' },
      { kind: 'diagram', file: 'ARCHITECTURE.md', anchor: 'a-run' },
    ],
  },
  'DOC-11': {
    proofs: [
      { kind: 'document', file: 'docs/network.md', anchor: 'what-a-task-connects-to', says: ['ECR', 'S3'] },
      { kind: 'diagram', file: 'ARCHITECTURE.md', anchor: 'network' },
    ],
  },
  'DOC-12': {
    proofs: [
      { kind: 'document', file: 'docs/troubleshooting.md', anchor: 'the-role-is-not-taken' },
      { kind: 'document', file: 'docs/troubleshooting.md', anchor: 'a-task-is-not-started' },
      { kind: 'document', file: 'docs/troubleshooting.md', anchor: 'a-task-ends-badly' },
    ],
  },
  'DOC-13': {
    proofs: [
      { kind: 'document', file: 'docs/troubleshooting.md', anchor: 'terraform', says: ['Error'] },
      { kind: 'document', file: 'docs/troubleshooting.md', anchor: 'a-task-stops-before-it-runs', says: ['image'] },
    ],
  },
  'DOC-14': {
    proofs: [
      {
        kind: 'document',
        file: 'docs/troubleshooting.md',
        anchor: 'debug-a-run',
        says: ['aws ecs describe-tasks', 'aws logs get-log-events'],
      },
    ],
  },
  'DOC-15': {
    proofs: [
      { kind: 'document', file: 'docs/operations.md', anchor: 'metrics-worth-watching' },
      { kind: 'document', file: 'docs/monitoring.md', anchor: 'alarms' },
    ],
  },
  'DOC-16': {
    proofs: [
      { kind: 'document', file: 'docs/incident-response.md', anchor: 'a-credential-leaked', says: ['Contain'] },
      { kind: 'document', file: 'docs/incident-response.md', anchor: 'tasks-run-away', says: ['Contain'] },
      { kind: 'document', file: 'docs/incident-response.md', anchor: 'data-is-lost', says: ['Recover'] },
    ],
  },
  'DOC-17': { proofs: [{ kind: 'document', file: 'CONTRIBUTING.md', anchor: 'change-something' }] },
  'DOC-18': {
    proofs: [
      { kind: 'document', file: 'CODE_OF_CONDUCT.md', anchor: 'what-we-expect' },
      { kind: 'document', file: 'CODE_OF_CONDUCT.md', anchor: 'report' },
    ],
  },
  'DOC-19': { proofs: [{ kind: 'document', file: 'CONTRIBUTING.md', anchor: 'standards', says: ['terraform fmt'] }] },
  'DOC-20': {
    proofs: [
      { kind: 'commands', document: 'CONTRIBUTING.md' },
      {
        kind: 'document',
        file: 'CONTRIBUTING.md',
        anchor: 'testing',
        says: ['npx projen test', 'expects the failure'],
      },
    ],
  },
  'DOC-21': {
    proofs: [{ kind: 'document', file: 'CONTRIBUTING.md', anchor: 'pull-requests', says: ['CHANGELOG.md'] }],
  },
};
