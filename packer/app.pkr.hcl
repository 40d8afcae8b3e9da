# The app's image. Packer 1.7 and later; app.json is the same for older ones.
#
#   packer init app.pkr.hcl
#   packer build -var app_version=1.2.0 -var app_tarball=app.tgz -var git_revision=$(git rev-parse HEAD) app.pkr.hcl

# begin: Packer 1.7 and later
packer {
  required_version = ">= 1.7.0"
  required_plugins {
    amazon = {
      source  = "github.com/hashicorp/amazon"
      version = ">= 1.3.0, < 2.0.0"
    }
  }
}
# end

variable "app_version" {
  type        = string
  description = "What the app reports, and a part of the image's name."
}

variable "app_tarball" {
  type        = string
  description = "What `npm pack` made of the app, what it depends on included."
}

variable "git_revision" {
  type        = string
  description = "The commit that the app was made of."
}

variable "app_name" {
  type    = string
  default = "clicamos-app"
}

variable "app_entry" {
  type    = string
  default = "dist/main.js"
}

variable "keep_alive_timeout_seconds" {
  type        = number
  default     = 75
  description = "How long the app keeps an idle connection; longer than the load balancer's idle timeout."
}

variable "region" {
  type    = string
  default = "us-east-1"
}

variable "ami_regions" {
  type        = list(string)
  default     = []
  description = "Other regions that get a copy."
}

variable "source_ami_owner" {
  type        = string
  default     = "136693071363"
  description = "The account of the source image: Debian. Ubuntu is 099720109477."
}

variable "source_ami_name" {
  type    = string
  default = "debian-13-amd64-*"
}

variable "architecture" {
  type    = string
  default = "x86_64"
}

variable "instance_type" {
  type    = string
  default = "t3.small"
}

variable "ssh_username" {
  type        = string
  default     = "admin"
  description = "`admin` on Debian, `ubuntu` on Ubuntu."
}

variable "ssh_interface" {
  type        = string
  default     = "public_ip"
  description = "`public_ip`, `private_ip`, or `session_manager` with a source image that has the SSM agent."
}

variable "ssh_port" {
  type        = number
  default     = 22
  description = "8022 on the emulator, where 22 is not its user's to listen on."
}

variable "endpoint" {
  type        = string
  default     = ""
  description = "Of EC2, if it is not AWS's own: the emulator's."
}

variable "iam_instance_profile" {
  type        = string
  default     = ""
  description = "For `session_manager`: a profile with AmazonSSMManagedInstanceCore."
}

variable "subnet_id" {
  type        = string
  default     = ""
  description = "Where to build. Default: the default VPC."
}

variable "kms_key_id" {
  type        = string
  default     = ""
  description = "What encrypts the volume. Default: the account's own key for EBS."
}

variable "manifest" {
  type    = string
  default = "packer-manifest.json"
}

locals {
  stamp = regex_replace(timestamp(), "[- TZ:]", "")
  tags = {
    Name                                  = "${var.app_name} ${var.app_version}"
    "clicamos:app"                        = var.app_name
    "clicamos:version"                    = var.app_version
    "clicamos:git-revision"               = var.git_revision
    "clicamos:keep-alive-timeout-seconds" = "${var.keep_alive_timeout_seconds}"
  }
}

source "amazon-ebs" "app" {
  region              = var.region
  custom_endpoint_ec2 = var.endpoint
  ami_regions         = var.ami_regions
  ami_name            = "${var.app_name}-${var.app_version}-${local.stamp}"
  instance_type       = var.instance_type
  subnet_id           = var.subnet_id

  # Pinned to its owner: anybody can publish an image with this name.
  source_ami_filter {
    owners      = [var.source_ami_owner]
    most_recent = true
    filters = {
      name                = var.source_ami_name
      architecture        = var.architecture
      root-device-type    = "ebs"
      virtualization-type = "hvm"
    }
  }

  ssh_username         = var.ssh_username
  ssh_interface        = var.ssh_interface
  ssh_port             = var.ssh_port
  iam_instance_profile = var.iam_instance_profile

  encrypt_boot = true
  kms_key_id   = var.kms_key_id

  # begin: Packer 1.7 and later
  temporary_key_pair_type                   = "ed25519"
  temporary_security_group_source_public_ip = var.ssh_interface == "public_ip"
  imds_support                              = "v2.0" # instances of the image, whoever launches them

  metadata_options { # the instance that builds
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }
  # end

  tags            = local.tags
  snapshot_tags   = local.tags
  run_tags        = merge(local.tags, { Name = "${var.app_name} image build" })
  run_volume_tags = merge(local.tags, { Name = "${var.app_name} image build" })
}

build {
  sources = ["source.amazon-ebs.app"]

  provisioner "file" {
    source      = var.app_tarball
    destination = "/tmp/app.tgz"
  }

  provisioner "shell" {
    execute_command = "sudo env {{ .Vars }} bash '{{ .Path }}'"
    scripts         = ["${path.root}/scripts/base.sh", "${path.root}/scripts/app.sh", "${path.root}/scripts/cleanup.sh"]
    environment_vars = [
      "APP_VERSION=${var.app_version}",
      "APP_ENTRY=${var.app_entry}",
      "KEEP_ALIVE_TIMEOUT_SECONDS=${var.keep_alive_timeout_seconds}",
    ]
  }

  post-processor "manifest" {
    output     = var.manifest
    strip_path = true
    custom_data = {
      app_version  = var.app_version
      git_revision = var.git_revision
    }
  }
}
