import { theRunner, type Check } from '../scenarios/applied';
import { must } from '../wrong';

/** Where the example's object trail is switched on, it logs what happens to objects of the bucket. */
export const trail: Check = async (applied) => {
  const { object_trail_arn: Name, bucket_name, region } = theRunner(applied);
  must(Name !== null && Name !== undefined, 'object_trail = true makes no trail');
  const aws = applied.aws(region);
  const { IsLogging } = await aws.call<{ IsLogging: boolean }>('cloudtrail', 'get-trail-status', { Name });
  must(IsLogging, 'the trail does not log');
  const selectors = await aws.call<object>('cloudtrail', 'get-event-selectors', { TrailName: Name });
  must(JSON.stringify(selectors).includes(`:s3:::${bucket_name}/`), `the trail is not about ${bucket_name}`);
  return `a trail that logs the objects of ${bucket_name}`;
};
