import { theRunner, type Check } from '../scenarios/applied';
import { must } from '../wrong';

/** The runner's key is enabled, rotates and has an alias. */
export const key: Check = async (applied) => {
  const { kms_key_arn: KeyId, region } = theRunner(applied);
  must(KeyId !== null && KeyId !== undefined, 'there is no key');
  const aws = applied.aws(region);
  const [{ KeyMetadata }, { KeyRotationEnabled }, { Aliases }] = await Promise.all([
    aws.call<{ KeyMetadata: { KeyState: string; KeyManager: string } }>('kms', 'describe-key', { KeyId }),
    aws.call<{ KeyRotationEnabled: boolean }>('kms', 'get-key-rotation-status', { KeyId }),
    aws.call<{ Aliases: { AliasName: string }[] }>('kms', 'list-aliases', { KeyId }),
  ]);
  must(KeyMetadata.KeyState === 'Enabled', `the key is ${KeyMetadata.KeyState}`);
  must(KeyRotationEnabled, 'the key does not rotate');
  must(Aliases.length > 0, 'the key has no alias');
  return `a key that rotates, ${Aliases.map(({ AliasName }) => AliasName).join(', ')}`;
};
