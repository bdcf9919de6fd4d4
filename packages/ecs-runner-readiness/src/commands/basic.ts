import { join } from 'node:path';
import { CONFIRMED } from './live-root';
import type { Reader, Values } from './reader';
import { must } from '../emulator/wrong';

/** The task that the commands before have started. */
const STARTED = `"$(aws ecs list-tasks --region "$(terraform output -raw region)" \\
  --cluster "$(terraform output -raw cluster_arn)" --query 'taskArns[0]' --output text)"`;

/** The execution that they have started. */
const EXECUTION = `"$(aws stepfunctions list-executions --region "$(terraform output -raw region)" \\
  --state-machine-arn "$(terraform output -raw state_machine_arn)" --query 'executions[0].executionArn' --output text)"`;

/** examples/basic/README.md: applied, a task started and followed. */
export async function basic(reader: Reader): Promise<string> {
  const folder = join(reader.copy, 'examples', 'basic');
  const printed = await reader.run(
    folder,
    reader.everything({ TASK_ARN: STARTED, EXECUTION_ARN: EXECUTION, ...(await forCli(reader, folder)) }),
    '',
    CONFIRMED,
  );
  must(/"lastStatus"|executionArn/.test(printed), 'no task was started');
  return 'the example is applied, a task started and followed';
}

/** Version 1 of the AWS CLI has no \`logs tail\`. */
async function forCli(reader: Reader, folder: string): Promise<Values> {
  const version = await reader.run(folder, 'aws --version 2>&1');
  return version.startsWith('aws-cli/1.') ? { 'aws logs tail ': 'aws logs filter-log-events --log-group-name ' } : {};
}
