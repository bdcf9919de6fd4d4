import type { Outcome } from 'ecs-runner-template/lib/readiness';
import { applyMocked, type Applied } from './apply';
import { awsNames, NAME, placeOf } from './names';
import { variantsOf, type Variant } from './variants';
import type { Work } from '../provers/prover';

export interface AppliedVariant extends Applied, Pick<Variant, 'subject'> {}

const known = new WeakMap<Work, Promise<ReadonlyMap<string, AppliedVariant> | Outcome>>();

/** The module of the repository in all variants, applied once for all who ask. @returns an outcome where it is not */
export function appliedModule(work: Work): Promise<ReadonlyMap<string, AppliedVariant> | Outcome> {
  const result = known.get(work) ?? apply(work);
  known.set(work, result);
  return result;
}

async function apply(work: Work): Promise<ReadonlyMap<string, AppliedVariant> | Outcome> {
  const place = placeOf(work.options);
  const variants = variantsOf(work.options, place);
  const runs = Object.entries(variants).map(([name, { variables, issuer }]) => [
    name,
    {
      state_key: name,
      variables,
      override_resource: [
        {
          target: 'aws_iam_openid_connect_provider.this',
          values: { arn: place.arn('iam', `oidc-provider/${issuer}`, '') },
        },
      ],
    },
  ]);
  const applied = await applyMocked(work, '.', {
    mock_provider: { aws: { source: `./tests/mocks/${place.partition}` } },
    override_resource: awsNames(place),
    variables: { name: NAME, subnet_ids: ['subnet-0a', 'subnet-0b'] },
    run: Object.fromEntries(runs),
  });
  if ('result' in applied) return applied;
  return new Map([...applied].map(([name, it]) => [name, { ...it, subject: variants[name].subject }]));
}
