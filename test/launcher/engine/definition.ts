import { rendered } from '../../support/rendered';

export interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: ReadonlyArray<{ readonly Condition: string; readonly Next: string }>;
  readonly Catch?: ReadonlyArray<{ readonly ErrorEquals: readonly string[]; readonly Next: string }>;
  readonly ItemProcessor?: States;
  readonly TimeoutSeconds?: number;
}

export interface States {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** A state machine in the Amazon States Language. */
export interface Definition extends States {
  readonly QueryLanguage: string;
}

/** The state machine that the module makes with these variables; there is one of them. */
export async function renderDefinition(variables: object): Promise<Definition> {
  const { resources } = await rendered({}, { ...WITHOUT, ...variables });
  const machine = Object.keys(resources).find((address) => address.startsWith('aws_sfn_state_machine.'))!;
  return JSON.parse(resources[machine].definition as string) as Definition;
}

/** What has no part in this. */
const WITHOUT = { enable_task_ledger: false, enable_alarms: false, enable_dashboard: false };
