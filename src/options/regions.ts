/** AWS regions by partition (botocore 1.43 `partitions.json`; the isolated partitions are left out). */
export const REGIONS: Readonly<Record<string, readonly string[]>> = {
  aws: [
    ...['af-south-1', 'ap-east-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1'],
    ...['ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5'],
    ...['ap-southeast-6', 'ap-southeast-7', 'ca-central-1', 'ca-west-1', 'eu-central-1', 'eu-central-2'],
    ...['eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'il-central-1'],
    ...['me-central-1', 'me-south-1', 'mx-central-1', 'sa-east-1', 'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

/** The partition of a region; undefined for a region that AWS does not have. */
export function partitionOf(region: string): string | undefined {
  return Object.keys(REGIONS).find((partition) => REGIONS[partition].includes(region));
}

/** Where a second region is most often wanted; any other one has the first of these that is not itself. */
const SECONDARY: Readonly<Record<string, readonly string[]>> = {
  aws: ['us-west-2', 'us-east-1'],
  'aws-cn': ['cn-northwest-1', 'cn-north-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

/** Another region of the same partition. */
export function otherRegion(region: string): string {
  return SECONDARY[partitionOf(region) ?? 'aws'].find((other) => other !== region)!;
}
