#!/usr/bin/env bash
# Installs the app of $APP_TARBALL under a user of its own, with a systemd unit. Safe to run twice; the unit is
# enabled, not started: an image should hold nothing that ran.
set -euo pipefail

# --- input -------------------------------------------------------------------------------------------
# What `npm pack` makes: a folder `package`. What the app depends on must be in it (bundleDependencies).
APP_TARBALL="${APP_TARBALL:-/tmp/app.tgz}"
APP_VERSION="${APP_VERSION:?the version that the app reports}"
# What Node runs, in the tarball.
APP_ENTRY="${APP_ENTRY:-dist/main.js}"
APP_PORT="${APP_PORT:-80}"
# Longer than the load balancer's idle timeout (60 s), or clients see 504.
KEEP_ALIVE_TIMEOUT_SECONDS="${KEEP_ALIVE_TIMEOUT_SECONDS:-75}"
# Longer than the load balancer's draining (300 s), so that no request in flight is cut.
STOP_TIMEOUT_SECONDS="${STOP_TIMEOUT_SECONDS:-330}"
# --- end of input ------------------------------------------------------------------------------------

readonly APP_USER=app
readonly APP_FOLDER=/opt/app

log() {
  printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*"
}

fail() {
  log "error: $*" >&2
  exit 1
}

check_input() {
  [ -r "$APP_TARBALL" ] || fail "there is no $APP_TARBALL"
  [[ $APP_VERSION =~ ^[A-Za-z0-9._+-]+$ ]] || fail "APP_VERSION \`$APP_VERSION\` is not a version"
  [[ $APP_ENTRY =~ ^[A-Za-z0-9._/-]+$ ]] || fail "APP_ENTRY \`$APP_ENTRY\` is not a path"
  local number
  for number in "$APP_PORT" "$KEEP_ALIVE_TIMEOUT_SECONDS" "$STOP_TIMEOUT_SECONDS"; do
    [[ $number =~ ^[0-9]+$ ]] || fail "\`$number\` is not a number"
  done
}

make_user() {
  id "$APP_USER" >/dev/null 2>&1 && return
  useradd --system --user-group --no-create-home --home-dir "$APP_FOLDER" --shell /usr/sbin/nologin "$APP_USER"
}

# Beside the old one and then in its place: a run that is cut leaves the old app whole. Root's, so that the
# app cannot change itself.
unpack() {
  rm -rf "$APP_FOLDER.new"
  mkdir -p "$APP_FOLDER.new"
  tar -xzf "$APP_TARBALL" -C "$APP_FOLDER.new" --strip-components=1 --no-same-owner
  [ -f "$APP_FOLDER.new/$APP_ENTRY" ] || fail "the tarball has no $APP_ENTRY"
  chmod -R u=rwX,go=rX "$APP_FOLDER.new"
  rm -rf "$APP_FOLDER"
  mv "$APP_FOLDER.new" "$APP_FOLDER"
}

write_environment() {
  mkdir -p /etc/clicamos
  cat >/etc/clicamos/app.env <<ENV
NODE_ENV=production
HOST=0.0.0.0
PORT=$APP_PORT
APP_VERSION=$APP_VERSION
KEEP_ALIVE_TIMEOUT_MS=$((KEEP_ALIVE_TIMEOUT_SECONDS * 1000))
ENV
}

# user_data/app-server.sh writes instance.env. No MemoryDenyWriteExecute: V8 compiles to memory.
write_unit() {
  cat >/etc/systemd/system/app.service <<UNIT
[Unit]
Description=The app
Wants=network-online.target
After=network-online.target

[Service]
User=$APP_USER
Group=$APP_USER
WorkingDirectory=$APP_FOLDER
EnvironmentFile=/etc/clicamos/app.env
EnvironmentFile=-/etc/clicamos/instance.env
ExecStart=$(command -v node) $APP_ENTRY
Restart=always
RestartSec=1
KillSignal=SIGTERM
TimeoutStopSec=$STOP_TIMEOUT_SECONDS
LimitNOFILE=65536

AmbientCapabilities=CAP_NET_BIND_SERVICE
CapabilityBoundingSet=CAP_NET_BIND_SERVICE
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM
UMask=0077

[Install]
WantedBy=multi-user.target
UNIT
  systemctl enable app.service
}

check_input
make_user
unpack
write_environment
write_unit
log "installed version $APP_VERSION"
