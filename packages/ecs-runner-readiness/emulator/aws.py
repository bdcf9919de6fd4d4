"""The AWS CLI, as far as docs/deploy.md uses it: aws SERVICE OPERATION --region REGION --cli-input-json JSON."""

import argparse
import json

import boto3

parser = argparse.ArgumentParser()
parser.add_argument("service")
parser.add_argument("operation")
parser.add_argument("--region", required=True)
parser.add_argument("--cli-input-json", type=json.loads, default={})
asked = parser.parse_args()
client = boto3.client(asked.service, region_name=asked.region)
answer = getattr(client, asked.operation.replace("-", "_"))(**asked.cli_input_json)
print(json.dumps({key: value for key, value in answer.items() if key != "ResponseMetadata"}, default=str))
