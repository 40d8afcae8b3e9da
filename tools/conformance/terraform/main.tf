# What Terraform's AWS provider makes of the emulator: everything a service of ours needs, by a client that is not ours.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" {}

provider "aws" {
  region                  = "us-east-1"
  skip_metadata_api_check = true
  endpoints {
    ec2         = var.endpoint
    iam         = var.endpoint
    sts         = var.endpoint
    ssm         = var.endpoint
    elb         = var.endpoint
    autoscaling = var.endpoint
  }
}

data "aws_ec2_instance_type" "burstable" {
  instance_type = "t3.micro"
}

data "aws_ec2_instance_type" "arm" {
  instance_type = "m7g.large"
}

data "aws_ami" "al2023" {
  most_recent = true
  owners      = ["amazon"]
  filter {
    name   = "name"
    values = ["al2023-ami-2023.*-x86_64"]
  }
}

data "aws_ami" "debian" {
  most_recent = true
  owners      = ["136693071363"]
  filter {
    name   = "name"
    values = ["debian-12-amd64-*"]
  }
}

data "aws_ssm_parameter" "al2023" { name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64" }

resource "aws_vpc" "v" {
  cidr_block           = "10.1.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = "v" }
}

resource "aws_default_security_group" "d" {
  vpc_id = aws_vpc.v.id
  ingress {
    protocol  = -1
    self      = true
    from_port = 0
    to_port   = 0
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_subnet" "pub" {
  count                   = 2
  vpc_id                  = aws_vpc.v.id
  cidr_block              = "10.1.${count.index}.0/24"
  availability_zone       = ["us-east-1a", "us-east-1b"][count.index]
  map_public_ip_on_launch = true
  tags                    = { Name = "pub${count.index}" }
}

resource "aws_subnet" "priv" {
  count             = 2
  vpc_id            = aws_vpc.v.id
  cidr_block        = "10.1.1${count.index}.0/24"
  availability_zone = ["us-east-1a", "us-east-1b"][count.index]
}

resource "aws_internet_gateway" "g" { vpc_id = aws_vpc.v.id }

resource "aws_route_table" "pub" { vpc_id = aws_vpc.v.id }

resource "aws_route" "out" {
  route_table_id         = aws_route_table.pub.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.g.id
}

resource "aws_route_table_association" "pub" {
  count          = 2
  subnet_id      = aws_subnet.pub[count.index].id
  route_table_id = aws_route_table.pub.id
}

resource "aws_route_table" "priv" { vpc_id = aws_vpc.v.id }

resource "aws_route" "nat" {
  route_table_id         = aws_route_table.priv.id
  destination_cidr_block = "0.0.0.0/0"
  network_interface_id   = aws_instance.nat.primary_network_interface_id
}

resource "aws_route_table_association" "priv" {
  subnet_id      = aws_subnet.priv[0].id
  route_table_id = aws_route_table.priv.id
}

resource "aws_route_table" "ngw" {
  vpc_id = aws_vpc.v.id
  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.n.id
  }
}

resource "aws_route_table_association" "ngw" {
  subnet_id      = aws_subnet.priv[1].id
  route_table_id = aws_route_table.ngw.id
}

resource "aws_eip" "n" { domain = "vpc" }

resource "aws_nat_gateway" "n" {
  allocation_id = aws_eip.n.id
  subnet_id     = aws_subnet.pub[0].id
  depends_on    = [aws_internet_gateway.g]
}

resource "aws_security_group" "nat" {
  name        = "nat"
  description = "nat"
  vpc_id      = aws_vpc.v.id
  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = [aws_subnet.priv[0].cidr_block]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "elb" {
  name        = "elb"
  description = "elb"
  vpc_id      = aws_vpc.v.id
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_iam_role" "r" {
  name               = "app"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
  tags               = { a = "b" }
}

resource "aws_iam_role_policy_attachment" "ssm" {
  role       = aws_iam_role.r.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.r.name
  name   = "p"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}

resource "aws_iam_instance_profile" "p" {
  name = "app"
  role = aws_iam_role.r.name
}

resource "aws_instance" "nat" {
  ami                    = data.aws_ami.debian.id
  instance_type          = "t3.nano"
  subnet_id              = aws_subnet.pub[0].id
  vpc_security_group_ids = [aws_security_group.nat.id]
  source_dest_check      = false
  iam_instance_profile   = aws_iam_instance_profile.p.name
  user_data              = "#!/bin/sh\necho hi\n"
  metadata_options { http_tokens = "required" }
  root_block_device {
    encrypted   = true
    volume_size = 10
  }
  tags        = { Name = "nat" }
  volume_tags = { Name = "natvol" }
  depends_on  = [aws_internet_gateway.g]
}

resource "aws_eip" "nat" {
  domain   = "vpc"
  instance = aws_instance.nat.id
}

resource "aws_network_interface" "e" {
  subnet_id         = aws_subnet.priv[0].id
  source_dest_check = false
  description       = "x"
}

resource "aws_launch_template" "t" {
  name                   = "web"
  image_id               = data.aws_ami.al2023.id
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.nat.id]
  iam_instance_profile { name = aws_iam_instance_profile.p.name }
  metadata_options { http_tokens = "required" }
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 8
      encrypted   = true
    }
  }
}

resource "aws_elb" "lb" {
  name            = "web"
  subnets         = aws_subnet.pub[*].id
  security_groups = [aws_security_group.elb.id]
  listener {
    instance_port     = 80
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }
  health_check {
    target              = "HTTP:80/health"
    healthy_threshold   = 2
    unhealthy_threshold = 2
    timeout             = 3
    interval            = 5
  }
  connection_draining = true
}

resource "aws_autoscaling_group" "g" {
  name                = "web-v001"
  min_size            = 1
  max_size            = 2
  desired_capacity    = 1
  vpc_zone_identifier = aws_subnet.priv[*].id
  load_balancers      = [aws_elb.lb.name]
  launch_template {
    id      = aws_launch_template.t.id
    version = aws_launch_template.t.latest_version
  }
}
