import { theRunner, type Check } from '../scenarios/applied';
import { must } from '../wrong';

interface Groups {
  readonly logGroups: readonly { readonly logGroupName: string; readonly kmsKeyId?: string }[];
}

/** Every log group of the runner is encrypted with its key. */
export const logEncryption: Check = async (applied) => {
  const { kms_key_arn: key, task_definition_family: id, region } = theRunner(applied);
  must(key !== null && key !== undefined, 'there is no key');
  const { logGroups } = await applied.aws(region).call<Groups>('logs', 'describe-log-groups');
  const own = logGroups.filter(({ logGroupName }) => logGroupName.includes(id));
  must(own.length > 0, 'there is no log group');
  const plain = own.filter(({ kmsKeyId }) => kmsKeyId !== key).map(({ logGroupName }) => logGroupName);
  must(plain.length === 0, `without the key: ${plain.join(', ')}`);
  return `${own.length} log groups with the key`;
};
