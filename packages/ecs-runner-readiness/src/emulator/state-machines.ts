import { type Emulator } from './emulator';
import { eventually } from './eventually';

/** DescribeExecution's answer. */
export interface Described {
  readonly status: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** Step Functions of an emulator, by its JSON protocol. */
export class StateMachines {
  public constructor(private readonly emulator: Emulator) {}

  /** @returns the execution's ARN */
  public async start(stateMachineArn: string, input: object = {}): Promise<string> {
    const answer = await this.call('StartExecution', { stateMachineArn, input: JSON.stringify(input) });
    return answer.executionArn as string;
  }

  /** Waits for the end of an execution. */
  public ended(executionArn: string): Promise<Described> {
    return eventually(`the end of ${executionArn}`, async () => {
      const described = await this.call('DescribeExecution', { executionArn });
      return described.status === 'RUNNING' ? undefined : (described as unknown as Described);
    });
  }

  /** Replaces text in a definition, such as a number of seconds. @throws where it is not there once */
  public async edit(stateMachineArn: string, before: string, after: string): Promise<void> {
    const { definition } = (await this.call('DescribeStateMachine', { stateMachineArn })) as { definition: string };
    const parts = definition.split(before);
    if (parts.length !== 2) throw new Error(`${before} is ${parts.length - 1} times in ${definition}`);
    await this.call('UpdateStateMachine', { stateMachineArn, definition: parts.join(after) });
  }

  private async call(action: string, data: object): Promise<Record<string, unknown>> {
    const response = await fetch(this.emulator.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AWSStepFunctions.${action}`,
        authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/states/aws4_request',
      },
      body: JSON.stringify(data),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${action}: ${JSON.stringify(answer)}`);
    return answer;
  }
}
