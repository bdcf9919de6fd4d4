/** Data sources of the default VPC, which an empty account has in every region: its subnets and route tables. */
export const DEFAULT_VPC = `data "aws_vpc" "readiness" {
  default = true
}

data "aws_subnets" "readiness" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.readiness.id]
  }
}

data "aws_route_tables" "readiness" {
  vpc_id = data.aws_vpc.readiness.id
}
`;
