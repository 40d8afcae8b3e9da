# A group that keeps its name, with an instance_refresh block, for Terraform to roll and for clicamos to refresh under traffic.
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
  endpoints {
    ec2         = var.endpoint
    iam         = var.endpoint
    sts         = var.endpoint
    elbv2       = var.endpoint
    autoscaling = var.endpoint
  }
}

data "aws_vpc" "default" { default = true }

data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = data.aws_vpc.default.id
  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_lb" "web" {
  for_each           = toset(["application", "network"])
  name               = each.key
  load_balancer_type = each.key
  subnets            = data.aws_subnets.default.ids
  security_groups    = [aws_security_group.web.id]
}

resource "aws_lb_target_group" "web" {
  for_each             = { application = "HTTP", network = "TCP" }
  name                 = each.key
  port                 = 80
  protocol             = each.value
  vpc_id               = data.aws_vpc.default.id
  deregistration_delay = 30
  health_check {
    protocol            = "HTTP"
    path                = "/health"
    interval            = 5
    timeout             = 2
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}

resource "aws_lb_listener" "web" {
  for_each          = { application = "HTTP", network = "TCP" }
  load_balancer_arn = aws_lb.web[each.key].arn
  port              = 80
  protocol          = each.value
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web[each.key].arn
  }
}

resource "aws_launch_template" "web" {
  name                   = "web"
  image_id               = var.image
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.web.id]
}

resource "aws_autoscaling_group" "web" {
  name                      = "web-1"
  min_size                  = 2
  max_size                  = 4
  desired_capacity          = 2
  health_check_type         = "ELB"
  health_check_grace_period = 60
  vpc_zone_identifier       = data.aws_subnets.default.ids
  target_group_arns         = [for group in aws_lb_target_group.web : group.arn]
  wait_for_elb_capacity     = 2
  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
  instance_refresh {
    strategy = "Rolling"
    preferences {
      min_healthy_percentage = 100
      max_healthy_percentage = 150
      instance_warmup        = 0
    }
  }
  lifecycle {
    ignore_changes = [launch_template, tag]
  }
  depends_on = [aws_lb_listener.web]
}

output "urls" {
  value = [for balancer in aws_lb.web : "http://${balancer.dns_name}/"]
}
