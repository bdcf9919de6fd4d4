import { filesBelow } from '../../files';
import type { Repository } from '../../repository';

/** What the engine writes is no input of its checks. */
const REPORTS = /^(?:PRODUCTION_READINESS\.md|docs\/readiness\/.*)$/;

/** Every file of the repository. */
export function everything({ root }: Repository): string[] {
  return filesBelow(root).filter((file) => !REPORTS.test(file));
}

/** Files whose path matches. */
export function matching(pattern: RegExp): (repository: Repository) => string[] {
  return (repository) => everything(repository).filter((file) => pattern.test(file));
}

/** What Terraform reads, tests included, and the configuration of its linters. */
export const terraformFiles = matching(
  /\.(?:tf|tfvars|hcl|tf\.json|tftest\.json|example)$|^\.(?:checkov\.yaml|terraform-docs\.yml|terraform-version)$/,
);

/** Workflows of GitHub, and those that are to be copied there. */
export const workflows = matching(/^\.github\/.*\.ya?ml$|^run-task\/.*\.yml$/);

export const markdown = matching(/\.md$|^\.markdownlint/);
