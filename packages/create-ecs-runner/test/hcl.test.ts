import { declarations } from '../src/merge/hcl';

const addresses = (source: string) => declarations(source).map(({ address }) => address);

test('names what a module may declare once, with its line', () => {
  const source = `
resource "aws_s3_bucket" "this" {}
data "aws_caller_identity" "current" {}
module "vpc" { source = "./vpc" }
variable region {}
output "arn" {
  value = aws_s3_bucket.this.arn
}
locals {
  a = 1
  b = { c = 2, d = [for x in [1] : { e = x == 1 }] }
}
provider "aws" {}
provider "aws" {
  default_tags { tags = { alias = "no" } }
  alias = "west"
}
terraform {
  required_version = ">= 1.11"
  required_providers { aws = { source = "hashicorp/aws" } }
  backend "s3" {}
}
check "health" {}
moved {
  from = aws_s3_bucket.old
  to   = aws_s3_bucket.this
}
`;
  expect(declarations(source).map(({ address, line }) => `${line} ${address}`)).toEqual([
    '2 aws_s3_bucket.this',
    '3 data.aws_caller_identity.current',
    '4 module.vpc',
    '5 var.region',
    '6 output arn',
    '10 local.a',
    '11 local.b',
    '13 provider aws',
    '14 provider aws.west',
    '20 terraform required_providers',
    '21 terraform backend',
    '23 check.health',
  ]);
});

test.each([
  ['a comment of one line', '# variable "no" {}\n// variable "no" {}\nvariable "yes" {}'],
  ['a comment of many lines', '/* variable "no" {}\n } */ variable "yes" {}'],
  ['a comment that never ends', 'variable "yes" {}\n/* variable "no" {}'],
  ['a string', 'locals {}\nvariable "yes" { default = "} variable \\"no\\" {}" }'],
  ['an expression in a string', 'variable "yes" { default = "${join("}", [for x in ["{"] : "${x}"])} $${" }'],
  ['a heredoc', 'variable "yes" {\n  default = <<-EOT\n    }\n    variable "no" {}\n    EOT\n}'],
  ['a heredoc with its mark in the text', 'variable "yes" {\n  default = <<EOT\nEOT }\nvariable "no" {}\nEOT\n}'],
  ['a heredoc that never ends', 'variable "yes" {\n  default = <<EOT\nvariable "no" {}'],
  ['Windows line ends', '# no\r\nvariable "yes" {\r\n  default = <<EOT\r\n}\r\nEOT\r\n}\r\n'],
])('passes over %s', (_, source) => {
  expect(addresses(source)).toEqual(['var.yes']);
});

test('counts lines through heredocs and comments', () => {
  expect(declarations('/*\n*/\nlocals {\n  a = <<E\n\n\nE\n  b = 1\n}')).toEqual([
    { address: 'local.a', line: 4 },
    { address: 'local.b', line: 8 },
  ]);
});

test.each(['', '}}}', '{"resource": {}}', 'variable', '"', 'resource "a" {', '\u0000'])(
  'what is no HCL declares nothing: %j',
  (source) => {
    expect(addresses(source)).toEqual([]);
  },
);
