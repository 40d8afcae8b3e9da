# An Application and a Network Load Balancer before one group of a launch template, and an alarm.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" {}

provider "aws" {
  region                  = "us-east-1"
  skip_metadata_api_check = true
  default_tags { tags = { Owner = "conformance" } }
  endpoints {
    ec2         = var.endpoint
    iam         = var.endpoint
    sts         = var.endpoint
    elbv2       = var.endpoint
    autoscaling = var.endpoint
    cloudwatch  = var.endpoint
  }
}

data "aws_ami" "al2023" {
  most_recent = true
  owners      = ["amazon"]
  filter {
    name   = "name"
    values = ["al2023-ami-2023.*-x86_64"]
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

resource "aws_lb" "application" {
  name               = "application"
  load_balancer_type = "application"
  subnets            = data.aws_subnets.default.ids
  security_groups    = [aws_security_group.web.id]
  idle_timeout       = 120
  tags               = { Name = "application" }
}

resource "aws_lb_target_group" "application" {
  name                 = "application"
  port                 = 80
  protocol             = "HTTP"
  vpc_id               = data.aws_vpc.default.id
  deregistration_delay = 30
  slow_start           = 30
  health_check {
    path                = "/health"
    matcher             = "200-299"
    interval            = 5
    timeout             = 2
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
  stickiness {
    type            = "lb_cookie"
    cookie_duration = 600
  }
}

resource "aws_lb_target_group" "next" {
  name     = "next"
  port     = 80
  protocol = "HTTP"
  vpc_id   = data.aws_vpc.default.id
}

resource "aws_lb_listener" "application" {
  load_balancer_arn = aws_lb.application.arn
  port              = 80
  protocol          = "HTTP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.application.arn
  }
}

resource "aws_lb_listener_rule" "weighted" {
  listener_arn = aws_lb_listener.application.arn
  priority     = 10
  condition {
    path_pattern { values = ["/api/*"] }
  }
  condition {
    http_request_method { values = ["GET", "HEAD"] }
  }
  action {
    type = "forward"
    forward {
      target_group {
        arn    = aws_lb_target_group.application.arn
        weight = 90
      }
      target_group {
        arn    = aws_lb_target_group.next.arn
        weight = 10
      }
    }
  }
}

resource "aws_lb_listener_rule" "redirect" {
  listener_arn = aws_lb_listener.application.arn
  priority     = 20
  condition {
    host_header { values = ["old.example.com"] }
  }
  action {
    type = "redirect"
    redirect {
      host        = "example.com"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener_rule" "fixed" {
  listener_arn = aws_lb_listener.application.arn
  priority     = 30
  condition {
    http_header {
      http_header_name = "X-Maintenance"
      values           = ["*"]
    }
  }
  action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      message_body = "back soon"
      status_code  = "503"
    }
  }
}

resource "aws_lb" "network" {
  name               = "network"
  load_balancer_type = "network"
  subnets            = data.aws_subnets.default.ids
}

resource "aws_lb_target_group" "network" {
  name                   = "network"
  port                   = 80
  protocol               = "TCP"
  vpc_id                 = data.aws_vpc.default.id
  connection_termination = true
  deregistration_delay   = 60
}

resource "aws_lb_listener" "network" {
  load_balancer_arn = aws_lb.network.arn
  port              = 80
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.network.arn
  }
}

resource "aws_launch_template" "web" {
  name          = "web"
  image_id      = data.aws_ami.al2023.id
  instance_type = "t3.micro"
}

resource "aws_autoscaling_group" "web" {
  name                = "web"
  min_size            = 1
  max_size            = 2
  vpc_zone_identifier = data.aws_subnets.default.ids
  target_group_arns   = [aws_lb_target_group.application.arn, aws_lb_target_group.network.arn]
  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  namespace           = "App"
  metric_name         = "Errors"
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 2
  datapoints_to_alarm = 2
  threshold           = 5
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  dimensions          = { Service = "web" }
  tags                = { Name = "errors" }
}
