# What configurations around a group read: all data sources that the emulator answers, of what is there and of what it makes.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" {}
variable "image" {}

provider "aws" {
  region                  = "us-east-1"
  skip_metadata_api_check = true
  default_tags { tags = { Team = "web" } }
  endpoints {
    acm           = var.endpoint
    autoscaling   = var.endpoint
    ec2           = var.endpoint
    elb           = var.endpoint
    elbv2         = var.endpoint
    iam           = var.endpoint
    servicequotas = var.endpoint
    ssm           = var.endpoint
    sts           = var.endpoint
  }
}

# Of the account and the region.
data "aws_arn" "caller" { arn = data.aws_caller_identity.this.arn }
data "aws_availability_zone" "a" { name = "us-east-1a" }
data "aws_availability_zones" "available" { state = "available" }
data "aws_caller_identity" "this" {}
data "aws_default_tags" "this" {}
data "aws_ebs_default_kms_key" "this" {}
data "aws_ebs_encryption_by_default" "this" {}
data "aws_ec2_serial_console_access" "this" {}
data "aws_elb_hosted_zone_id" "this" {}
data "aws_elb_service_account" "this" {}
data "aws_iam_account_alias" "this" { depends_on = [aws_iam_account_alias.this] }
data "aws_iam_session_context" "this" { arn = data.aws_caller_identity.this.arn }
data "aws_lb_hosted_zone_id" "this" {}
data "aws_partition" "this" {}
data "aws_region" "this" {}
data "aws_regions" "this" {}
data "aws_service_principal" "ec2" { service_name = "ec2" }
data "aws_servicequotas_service_quota" "vcpus" {
  service_code = "ec2"
  quota_code   = "L-1216C47A"
}

resource "aws_iam_account_alias" "this" { account_alias = "shop-prod" }

# Images and types.
data "aws_ami" "amazon" {
  most_recent = true
  owners      = ["amazon"]
  filter {
    name   = "architecture"
    values = ["x86_64"]
  }
}
data "aws_ami_ids" "amazon" { owners = ["amazon"] }
data "aws_ec2_instance_type" "this" { instance_type = "t3.micro" }
data "aws_ec2_instance_type_offering" "this" { preferred_instance_types = ["t3.micro"] }
data "aws_ec2_instance_type_offerings" "this" {
  location_type = "availability-zone"
  filter {
    name   = "instance-type"
    values = ["t3.micro"]
  }
}
data "aws_ec2_instance_types" "this" {
  filter {
    name   = "instance-type"
    values = ["t3.*"]
  }
}
data "aws_ssm_parameter" "image" { name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64" }
data "aws_ssm_parameters_by_path" "images" { path = "/aws/service/ami-amazon-linux-latest" }

resource "aws_ssm_parameter" "image" {
  name      = "/web/ami"
  type      = "String"
  data_type = "aws:ec2:image"
  value     = var.image
}
data "aws_ssm_parameter" "own" { name = aws_ssm_parameter.image.name }

# The network.
data "aws_vpc" "default" { default = true }
data "aws_vpcs" "all" {}
data "aws_subnet" "one" { id = data.aws_subnets.default.ids[0] }
data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}
data "aws_internet_gateway" "default" {
  filter {
    name   = "attachment.vpc-id"
    values = [data.aws_vpc.default.id]
  }
}
data "aws_network_acls" "default" { vpc_id = data.aws_vpc.default.id }
data "aws_route" "out" {
  route_table_id         = data.aws_route_table.main.id
  destination_cidr_block = "0.0.0.0/0"
}
data "aws_route_table" "main" {
  vpc_id = data.aws_vpc.default.id
  filter {
    name   = "association.main"
    values = ["true"]
  }
}
data "aws_route_tables" "default" { vpc_id = data.aws_vpc.default.id }
data "aws_security_group" "default" {
  vpc_id = data.aws_vpc.default.id
  name   = "default"
}
data "aws_security_groups" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}
data "aws_vpc_dhcp_options" "default" { dhcp_options_id = data.aws_vpc.default.dhcp_options_id }
data "aws_vpc_security_group_rule" "one" { security_group_rule_id = data.aws_vpc_security_group_rules.default.ids[0] }
data "aws_vpc_security_group_rules" "default" {
  filter {
    name   = "group-id"
    values = [data.aws_security_group.default.id]
  }
}

resource "aws_eip" "this" { domain = "vpc" }
resource "aws_nat_gateway" "this" {
  subnet_id     = data.aws_subnet.one.id
  allocation_id = aws_eip.this.id
}
resource "aws_network_interface" "this" { subnet_id = data.aws_subnet.one.id }
data "aws_eip" "this" { id = aws_eip.this.id }
data "aws_eips" "this" { depends_on = [aws_eip.this] }
data "aws_nat_gateway" "this" { id = aws_nat_gateway.this.id }
data "aws_nat_gateways" "this" { depends_on = [aws_nat_gateway.this] }
data "aws_network_interface" "this" { id = aws_network_interface.this.id }
data "aws_network_interfaces" "this" { depends_on = [aws_network_interface.this] }

