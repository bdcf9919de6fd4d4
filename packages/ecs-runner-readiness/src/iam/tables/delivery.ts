import { AccessRequest } from '../evaluate';
import { Context, Expectation, inAccount, OTHER_ACCOUNT, table } from '../expectations';

/** What alarms and events are delivered to, by ARN. */
export interface Delivery {
  /** Name and suffix of the runner. */
  readonly id: string;
  readonly account: string;
  /** An ARN's beginning for a service of this partition, region and account, as `arn:aws:SERVICE:us-east-1:123456789012`. */
  readonly prefix: (service: string) => string;
  readonly topic: string;
  readonly key: string;
  /** Log group of the task ledger. */
  readonly ledger: string;
}

const CLOUDWATCH = 'cloudwatch.amazonaws.com';
const EVENTS = 'events.amazonaws.com';

/** CloudWatch and EventBridge publish to the alarm topic under the key, and EventBridge writes the task ledger. */
export function deliveryRequests({ id, account, prefix, topic, key, ledger }: Delivery): Expectation[] {
  const request = (principal: string, action: string, resource: string, context: Context): AccessRequest => ({
    principal,
    action,
    resource,
    account,
    context: { 'aws:SecureTransport': 'true', ...context },
  });
  const source = (arn: string, of = account) => ({ 'aws:SourceArn': inAccount(arn, of), 'aws:SourceAccount': of });
  const alarm = source(`${prefix('cloudwatch')}:alarm:${id}-tasks-failed`);
  const rule = (name: string, of = account) => source(`${prefix('events')}:rule/${id}-${name}`, of);
  const publish = (principal: string, context: Context) => request(principal, 'sns:Publish', topic, context);
  const useKey = (principal: string, action: string, context: Context, about = topic): AccessRequest => ({
    ...request(principal, action, key, {}),
    context: { ...context, 'kms:EncryptionContext:aws:sns:topicArn': about },
  });
  const write = (principal: string, action: string, resource: string, context: Context) =>
    request(principal, action, `${resource}:log-stream:1b0e7b0c`, context);

  return [
    ...table('allow', [
      ['an alarm of the runner', publish(CLOUDWATCH, alarm)],
      ['EventBridge, which does not say for whom', publish(EVENTS, {})],
      ['EventBridge, if it said for which rule', publish(EVENTS, rule('failed-start'))],
      ...['kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'].flatMap(
        (action): [string, AccessRequest][] => [
          [`an alarm's message: ${action}`, useKey(CLOUDWATCH, action, alarm)],
          [`a message of EventBridge: ${action}`, useKey(EVENTS, action, {})],
        ],
      ),
      ...['tasks', 'launches'].flatMap((name): [string, AccessRequest][] => [
        [`rule ${name}: a new stream`, write(EVENTS, 'logs:CreateLogStream', ledger, rule(name))],
        [`rule ${name}: events`, write(EVENTS, 'logs:PutLogEvents', ledger, rule(name))],
        [
          `rule ${name}: events by log delivery`,
          write('delivery.logs.amazonaws.com', 'logs:PutLogEvents', ledger, rule(name)),
        ],
      ]),
    ]),
    ...table('deny', [
      ["another runner's alarm", publish(CLOUDWATCH, source(`${prefix('cloudwatch')}:alarm:other-tasks-failed`))],
      [
        'an alarm of the same name in another account',
        publish(CLOUDWATCH, source(`${prefix('cloudwatch')}:alarm:${id}-tasks-failed`, OTHER_ACCOUNT)),
      ],
      ['CloudWatch, for nobody', publish(CLOUDWATCH, {})],
      ['EventBridge for another account', publish(EVENTS, rule('failed-start', OTHER_ACCOUNT))],
      ['EventBridge for another rule', publish(EVENTS, rule('other'))],
      ['an alarm without TLS', publish(CLOUDWATCH, { ...alarm, 'aws:SecureTransport': 'false' })],
      ['EventBridge without TLS', publish(EVENTS, { 'aws:SecureTransport': 'false' })],
      ['another service', publish('s3.amazonaws.com', source(`${prefix('s3')}:bucket`))],
      ['someone in another account', publish(`arn:${topic.split(':')[1]}:iam::${OTHER_ACCOUNT}:role/x`, {})],
      ['EventBridge subscribes', request(EVENTS, 'sns:Subscribe', topic, {})],
      ['an alarm about another topic', useKey(CLOUDWATCH, 'kms:GenerateDataKey', alarm, `${topic}-2`)],
      ['EventBridge about another topic', useKey(EVENTS, 'kms:GenerateDataKey', {}, `${topic}-2`)],
      ["EventBridge about another account's topic", useKey(EVENTS, 'kms:Decrypt', {}, inAccount(topic, OTHER_ACCOUNT))],
      [
        'EventBridge for another account uses the key',
        useKey(EVENTS, 'kms:Decrypt', rule('failed-start', OTHER_ACCOUNT)),
      ],
      [
        'an alarm of another account uses the key',
        useKey(CLOUDWATCH, 'kms:Decrypt', source(`${prefix('cloudwatch')}:alarm:${id}-tasks-failed`, OTHER_ACCOUNT)),
      ],
      ['an alarm encrypts', useKey(CLOUDWATCH, 'kms:Encrypt', alarm)],
      ['EventBridge makes a grant', useKey(EVENTS, 'kms:CreateGrant', {})],
      ['a rule of another account writes', write(EVENTS, 'logs:PutLogEvents', ledger, rule('tasks', OTHER_ACCOUNT))],
      ['another rule writes', write(EVENTS, 'logs:PutLogEvents', ledger, rule('other'))],
      ['a rule writes to another log group', write(EVENTS, 'logs:PutLogEvents', `${ledger}-2`, rule('tasks'))],
      ['another service writes', write('s3.amazonaws.com', 'logs:PutLogEvents', ledger, rule('tasks'))],
      ['EventBridge reads', write(EVENTS, 'logs:GetLogEvents', ledger, rule('tasks'))],
    ]),
  ];
}
