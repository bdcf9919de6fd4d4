import type { Breaks } from './break';

const OPEN_BUCKET = '\nresource "aws_s3_bucket" "open" {\n  bucket = "open"\n}\n';

/** Those that the engine notices by reading: no tool is needed. */
export const READ: Breaks = {
  'DOC-01': [{ file: 'README.md', find: 'docs/deploy.md', replace: 'docs/deployment.md' }],
  'DOC-05': [{ file: 'docs/cost.md', find: /\| \d+\.\d{2} \|/, replace: '| 0.01 |' }],
  // Found by the secret scan; put together here, so that this file is none.
  'ENT-02': [{ file: 'main.tf', find: /^/, replace: `# key: AKIA${'Z'.repeat(16)}\n` }],
  'MNT-06': [
    {
      file: 'versions.tf',
      find: 'required_providers {',
      replace: 'required_providers {\n    random = {\n      source = "hashicorp/random"\n    }\n',
    },
  ],
  'OPS-04': [{ file: 'variables.tf', find: /error_message = "cpu is .*"/, replace: 'error_message = "Wrong value."' }],
  'TST-01': [{ remove: 'tests' }],
  'TST-02': [{ remove: 'tests/partitions.tftest.hcl' }],
  'TST-03': [
    {
      file: 'tests/network.tftest.hcl',
      find: '[aws_security_group.this, aws_security_group.endpoints]',
      replace: '[aws_security_group.endpoints]',
    },
  ],
  'TST-08': [
    {
      file: 'variables.tf',
      find: 'variable "owner" {',
      replace:
        'variable "more" {\n  type = string\n\n  validation {\n    condition     = var.more != ""\n    error_message = "more is \\"${var.more}\\"; allowed: any text."\n  }\n}\n\nvariable "owner" {',
    },
  ],
  'TST-09': [{ file: 'README.md', find: /^## /m, replace: '#### ' }],
  'TST-11': [{ file: 'CONTRIBUTING.md', find: 'docs/reference.md)', replace: 'docs/reference.md#nowhere)' }],
  'TST-12': [{ file: 'locals.tf', find: /\n$/, replace: '  ' }],
};

/** Those that a tool notices. */
export const RUN: Breaks = {
  'DOC-02': [{ file: 'examples/basic/main.tf', find: 'source', replace: 'no_such_input = 1\n  source' }],
  'DOC-03': [{ file: 'docs/reference.md', find: 'Default: `256`', replace: 'Default: `512`' }],
  'DOC-04': [{ file: 'outputs.tf', find: /^output "\w+"/m, replace: 'output "more"' }],
  'EXA-13': [{ file: 'examples/complete-production/main.tf', find: /$/, replace: OPEN_BUCKET }],
  'FUT-01': [{ file: '.github/workflows/checks.yml', find: /uses: (actions\/checkout)@\w+/, replace: 'uses: $1@main' }],
  'FUT-02': [
    {
      file: 'examples/complete-production/backend.hcp.tf.example',
      find: 'organization =',
      replace: 'organisation =',
    },
  ],
  'TST-04': [{ file: 'locals.tf', find: /^ {2}(?=\w)/m, replace: '     ' }],
  'TST-05': [{ file: 'live/production/main.tf', find: /var\.\w+/, replace: 'var.missing' }],
  'TST-06': [{ file: '.pre-commit-config.yaml', find: 'language: fail', replace: 'language: none' }],
  'TST-07': [{ file: 'locals.tf', find: /^locals \{/m, replace: 'locals {\n  unused = 1' }],
  'TST-10': [{ file: 'examples/multi-region/main.tf', find: 'source', replace: 'no_such_input = 1\n  source' }],
};

export const TOOLS: Breaks = { ...READ, ...RUN };
