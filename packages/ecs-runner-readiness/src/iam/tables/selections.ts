import { requestsOf, TABLE_NAMES, type Subject, type Table } from '.';
import type { Expectation } from '../expectations';

type Selection = (all: readonly Expectation[], subject: Subject) => Expectation[];

/** Tables that are parts of the others. */
const SELECTIONS: Readonly<Record<string, Selection>> = {
  /** What is allowed or denied by nothing but its conditions: for the same principal, action and resource there is both. */
  conditions: (all) => {
    const key = ({ request }: Expectation) => `${request.principal} ${request.action} ${request.resource}`;
    const keys = (must: 'allow' | 'deny') => new Set(all.filter((it) => it.must === must).map(key));
    const [allowed, denied] = [keys('allow'), keys('deny')];
    return all.filter((it) => allowed.has(key(it)) && denied.has(key(it)));
  },
  /** Services that take a role. */
  'service-trust': (all) =>
    all.filter(({ request }) => request.action === 'sts:AssumeRole' && !request.principal.startsWith('arn:')),
  /** Alarms and events that are published to the topic, under its key. */
  topic: (all, { outputs }) =>
    all.filter(
      ({ request: { resource, context = {} } }) =>
        resource === outputs.alarm_topic_arn || 'kms:EncryptionContext:aws:sns:topicArn' in context,
    ),
};

/** Requests of a table by its name. @throws where there is no such table */
export function tableOf(subject: Subject, name: string): Expectation[] {
  if ((TABLE_NAMES as readonly string[]).includes(name)) return requestsOf(subject, name as Table);
  if (!Object.hasOwn(SELECTIONS, name)) throw new Error(`there is no table ${name}`);
  return SELECTIONS[name](requestsOf(subject), subject);
}
