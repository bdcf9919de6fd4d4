import { Accepted } from './engine/accepted';

const ORDER = 'only the order in which AWS is asked changes, and mocked resources have none';
const GREEDY = 'the greedy pattern takes the whole text anyway, which validations have checked';
const REQUIRED = 'a variable without a default is refused where it is null, by one message or the other';
const CHECKED = 'only a subject in the right form comes here, and that is matched as a whole';

/** Resources that wait for others, by file. */
const ORDERED = {
  'access_logs.tf': [
    'aws_s3_bucket_logging.this',
    'aws_s3_bucket_lifecycle_configuration.access_logs',
    'aws_s3_bucket_policy.access_logs',
  ],
  'ecs.tf': ['aws_ecs_cluster.this'],
  'launcher.tf': ['aws_sfn_state_machine.launcher'],
  'storage.tf': ['aws_s3_bucket_lifecycle_configuration.this', 'aws_s3_bucket_policy.this'],
  'timeout.tf': ['aws_sfn_state_machine.timeout'],
};

/** Survivors of the whole run. An entry that no longer fits a survivor fails the check. */
export const ACCEPTED: readonly Accepted[] = [
  ...Object.entries(ORDERED).flatMap(([file, resources]) =>
    resources.flatMap((resource) =>
      ['attribute dropped', 'element dropped'].map((kind) => ({
        file,
        kind,
        where: `resource.${resource}/depends_on`,
        reason: ORDER,
      })),
    ),
  ),
  ...['flag flipped', 'attribute dropped'].map((kind) => ({
    file: 'ecs.tf',
    kind,
    where: 'resource.aws_ecs_task_definition.this/lifecycle/create_before_destroy',
    reason: ORDER,
  })),
  {
    file: 'ecs.tf',
    kind: 'block dropped',
    where: 'resource.aws_ecs_task_definition.this/lifecycle',
    reason: ORDER,
  },
  {
    file: 'oidc.tf',
    kind: 'pattern loosened',
    where: 'locals/oidc_issuer',
    before: '"oidc-provider/(.+)$"',
    reason: GREEDY,
  },
  { file: 'trust.tf', kind: 'pattern loosened', where: 'locals/github_subjects', reason: CHECKED },
  { file: 'trust.tf', kind: 'pattern loosened', where: 'locals/named_subjects', reason: CHECKED },
  { file: 'variables.tf', kind: 'flag flipped', where: 'variable.subnet_ids/nullable', reason: REQUIRED },
  { file: 'variables.tf', kind: 'attribute dropped', where: 'variable.subnet_ids/nullable', reason: REQUIRED },
];
