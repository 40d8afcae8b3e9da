#!/usr/bin/env bash
# What an instance of the app runs at boot, by user data: takes its name from the instance metadata (v2),
# tells the app which instance it is, and starts the app. Safe to run twice.
set -euo pipefail

# --- input -------------------------------------------------------------------------------------------
# The app's systemd service, as packer/scripts/app.sh installs it.
APP_SERVICE="${APP_SERVICE:-app.service}"
# What the hostname begins with; the instance id follows.
APP_HOSTNAME_PREFIX="${APP_HOSTNAME_PREFIX:-app}"
# --- end of input ------------------------------------------------------------------------------------

readonly LOG=/var/log/app-server.log
readonly ENV_FILE=/etc/clicamos/instance.env
IMDS="${AWS_EC2_METADATA_SERVICE_ENDPOINT:-http://169.254.169.254}"
readonly IMDS="${IMDS%/}"

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

imds_token() {
  curl -sf --retry 5 --retry-connrefused --max-time 5 -X PUT \
    -H 'X-aws-ec2-metadata-token-ttl-seconds: 300' "$IMDS/latest/api/token" ||
    fail "no metadata token from $IMDS"
}

metadata() {
  curl -sf --retry 5 --max-time 5 -H "X-aws-ec2-metadata-token: $TOKEN" "$IMDS/latest/meta-data/$1" ||
    fail "no metadata \`$1\` from $IMDS"
}

set_hostname() {
  local name="$1"
  if [ "$(hostname)" = "$name" ]; then
    echo "the hostname is $name"
    return
  fi
  if [ -d /run/systemd/system ]; then hostnamectl set-hostname "$name"; else hostname "$name"; fi
  echo "$name" >/etc/hostname
  echo "set the hostname to $name"
}

# So that `sudo` and the app can resolve the machine's own name without DNS.
set_hosts_line() {
  local name="$1" lines
  lines="$(grep -v '^127\.0\.1\.1[[:space:]]' /etc/hosts || true)"
  printf '%s\n127.0.1.1 %s\n' "$lines" "$name" >/etc/hosts
}

# Says whether it changed.
write_instance_env() {
  local new
  new="$(printf 'INSTANCE_ID=%s\nAVAILABILITY_ZONE=%s\n' "$1" "$2")"
  [ "$new" != "$(cat "$ENV_FILE" 2>/dev/null)" ] || return
  mkdir -p "$(dirname "$ENV_FILE")"
  echo "$new" >"$ENV_FILE"
}

# The image starts the app at boot, before this could say which instance it is: hence the restart.
start_app() {
  local verb="$1"
  if ! systemctl cat "$APP_SERVICE" >/dev/null 2>&1; then
    echo "there is no $APP_SERVICE here: nothing to start"
    return
  fi
  systemctl enable "$APP_SERVICE"
  systemctl "$verb" "$APP_SERVICE"
  echo "$APP_SERVICE: $verb"
}

main() {
  [ "$(id -u)" = 0 ] || fail 'needs root'
  TOKEN="$(imds_token)"
  local id zone name
  id="$(metadata instance-id)"
  zone="$(metadata placement/availability-zone)"
  name="$APP_HOSTNAME_PREFIX-${id#i-}"
  echo "instance $id in $zone"
  set_hostname "$name"
  set_hosts_line "$name"
  if write_instance_env "$id" "$zone"; then start_app restart; else start_app start; fi
}

main "$@" 2>&1 | timestamped | tee -a "$LOG"
