import { endpoints } from '../checks/endpoints';
import { noCollision } from '../checks/no-collision';
import { basics, ownRoot } from '../own-root';
import { applied } from './applied';

/** Two runners of one name in one account and region: a private one with VPC endpoints, and another, which shares its OIDC provider. */
export const twoInstances = applied({
  title: 'two-instances',
  root: (copy, { work: { options } }) => {
    const both = { ...basics(options), name: JSON.stringify(options.name) };
    return {
      folder: ownRoot(copy, options, {
        first: {
          ...both,
          assign_public_ip: 'false',
          create_vpc_endpoints: 'true',
          route_table_ids: 'data.aws_route_tables.readiness.ids',
        },
        second: {
          ...both,
          create_vpc_endpoints: 'false',
          create_oidc_provider: 'false',
          oidc_provider_arn: 'module.first.oidc_provider_arn',
        },
      }),
      regions: [options.region],
    };
  },
  checks: { 'no-collision': noCollision, endpoints },
});
