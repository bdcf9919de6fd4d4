import { Accepted } from './engine/accepted';

const ORDER = 'only the order in which AWS is asked changes, and mocked resources have none';
const GREEDY = 'the greedy pattern takes the whole text anyway, which validations have checked';

const REQUIRED = 'a variable without a default is refused where it is null, by one message or the other';
const CHECKED = 'only a subject in the right form comes here, and that is matched as a whole';

/** Survivors of the whole run. An entry that no longer fits a survivor fails the check. */
export const ACCEPTED: readonly Accepted[] = [
  {
    file: 'storage.tf',
    kind: 'element dropped',
    where: 'resource.aws_s3_bucket_lifecycle_configuration.this/depends_on',
    before: 'aws_s3_bucket_versioning.this',
    reason: ORDER,
  },
  {
    file: 'storage.tf',
    kind: 'element dropped',
    where: 'resource.aws_s3_bucket_policy.this/depends_on',
    before: 'aws_s3_bucket_public_access_block.this',
    reason: ORDER,
  },
  {
    file: 'ecs.tf',
    kind: 'element dropped',
    where: 'resource.aws_ecs_cluster.this/depends_on',
    before: 'aws_cloudwatch_log_group.this',
    reason: ORDER,
  },
  {
    file: 'storage.tf',
    kind: 'attribute dropped',
    where: 'resource.aws_s3_bucket_lifecycle_configuration.this/depends_on',
    before: 'depends_on = [aws_s3_bucket_versioning.this]',
    reason: ORDER,
  },
  {
    file: 'storage.tf',
    kind: 'attribute dropped',
    where: 'resource.aws_s3_bucket_policy.this/depends_on',
    before: 'depends_on = [aws_s3_bucket_public_access_block.this]',
    reason: ORDER,
  },
  {
    file: 'ecs.tf',
    kind: 'attribute dropped',
    where: 'resource.aws_ecs_cluster.this/depends_on',
    before: 'depends_on = [aws_cloudwatch_log_group.this]',
    reason: ORDER,
  },
  {
    file: 'oidc.tf',
    kind: 'pattern loosened',
    where: 'locals/oidc_issuer',
    before: '"oidc-provider/(.+)$"',
    reason: GREEDY,
  },
  { file: 'oidc.tf', kind: 'pattern loosened', where: 'locals/github_subject', reason: CHECKED },
  {
    file: 'variables.tf',
    kind: 'pattern loosened',
    where: 'variable.trust_subjects/validation/condition',
    before: '"^repo:[^:]+:"',
    reason: 'the rule before leaves "repo:" no other place than the beginning',
  },
  {
    file: 'variables.tf',
    kind: 'flag flipped',
    where: 'variable.subnet_ids/nullable',
    before: 'false',
    reason: REQUIRED,
  },
  {
    file: 'variables.tf',
    kind: 'attribute dropped',
    where: 'variable.subnet_ids/nullable',
    before: 'nullable = false',
    reason: REQUIRED,
  },
];
