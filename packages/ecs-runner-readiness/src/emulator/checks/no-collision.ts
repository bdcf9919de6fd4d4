import type { Check } from '../scenarios/applied';
import { must } from '../wrong';

/** What of two runners may be one: it is the account's, or the network's. */
const SHARED = ['aws_iam_openid_connect_provider'];

/** No resource of one runner is the other's as well. */
export const noCollision: Check = async ({ resources, runners }) => {
  // A metric filter's name is its log group's.
  const ids = (name: string) =>
    resources
      .filter(({ address, type }) => address.startsWith(`module.${name}.`) && !SHARED.includes(type))
      .map(
        ({ type, values }) => `${type} ${[values.log_group_name, values.arn ?? values.id].filter(Boolean).join(' ')}`,
      );
  const [first, second] = Object.keys(runners).map(ids);
  must(first.length > 0 && second.length > 0, 'a runner has no resources');
  const both = [...new Set(first.filter((id) => second.includes(id)))];
  must(both.length === 0, `both runners have ${both.join(', ')}`);
  return `two runners of one name, ${first.length} and ${second.length} resources, none in common`;
};
