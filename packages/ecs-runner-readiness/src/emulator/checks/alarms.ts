import { theRunner, type Check } from '../scenarios/applied';
import { must } from '../wrong';

interface Alarms {
  readonly MetricAlarms: readonly {
    readonly AlarmName: string;
    readonly ActionsEnabled: boolean;
    readonly AlarmActions: readonly string[];
  }[];
}

/** Every alarm tells a topic that exists. */
export const alarms: Check = async (applied) => {
  const { region } = theRunner(applied);
  const aws = applied.aws(region);
  const { MetricAlarms: all } = await aws.call<Alarms>('cloudwatch', 'describe-alarms');
  must(all.length > 0, 'there is no alarm');
  const { Topics: topics } = await aws.call<{ Topics: { TopicArn: string }[] }>('sns', 'list-topics');
  const heard = topics.map(({ TopicArn }) => TopicArn);
  const mute = all.filter(
    ({ ActionsEnabled, AlarmActions }) => !ActionsEnabled || !AlarmActions.some((action) => heard.includes(action)),
  );
  must(mute.length === 0, `nobody is told by ${mute.map(({ AlarmName }) => AlarmName).join(', ')}`);
  return `${all.length} alarms, each with a topic`;
};
