# A group that keeps its name, with an instance_refresh block, for Terraform to roll and for clicamos to refresh under traffic.
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