# What instances may do.
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}
data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}
resource "aws_iam_role" "this" {
  name               = "web"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
resource "aws_iam_policy" "read" {
  name   = "read"
  policy = data.aws_iam_policy_document.read.json
}
resource "aws_iam_role_policy_attachment" "this" {
  for_each   = { own = aws_iam_policy.read.arn, amazon = data.aws_iam_policy.amazon.arn }
  role       = aws_iam_role.this.name
  policy_arn = each.value
}
resource "aws_iam_instance_profile" "this" {
  name = "web"
  role = aws_iam_role.this.name
}
data "aws_iam_instance_profile" "this" { name = aws_iam_instance_profile.this.name }
data "aws_iam_instance_profiles" "this" {
  role_name  = aws_iam_role.this.name
  depends_on = [aws_iam_instance_profile.this]
}
data "aws_iam_policy" "amazon" { name = "AmazonSSMManagedInstanceCore" }
data "aws_iam_policy" "own" { arn = aws_iam_policy.read.arn }
data "aws_iam_principal_policy_simulation" "this" {
  policy_source_arn = aws_iam_role.this.arn
  action_names      = ["s3:GetObject"]
  depends_on        = [aws_iam_role_policy_attachment.this]
}
data "aws_iam_role" "this" { name = aws_iam_role.this.name }
data "aws_iam_roles" "this" { depends_on = [aws_iam_role.this] }

# Load balancers.
resource "aws_acm_certificate" "this" {
  domain_name       = "example.com"
  validation_method = "DNS"
  lifecycle { create_before_destroy = true }
}
resource "aws_lb" "this" {
  name    = "web"
  subnets = data.aws_subnets.default.ids
}
resource "aws_lb_target_group" "this" {
  name     = "web"
  port     = 80
  protocol = "HTTP"
  vpc_id   = data.aws_vpc.default.id
}
resource "aws_lb_listener" "this" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }
}
resource "aws_lb_listener_rule" "this" {
  listener_arn = aws_lb_listener.this.arn
  priority     = 10
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }
  condition {
    path_pattern { values = ["/api/*"] }
  }
}
resource "aws_elb" "this" {
  name    = "web"
  subnets = data.aws_subnets.default.ids
  listener {
    instance_port     = 80
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
}
data "aws_acm_certificate" "this" {
  domain      = "example.com"
  most_recent = true
  depends_on  = [aws_acm_certificate.this]
}
data "aws_elb" "this" { name = aws_elb.this.name }
data "aws_lb" "this" { name = aws_lb.this.name }
data "aws_lb_listener" "this" {
  load_balancer_arn = aws_lb.this.arn
  port              = aws_lb_listener.this.port
}
data "aws_lb_listener_rule" "this" { arn = aws_lb_listener_rule.this.arn }
data "aws_lb_target_group" "this" { name = aws_lb_target_group.this.name }
data "aws_lbs" "this" { depends_on = [aws_lb.this] }

# What runs.
resource "aws_key_pair" "this" {
  key_name   = "ops"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB7Vyg7oZrRmtrJrMDxnhPlRl0SE3PzLGk3p1vLGBMvE ops"
}
resource "aws_launch_template" "this" {
  name          = "web"
  image_id      = var.image
  instance_type = "t3.micro"
  key_name      = aws_key_pair.this.key_name
  iam_instance_profile { name = aws_iam_instance_profile.this.name }
}
resource "aws_launch_configuration" "this" {
  name          = "web"
  image_id      = var.image
  instance_type = "t3.micro"
}
resource "aws_autoscaling_group" "this" {
  name                = "web-1"
  min_size            = 1
  max_size            = 2
  vpc_zone_identifier = data.aws_subnets.default.ids
  target_group_arns   = [aws_lb_target_group.this.arn]
  launch_template {
    id      = aws_launch_template.this.id
    version = aws_launch_template.this.latest_version
  }
  depends_on = [aws_lb_listener.this]
}
resource "aws_instance" "this" {
  ami           = var.image
  instance_type = "t3.micro"
  subnet_id     = data.aws_subnet.one.id
}
data "aws_autoscaling_group" "this" { name = aws_autoscaling_group.this.name }
data "aws_autoscaling_groups" "this" { depends_on = [aws_autoscaling_group.this] }
data "aws_instance" "this" { instance_id = aws_instance.this.id }
data "aws_instances" "this" {
  instance_tags = { "aws:autoscaling:groupName" = aws_autoscaling_group.this.name }
}
data "aws_key_pair" "this" { key_name = aws_key_pair.this.key_name }
data "aws_launch_configuration" "this" { name = aws_launch_configuration.this.name }
data "aws_launch_template" "this" { name = aws_launch_template.this.name }
data "aws_ebs_volumes" "this" { depends_on = [aws_instance.this] }
data "aws_ebs_snapshot_ids" "this" {}
