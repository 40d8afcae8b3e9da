#!/usr/bin/env bash
# Runs the VPN of this folder in a container on the NAT instance. For user data, after nat.sh:
#
#   export VPN_ROUTES=172.31.0.0/16 VPN_PROFILE_PARAMETER=/clicamos/prod/vpn-profile
#   vpn.sh                    builds the image, installs and starts the unit, hands out the first profile
#   vpn.sh publish-profile    puts the profile into the SSM parameter once more
#
# nat.sh must trust the VPN's device (NAT_TRUSTED_DEVICES=vpn0), and the security group must admit
# UDP 1194 from the networks of your people. Nothing does so by default. Safe to run twice.
set -euo pipefail

# --- input -------------------------------------------------------------------------------------------
# What clients may reach, CIDRs apart by spaces or commas: the VPC. Needed.
VPN_ROUTES="${VPN_ROUTES:-}"
# Where clients connect to. Default: this instance's public address, by its metadata.
VPN_HOST="${VPN_HOST:-}"
# The addresses of the clients, with their mask; those of entrypoint.sh unless given.
VPN_CLIENT_NETWORK="${VPN_CLIENT_NETWORK:-}"
VPN_CLIENT_NETMASK="${VPN_CLIENT_NETMASK:-}"
VPN_PORT="${VPN_PORT:-1194}"
# The SSM parameter that gets the first client's profile, as SecureString. Default: none.
VPN_PROFILE_PARAMETER="${VPN_PROFILE_PARAMETER:-}"
VPN_FIRST_CLIENT="${VPN_FIRST_CLIENT:-admin}"
# --- end of input ------------------------------------------------------------------------------------

readonly CONFIG=/etc/clicamos/vpn.env
readonly STATE=/var/lib/clicamos/vpn
readonly UNIT=/etc/systemd/system/clicamos-vpn.service
readonly LOG=/var/log/clicamos-vpn.log
readonly CONTAINER=clicamos-vpn
readonly READY_TIMEOUT_SECONDS=60
IMDS="${AWS_EC2_METADATA_SERVICE_ENDPOINT:-http://169.254.169.254}"
readonly IMDS="${IMDS%/}"
HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

fail() {
  echo "error: $*" >&2
  exit 1
}

timestamped() {
  local line
  while IFS= read -r line; do
    TZ=UTC printf '%(%Y-%m-%dT%H:%M:%SZ)T %s\n' -1 "$line"
  done
}

metadata() {
  local token
  token="$(curl -sf --retry 5 --retry-connrefused --max-time 5 -X PUT \
    -H 'X-aws-ec2-metadata-token-ttl-seconds: 300' "$IMDS/latest/api/token")"
  curl -sf --retry 5 --max-time 5 -H "X-aws-ec2-metadata-token: $token" "$IMDS/latest/meta-data/$1"
}

# Docker's own firewall would set the policy of all forwarding to drop and so stop the NAT. The container
# uses the host's network and needs none of it. Before the package, which starts the daemon at once.
configure_docker() {
  [ -e /etc/docker/daemon.json ] && return
  mkdir -p /etc/docker
  echo '{ "iptables": false, "ip6tables": false, "bridge": "none" }' >/etc/docker/daemon.json
}

install_packages() {
  if command -v apt-get >/dev/null; then
    apt-get -o DPkg::Lock::Timeout=120 update -q &&
      DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -q -y docker.io awscli
  elif command -v dnf >/dev/null; then
    dnf install -q -y docker # Amazon Linux brings aws along
  else
    fail 'docker is missing, and neither apt-get nor dnf is here'
  fi
}

install_docker() {
  configure_docker
  command -v docker >/dev/null && return
  local attempt
  for attempt in 1 2 3 4 5; do
    echo "docker is missing: installing it, attempt $attempt of 5"
    install_packages && return
    sleep 5
  done
  fail 'docker could not be installed'
}

