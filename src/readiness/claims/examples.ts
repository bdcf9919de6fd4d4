import type { Claims } from '../claim';
import { assertedIn } from './native';
import { withoutExample, withoutExamples } from './unless';

export const EXAMPLES: Claims = {
  'EXA-01': {
    proofs: [
      { kind: 'tool', tool: 'validate-examples' },
      { kind: 'emulator', scenario: 'runner', check: 'applied' },
    ],
    unless: withoutExample('basic'),
  },
  'EXA-02': { proofs: [{ kind: 'commands', document: 'examples/basic/README.md' }], unless: withoutExample('basic') },
  'EXA-03': {
    proofs: [
      { kind: 'emulator', scenario: 'runner', check: 'applied' },
      { kind: 'emulator', scenario: 'runner', check: 'destroyed' },
    ],
    unless: withoutExample('basic'),
  },
  'EXA-04': {
    proofs: [
      { kind: 'tool', tool: 'validate-examples' },
      { kind: 'emulator', scenario: 'complete-production', check: 'applied' },
      { kind: 'emulator', scenario: 'complete-production', check: 'unchanged' },
      { kind: 'emulator', scenario: 'complete-production', check: 'destroyed' },
    ],
    unless: withoutExample('complete-production'),
  },
  'EXA-05': {
    proofs: [{ kind: 'emulator', scenario: 'complete-production', check: 'key' }],
    unless: withoutExample('complete-production'),
  },
  'EXA-06': {
    proofs: [{ kind: 'emulator', scenario: 'complete-production', check: 'security-group' }],
    unless: withoutExample('complete-production'),
  },
  'EXA-07': {
    proofs: [{ kind: 'emulator', scenario: 'complete-production', check: 'alarms' }],
    unless: withoutExample('complete-production'),
  },
  'EXA-08': {
    proofs: [{ kind: 'simulation', root: 'examples/complete-production', table: 'topic' }],
    unless: withoutExample('complete-production'),
    task: {
      what: 'The recipient of alarm_email confirms the subscription by the link that AWS sends.',
      check: 'aws sns list-subscriptions-by-topic with the output alarm_topic_arn: an ARN, not PendingConfirmation.',
    },
  },
  'EXA-09': {
    proofs: [{ kind: 'tags', root: 'examples/complete-production' }],
    unless: withoutExample('complete-production'),
  },
  'EXA-10': {
    proofs: [
      assertedIn('examples/complete-production', 'boundary', 'made', 'aws_iam_policy.boundary[0].path'),
      assertedIn('examples/complete-production', 'boundary', 'made', 'output.permissions_boundary_arn'),
      {
        kind: 'file',
        path: 'examples/complete-production/main.tf',
        matches: [
          '^ +iam_role_path += var\\.iam_role_path$',
          '^ +permissions_boundary_arn += local\\.permissions_boundary_arn$',
        ],
      },
    ],
    unless: withoutExample('complete-production'),
  },
  'EXA-11': {
    proofs: [
      {
        kind: 'document',
        file: 'examples/complete-production/README.md',
        anchor: 'what-it-costs',
        says: ['US dollars'],
      },
    ],
    unless: withoutExample('complete-production'),
  },
  'EXA-12': {
    proofs: [{ kind: 'emulator', scenario: 'examples', check: 'planned-with-tfvars' }],
    unless: withoutExamples,
  },
  'EXA-13': { proofs: [{ kind: 'tool', tool: 'checkov' }], unless: withoutExample('complete-production') },
  'EXA-14': {
    proofs: [
      { kind: 'emulator', scenario: 'multi-region', check: 'applied' },
      { kind: 'emulator', scenario: 'multi-region', check: 'two-regions' },
      { kind: 'emulator', scenario: 'multi-region', check: 'unchanged' },
      { kind: 'emulator', scenario: 'multi-region', check: 'destroyed' },
    ],
    unless: withoutExample('multi-region'),
  },
};
