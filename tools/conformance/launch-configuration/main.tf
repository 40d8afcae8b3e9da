# A group of a launch configuration behind a Classic Load Balancer, for clicamos to take over under traffic.
resource "aws_elb" "web" {
  name                        = "web"
  subnets                     = data.aws_subnets.default.ids
  security_groups             = [aws_security_group.web.id]
  cross_zone_load_balancing   = true
  connection_draining         = true
  connection_draining_timeout = 30
  listener {
    lb_port           = 80
    lb_protocol       = "http"
    instance_port     = 80
    instance_protocol = "http"
  }
  health_check {
    target              = "HTTP:80/health"
    interval            = 5
    timeout             = 2
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}

resource "aws_launch_configuration" "web" {
  name_prefix     = "web-"
  image_id        = var.image
  instance_type   = "t3.micro"
  security_groups = [aws_security_group.web.id]
  root_block_device {
    volume_size = 16
    encrypted   = true
  }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "web" {
  name                      = "web-1"
  min_size                  = 2
  max_size                  = 4
  desired_capacity          = 2
  health_check_type         = "ELB"
  health_check_grace_period = 60
  vpc_zone_identifier       = data.aws_subnets.default.ids
  load_balancers            = [aws_elb.web.name]
  wait_for_elb_capacity     = 2
  launch_configuration      = aws_launch_configuration.web.name
}

output "urls" {
  value = ["http://${aws_elb.web.dns_name}/"]
}
