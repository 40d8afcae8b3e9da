#!/usr/bin/env bash
# shellcheck source-path=SCRIPTDIR
#
# What the VPN's container runs.
#
#   serve                    makes the keys at the first start, then runs the VPN (the default)
#   client-profile <name>    prints the profile of a client, made when it is new
#   revoke <name>            ends a client's access; a client that is connected stays until it renegotiates
#
# The keys are made here, on the server, and stay in $VPN_STATE.
set -euo pipefail

# --- input -------------------------------------------------------------------------------------------
# Where the keys are kept: a volume.
VPN_STATE="${VPN_STATE:-/state}"
# Where clients connect to: a public address or name. Needed by client-profile.
VPN_HOST="${VPN_HOST:-}"
# What clients may reach, CIDRs apart by spaces or commas: the VPC. Needed by serve.
VPN_ROUTES="${VPN_ROUTES:-}"
VPN_PORT="${VPN_PORT:-1194}"
# Addresses of the clients, as network and netmask.
VPN_CLIENT_NETWORK="${VPN_CLIENT_NETWORK:-10.8.0.0}"
VPN_CLIENT_NETMASK="${VPN_CLIENT_NETMASK:-255.255.255.0}"
VPN_DEVICE="${VPN_DEVICE:-vpn0}"
# --- end of input ------------------------------------------------------------------------------------

HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=pki.sh
. "$HERE/pki.sh"
# shellcheck source=client-profile.sh
. "$HERE/client-profile.sh"

log() {
  printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*" >&2
}

fail() {
  log "error: $*"
  exit 1
}

route_words() {
  local words word
  read -r -a words <<<"${VPN_ROUTES//,/ }"
  for word in "${words[@]}"; do
    [[ $word =~ ^([0-9]{1,3}\.){3}[0-9]{1,3}/([0-9]|[12][0-9]|3[0-2])$ ]] || fail "VPN_ROUTES: \`$word\` is not a CIDR"
    echo "$word"
  done
}

netmask() {
  local mask=$((0xffffffff << (32 - $1) & 0xffffffff))
  echo "$((mask >> 24)).$((mask >> 16 & 255)).$((mask >> 8 & 255)).$((mask & 255))"
}

server_config() {
  cat <<CONFIG
port $VPN_PORT
proto udp4
dev-type tun
dev $VPN_DEVICE
topology subnet
server $VPN_CLIENT_NETWORK $VPN_CLIENT_NETMASK
ca $PKI/ca.crt
cert $PKI/server.crt
key $PKI/server.key
tls-crypt $PKI/tls-crypt.key
crl-verify $VPN_STATE/crl.pem
remote-cert-tls client
dh none
tls-version-min 1.2
data-ciphers AES-256-GCM:AES-128-GCM:CHACHA20-POLY1305
auth SHA256
keepalive 10 60
explicit-exit-notify 1
persist-key
persist-tun
user nobody
group nogroup
verb 3
CONFIG
  local route
  for route in "$@"; do
    echo "push \"route ${route%/*} $(netmask "${route#*/}")\""
  done
}

# A client reaches the routes and nothing else, by this host's address, so that the VPC needs no route back;
# nobody behind this host can open a connection to a client.
firewall() {
  local IFS=,
  local routes="$*"
  cat <<RULES
table inet clicamos_vpn
delete table inet clicamos_vpn
table inet clicamos_vpn {
  set routes {
    type ipv4_addr
    flags interval
    auto-merge
    elements = { $routes }
  }
  chain forward {
    type filter hook forward priority filter - 1; policy accept;
    iifname "$VPN_DEVICE" ip daddr != @routes drop
    iifname "$VPN_DEVICE" meta nfproto ipv6 drop
    oifname "$VPN_DEVICE" ct state new,invalid drop
  }
  chain postrouting {
    type nat hook postrouting priority srcnat - 1;
    iifname "$VPN_DEVICE" oifname != "$VPN_DEVICE" masquerade
  }
}
RULES
}

require_forwarding() {
  [ "$(cat /proc/sys/net/ipv4/ip_forward)" = 1 ] || fail 'this host does not forward: run nat.sh on it first'
}

serve() {
  local words routes
  words="$(route_words)"
  [ -n "$words" ] || fail 'VPN_ROUTES is empty: set it to the CIDR of the VPC'
  mapfile -t routes <<<"$words"
  require_forwarding
  make_server_keys
  firewall "${routes[@]}" | nft -f -
  server_config "${routes[@]}" >"$VPN_STATE/server.conf"
  log "serving $VPN_CLIENT_NETWORK on port $VPN_PORT, to ${routes[*]}"
  exec openvpn --config "$VPN_STATE/server.conf"
}

case "${1:-serve}" in
  serve) serve ;;
  client-profile) client_profile "${2:-}" ;;
  revoke) revoke_client "${2:-}" ;;
  *) fail "unknown command \`$1\`: serve, client-profile or revoke" ;;
esac
