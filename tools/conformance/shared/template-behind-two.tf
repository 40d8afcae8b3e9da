# A launch template, and an Application and a Network Load Balancer for its group.
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

output "urls" {
  value = [for balancer in aws_lb.web : "http://${balancer.dns_name}/"]
}
