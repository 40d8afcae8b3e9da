# Load balancers of all three kinds that decrypt, with certificates of ACM and of IAM.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" {}
variable "certificate" {}
variable "private_key" {}

provider "aws" {
  region                  = "us-east-1"
  skip_metadata_api_check = true
  endpoints {
    acm   = var.endpoint
    ec2   = var.endpoint
    elb   = var.endpoint
    elbv2 = var.endpoint
    iam   = var.endpoint
    sts   = var.endpoint
  }
}

data "aws_vpc" "default" { default = true }

data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}

resource "aws_acm_certificate" "web" {
  domain_name               = "example.com"
  subject_alternative_names = ["*.example.com"]
  validation_method         = "DNS"
  tags                      = { Name = "web" }
  lifecycle { create_before_destroy = true }
}

resource "aws_acm_certificate_validation" "web" {
  certificate_arn = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "imported" {
  certificate_body = var.certificate
  private_key      = var.private_key
}

resource "aws_iam_server_certificate" "web" {
  name             = "web"
  certificate_body = var.certificate
  private_key      = var.private_key
  tags             = { Name = "web" }
}

resource "aws_lb" "application" {
  name    = "application"
  subnets = data.aws_subnets.default.ids
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.application.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.web.certificate_arn
  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      message_body = "hello"
      status_code  = "200"
    }
  }
}

resource "aws_lb_listener_certificate" "further" {
  listener_arn    = aws_lb_listener.https.arn
  certificate_arn = aws_acm_certificate.imported.arn
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.application.arn
  port              = 80
  protocol          = "HTTP"
  default_action {
    type = "redirect"
    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb" "network" {
  name               = "network"
  load_balancer_type = "network"
  subnets            = data.aws_subnets.default.ids
}

resource "aws_lb_target_group" "network" {
  name     = "network"
  port     = 80
  protocol = "TCP"
  vpc_id   = data.aws_vpc.default.id
}

resource "aws_lb_listener" "tls" {
  load_balancer_arn = aws_lb.network.arn
  port              = 443
  protocol          = "TLS"
  alpn_policy       = "HTTP2Optional"
  certificate_arn   = aws_iam_server_certificate.web.arn
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.network.arn
  }
}

resource "aws_elb" "classic" {
  name    = "classic"
  subnets = data.aws_subnets.default.ids
  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 80
    instance_protocol  = "http"
    ssl_certificate_id = aws_iam_server_certificate.web.arn
  }
  listener {
    lb_port            = 8443
    lb_protocol        = "ssl"
    instance_port      = 80
    instance_protocol  = "tcp"
    ssl_certificate_id = aws_acm_certificate.web.arn
  }
}
