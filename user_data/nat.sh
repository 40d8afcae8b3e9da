#!/usr/bin/env bash
# Makes this instance the NAT of a VPC's private tier. For user data, on Debian or Amazon Linux:
#
#   export NAT_PRIVATE_CIDRS='172.31.48.0/20 172.31.64.0/20'
#   nat.sh             installs itself and a systemd unit, then runs the unit
#   nat.sh apply       loads the rules and turns forwarding on; the unit runs this at every boot
#
# Safe to run any number of times. The instance's source/destination check must be off.
set -euo pipefail

# --- input -------------------------------------------------------------------------------------------
# Who may go out, CIDRs apart by spaces or commas. Needed once: `install` writes it to $CONFIG.
NAT_PRIVATE_CIDRS="${NAT_PRIVATE_CIDRS:-}"
# Devices whose own firewall decides what they forward, such as the VPN's `vpn0`.
NAT_TRUSTED_DEVICES="${NAT_TRUSTED_DEVICES:-}"
# --- end of input ------------------------------------------------------------------------------------

readonly CONFIG=/etc/clicamos/nat.env
readonly PROGRAM=/usr/local/sbin/clicamos-nat
readonly UNIT=/etc/systemd/system/clicamos-nat.service
readonly LOG=/var/log/clicamos-nat.log
readonly ROUTE_TIMEOUT_SECONDS=60

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

install_packages() {
  if command -v apt-get >/dev/null; then
    apt-get -o DPkg::Lock::Timeout=120 update -q &&
      DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -q -y "$@"
  elif command -v dnf >/dev/null; then
    dnf install -q -y "$@"
  else
    fail "\`$*\` is missing, and neither apt-get nor dnf is here"
  fi
}

# Once is not enough: the elastic address arrives during the first boot and cuts what is under way.
install_nftables() {
  command -v nft >/dev/null && return
  local attempt
  for attempt in 1 2 3 4 5; do
    echo "nftables is missing: installing it, attempt $attempt of 5"
    install_packages nftables && return
    sleep 5
  done
  fail 'nftables could not be installed'
}

# The words of $1, joined for an nft set. Only what a CIDR (or a device name) is made of gets through.
elements() {
  local pattern="$1" list="$2" word words=()
  read -r -a words <<<"${list//,/ }"
  for word in "${words[@]}"; do
    [[ $word =~ $pattern ]] || fail "\`$word\` is not valid: it must match $pattern"
  done
  local IFS=,
  echo "${words[*]}"
}

private_elements() {
  elements '^([0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$' "$NAT_PRIVATE_CIDRS"
}

trusted_elements() {
  elements '^[a-z][a-z0-9_.-]{0,14}$' "$NAT_TRUSTED_DEVICES"
}

egress_device() {
  ip -4 route show default | awk '{ for (i = 1; i < NF; i++) if ($i == "dev") { print $(i + 1); exit } }'
}

await_egress_device() {
  local deadline=$((SECONDS + ROUTE_TIMEOUT_SECONDS)) device
  until device="$(egress_device)" && [ -n "$device" ]; do
    [ "$SECONDS" -lt "$deadline" ] || fail "no default route after $ROUTE_TIMEOUT_SECONDS s: nothing to translate to"
    sleep 1
  done
  echo "$device"
}

# On EC2 the private tier and the world come in by the same device, so it is the source address, not the
# device, that tells them apart.
ruleset() {
  local device="$1" private="$2" trusted="$3"
  cat <<RULES
table inet clicamos_nat
delete table inet clicamos_nat
table inet clicamos_nat {
  set private {
    type ipv4_addr
    flags interval
    auto-merge
    elements = { $private }
  }
  set trusted {
    type ifname
    ${trusted:+elements = { $trusted \}}
  }
  chain forward {
    type filter hook forward priority filter; policy drop;
    ct state established,related accept
    ct state invalid drop
    iifname @trusted accept
    ip saddr @private ip daddr != @private oifname "$device" accept
  }
  chain postrouting {
    type nat hook postrouting priority srcnat;
    ip saddr @private ip daddr != @private oifname "$device" masquerade
  }
}
RULES
}

