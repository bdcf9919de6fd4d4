import type { Check } from '../scenarios/applied';
import { must } from '../wrong';

interface Endpoints {
  readonly VpcEndpoints: readonly {
    readonly VpcEndpointId: string;
    readonly ServiceName: string;
    readonly VpcEndpointType: string;
    readonly State: string;
  }[];
}

/** What a Fargate task in a private subnet cannot do without: image, layers, logs. */
const NEEDED = { 'ecr.api': 'Interface', 'ecr.dkr': 'Interface', logs: 'Interface', s3: 'Gateway' };

/** With create_vpc_endpoints a task reaches its image and its logs without a way out of the VPC. */
export const endpoints: Check = async ({ runners: { first }, aws }) => {
  const { VpcEndpoints } = await aws(first.region).call<Endpoints>('ec2', 'describe-vpc-endpoints', {
    VpcEndpointIds: Object.values(first.vpc_endpoint_ids),
  });
  const there = VpcEndpoints.map(({ ServiceName, VpcEndpointType }) => `${VpcEndpointType} ${ServiceName}`);
  const missing = Object.entries(NEEDED).filter(
    ([service, type]) => !there.some((name) => name.startsWith(`${type} `) && name.endsWith(`.${service}`)),
  );
  must(missing.length === 0, `there is no endpoint of ${missing.map(([service]) => service).join(', ')}`);
  return `${VpcEndpoints.length} endpoints: ${there.join(', ')}`;
};
