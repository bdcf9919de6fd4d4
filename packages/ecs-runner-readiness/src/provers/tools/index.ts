import { actionlint } from './actionlint';
import { checkov } from './checkov';
import { costTable } from './cost-table';
import { editorconfig } from './editorconfig';
import { fmt } from './fmt';
import { hcpBackend } from './hcp-backend';
import { links } from './links';
import { markdownlint } from './markdownlint';
import { messages } from './messages';
import { preCommit } from './pre-commit';
import { providers } from './providers';
import { secrets } from './secrets';
import { terraformDocs } from './terraform-docs';
import { terraformTest } from './terraform-test';
import { tflint } from './tflint';
import type { Tool } from './tool';
import { validate, validateExamples } from './validate';
import { validationRules } from './validation-rules';
import { yamllint } from './yamllint';
import { zizmor } from './zizmor';

/** Tools by the name that claims give them. */
export const TOOLS: Readonly<Record<string, Tool>> = {
  actionlint,
  checkov,
  'cost-table': costTable,
  editorconfig,
  fmt,
  'hcp-backend': hcpBackend,
  links,
  markdownlint,
  messages,
  'pre-commit': preCommit,
  providers,
  secrets,
  'terraform-docs': terraformDocs,
  'terraform-test': terraformTest,
  tflint,
  validate,
  'validate-examples': validateExamples,
  'validation-rules': validationRules,
  yamllint,
  zizmor,
};
