import type { Claims } from '../claim';
import { withoutExamples, withoutHooks } from './unless';

export const TESTS: Claims = {
  'TST-01': { proofs: [{ kind: 'tool', tool: 'terraform-test' }] },
  'TST-02': {
    proofs: [
      { kind: 'tool', tool: 'terraform-test' },
      { kind: 'file', path: 'tests/existing_cluster.tftest.hcl', matches: ['^run "'] },
      { kind: 'file', path: 'tests/storage_existing.tftest.hcl', matches: ['^run "'] },
      { kind: 'file', path: 'tests/partitions.tftest.hcl', matches: ['^run "'] },
      { kind: 'file', path: 'tests/launcher.tftest.hcl', matches: ['^run "'] },
    ],
  },
  'TST-03': {
    proofs: [
      { kind: 'tool', tool: 'validation-rules' },
      { kind: 'tool', tool: 'terraform-test' },
    ],
  },
  'TST-04': { proofs: [{ kind: 'tool', tool: 'fmt' }] },
  'TST-05': { proofs: [{ kind: 'tool', tool: 'validate' }] },
  'TST-06': { proofs: [{ kind: 'tool', tool: 'pre-commit' }], unless: withoutHooks },
  'TST-07': {
    proofs: [
      { kind: 'tool', tool: 'tflint' },
      { kind: 'file', path: '.tflint.hcl', matches: ['^  preset +?= "all"$'] },
    ],
  },
  'TST-08': { proofs: [{ kind: 'tool', tool: 'validation-rules' }] },
  'TST-09': { proofs: [{ kind: 'tool', tool: 'markdownlint' }] },
  'TST-10': { proofs: [{ kind: 'tool', tool: 'validate-examples' }], unless: withoutExamples },
  'TST-11': { proofs: [{ kind: 'tool', tool: 'links' }] },
  'TST-12': {
    proofs: [
      { kind: 'tool', tool: 'editorconfig' },
      { kind: 'tool', tool: 'markdownlint' },
    ],
  },
};