# One entry for every 4 KiB of memory: with about 320 bytes each, a twelfth of it. The kernel's own limit is
# that of a host, and on a small instance a fraction of this: full, it drops new connections of everybody.
conntrack_entries() {
  awk '/^MemTotal:/ { print int($2 / 4) }' "$1"
}

track_connections() {
  local wanted limit=/proc/sys/net/netfilter/nf_conntrack_max buckets=/sys/module/nf_conntrack/parameters/hashsize
  wanted="$(conntrack_entries /proc/meminfo)"
  if [ ! -w "$limit" ]; then
    echo "connection tracking is left as it is: $limit cannot be written here"
  elif [ "$wanted" -gt "$(cat "$limit")" ]; then
    if [ -w "$buckets" ]; then echo "$((wanted / 4))" >"$buckets"; fi
    echo "$wanted" >"$limit"
    echo "tracking up to $wanted connections"
  fi
}

# Rules first, forwarding last: at no moment does this host forward without its filter. That is also why
# there is no sysctl.d file, which would take effect before this unit.
apply() {
  # shellcheck source=/dev/null
  if [ -r "$CONFIG" ]; then . "$CONFIG"; fi
  local device private trusted
  private="$(private_elements)"
  trusted="$(trusted_elements)"
  [ -n "$private" ] || fail 'NAT_PRIVATE_CIDRS is empty: nobody to translate for'
  device="$(await_egress_device)"
  ruleset "$device" "$private" "$trusted" | nft -f -
  track_connections # the rules have loaded the kernel's module
  # A redirect would tell a private instance to go round its NAT, since both are behind the same device.
  sysctl -q -w net.ipv4.conf.all.send_redirects=0 "net.ipv4.conf.$device.send_redirects=0" net.ipv4.ip_forward=1
  echo "translating $private to the address of $device${trusted:+; trusted: $trusted}"
}

# Replaces the file only if it differs, so that a second run changes nothing.
write_file() {
  local path="$1" mode="$2" new
  mkdir -p "$(dirname "$path")"
  new="$(mktemp "$path.XXXXXX")"
  cat >"$new"
  if cmp -s "$new" "$path"; then
    rm "$new"
    return
  fi
  chmod "$mode" "$new"
  mv "$new" "$path"
  echo "wrote $path"
}

unit() {
  cat <<UNIT
[Unit]
Description=NAT for the private tier
Wants=network-online.target
After=network-online.target nftables.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=$PROGRAM apply
Restart=on-failure
RestartSec=5

[Install]
WantedBy=multi-user.target
UNIT
}

install_service() {
  local private
  private="$(private_elements)"
  [ -n "$private" ] || fail 'NAT_PRIVATE_CIDRS is empty: set it to the CIDRs of the private tier'
  trusted_elements >/dev/null
  install_nftables
  printf 'NAT_PRIVATE_CIDRS=%q\nNAT_TRUSTED_DEVICES=%q\n' "$NAT_PRIVATE_CIDRS" "$NAT_TRUSTED_DEVICES" |
    write_file "$CONFIG" 644
  write_file "$PROGRAM" 755 <"${BASH_SOURCE[0]}"
  unit | write_file "$UNIT" 644
  systemctl enable clicamos-nat.service
  if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    systemctl restart clicamos-nat.service
  else
    apply # no systemd here: a container, a test
  fi
}

main() {
  [ "$(id -u)" = 0 ] || fail 'needs root'
  case "${1:-install}" in
    install) install_service ;;
    apply) apply ;;
    *) fail "unknown command \`$1\`: install or apply" ;;
  esac
}

main "$@" 2>&1 | timestamped | tee -a "$LOG"
