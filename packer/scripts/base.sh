#!/usr/bin/env bash
# The machine below the app: a current system, Node, and what administers it. Debian 13 or Ubuntu 24.10 and
# later, whose own Node is new enough. Safe to run twice.
set -euo pipefail

# --- input -------------------------------------------------------------------------------------------
# `true` installs Amazon's SSM agent, so that nobody needs SSH. Debian's images do not have it.
INSTALL_SSM_AGENT="${INSTALL_SSM_AGENT:-true}"
NODE_MAJOR_AT_LEAST="${NODE_MAJOR_AT_LEAST:-20}"
# --- end of input ------------------------------------------------------------------------------------

export DEBIAN_FRONTEND=noninteractive

log() {
  printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*"
}

fail() {
  log "error: $*" >&2
  exit 1
}

apt() {
  apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Options::=--force-confold "$@"
}

# cloud-init still writes apt's sources when SSH already answers.
await_cloud_init() {
  command -v cloud-init >/dev/null || return 0
  log 'waiting for cloud-init'
  cloud-init status --wait >/dev/null || log 'cloud-init ended with errors: going on'
}

install_packages() {
  apt update
  apt dist-upgrade
  apt install --no-install-recommends ca-certificates curl nodejs unattended-upgrades
}

check_node() {
  local version
  version="$(node --version)"
  version="${version#v}"
  [ "${version%%.*}" -ge "$NODE_MAJOR_AT_LEAST" ] ||
    fail "Node is $version, the app needs $NODE_MAJOR_AT_LEAST: choose a newer source image"
  log "Node is $version"
}

# https://docs.aws.amazon.com/systems-manager/latest/userguide/agent-install-deb.html
# Trusted because it comes from Amazon's bucket by HTTPS; its signature is not checked.
install_ssm_agent() {
  [ "$INSTALL_SSM_AGENT" = true ] || return 0
  if systemctl list-unit-files | grep amazon-ssm-agent >/dev/null; then return; fi
  local package architecture
  architecture="$(dpkg --print-architecture)"
  package="$(mktemp --suffix .deb)"
  curl -fsS --retry 5 -o "$package" \
    "https://s3.amazonaws.com/ec2-downloads-windows/SSMAgent/latest/debian_$architecture/amazon-ssm-agent.deb"
  dpkg -i "$package"
  rm "$package"
  systemctl enable amazon-ssm-agent.service
  log 'installed the SSM agent'
}

await_cloud_init
install_packages
check_node
install_ssm_agent
