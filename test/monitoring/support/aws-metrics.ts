/** A metric that an AWS service publishes, with one set of dimensions. */
export interface AwsMetric {
  readonly namespace: string;
  readonly names: readonly string[];
  readonly dimensions: readonly string[];
}

/** Of the metrics that AWS documents, those that a runner's dashboard may draw. */
export const AWS_METRICS: readonly AwsMetric[] = [
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html
  { namespace: 'AWS/Logs', names: ['IncomingBytes', 'IncomingLogEvents'], dimensions: ['LogGroupName'] },
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html
  { namespace: 'AWS/S3', names: ['BucketSizeBytes', 'NumberOfObjects'], dimensions: ['BucketName', 'StorageType'] },
  // https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html
  {
    namespace: 'AWS/States',
    names: [
      'ExecutionTime',
      'ExecutionThrottled',
      'ExecutionsAborted',
      'ExecutionsFailed',
      'ExecutionsStarted',
      'ExecutionsSucceeded',
      'ExecutionsTimedOut',
    ],
    dimensions: ['StateMachineArn'],
  },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-enhanced-observability-metrics-ECS.html
  {
    namespace: 'ECS/ContainerInsights',
    names: ['CpuReserved', 'CpuUtilized', 'MemoryReserved', 'MemoryUtilized'],
    dimensions: ['ClusterName', 'TaskDefinitionFamily'],
  },
  // https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cloudwatch-metrics.html
  {
    namespace: 'AWS/PrivateLinkEndpoints',
    names: ['BytesProcessed', 'ActiveConnections', 'NewConnections'],
    dimensions: ['Endpoint Type', 'Service Name', 'VPC Endpoint Id', 'VPC Id'],
  },
];