write_config() {
  mkdir -p "$(dirname "$CONFIG")" "$STATE"
  printf '%s\n' "VPN_HOST=$VPN_HOST" "VPN_PORT=$VPN_PORT" "VPN_ROUTES=$VPN_ROUTES" \
    ${VPN_CLIENT_NETWORK:+"VPN_CLIENT_NETWORK=$VPN_CLIENT_NETWORK" "VPN_CLIENT_NETMASK=$VPN_CLIENT_NETMASK"} >"$CONFIG"
}

write_unit() {
  cat >"$UNIT" <<UNIT
[Unit]
Description=VPN into the private tier
Wants=network-online.target
After=network-online.target docker.service clicamos-nat.service
Requires=docker.service clicamos-nat.service

[Service]
ExecStartPre=-$(command -v docker) rm --force $CONTAINER
ExecStart=$(command -v docker) run --rm --name $CONTAINER --network host --env-file $CONFIG \\
  --read-only --tmpfs /tmp --volume $STATE:/state --device /dev/net/tun \\
  --security-opt no-new-privileges --cap-drop ALL --cap-add NET_ADMIN --cap-add SETUID --cap-add SETGID \\
  $CONTAINER serve
ExecStop=$(command -v docker) stop --time 10 $CONTAINER
Restart=always
RestartSec=5

[Install]
WantedBy=multi-user.target
UNIT
}

start() {
  systemctl daemon-reload
  systemctl enable --now docker.service
  docker build --quiet --network host --tag "$CONTAINER" "$HERE"
  systemctl enable clicamos-vpn.service
  systemctl restart clicamos-vpn.service
}

await_keys() {
  local deadline=$((SECONDS + READY_TIMEOUT_SECONDS))
  until [ -d "$STATE/pki" ]; do
    [ "$SECONDS" -lt "$deadline" ] || fail "the VPN made no keys in $READY_TIMEOUT_SECONDS s: journalctl -u clicamos-vpn"
    sleep 1
  done
}

# Through a file that only root reads: an argument would show in the list of processes.
publish_profile() {
  [ -n "$VPN_PROFILE_PARAMETER" ] || return 0
  if ! command -v aws >/dev/null; then
    echo "no aws here: read the profile with \`docker exec $CONTAINER /opt/openvpn/entrypoint.sh client-profile $VPN_FIRST_CLIENT\`"
    return
  fi
  local folder region
  region="${AWS_REGION:-$(metadata placement/region)}"
  folder="$(mktemp -d)"
  # shellcheck disable=SC2064 # the folder of now
  trap "rm -rf '$folder'" EXIT
  docker exec "$CONTAINER" /opt/openvpn/entrypoint.sh client-profile "$VPN_FIRST_CLIENT" >"$folder/profile"
  aws --region "$region" ssm put-parameter --name "$VPN_PROFILE_PARAMETER" --type SecureString --overwrite \
    --description "OpenVPN profile of $VPN_FIRST_CLIENT" --value "file://$folder/profile" >/dev/null
  echo "the profile of $VPN_FIRST_CLIENT is in the SSM parameter $VPN_PROFILE_PARAMETER"
}

install_service() {
  [ -n "$VPN_ROUTES" ] || fail 'VPN_ROUTES is empty: set it to the CIDR of the VPC'
  VPN_HOST="${VPN_HOST:-$(metadata public-ipv4)}"
  [ -n "$VPN_HOST" ] || fail 'this instance has no public address: set VPN_HOST'
  install_docker
  write_config
  write_unit
  start
  await_keys
  publish_profile
}

main() {
  [ "$(id -u)" = 0 ] || fail 'needs root'
  case "${1:-install}" in
    install) install_service ;;
    publish-profile) publish_profile ;;
    *) fail "unknown command \`$1\`: install or publish-profile" ;;
  esac
}

main "$@" 2>&1 | timestamped | tee -a "$LOG"
