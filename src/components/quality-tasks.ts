import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';

/** The tasks of the repository, by name: what `npx projen NAME` does in every Terraform root. */
const TASKS: Readonly<Record<string, string>> = {
  fmt: 'Format all Terraform files',
  validate: 'Validate every Terraform root',
  lint: 'Run TFLint with all rules of Terraform, and checkov',
  'lint:aws': "Run TFLint with the rules of AWS as well (downloads TFLint's aws ruleset)",
  docs: 'Update docs/reference.md',
};

/** `npx projen fmt|validate|lint|lint:aws|docs|test`. */
export class QualityTasks extends Component {
  public constructor(project: Project) {
    super(project);
    for (const [name, description] of Object.entries(TASKS)) {
      project.addTask(name, { description, exec: `node .projen/terraform.cjs ${name}`, receiveArgs: true });
    }
    project.testTask.exec('node .projen/terraform.cjs test', { receiveArgs: true });
  }
}
