# shellcheck shell=bash
# A client's profile: one file that holds all a client needs. Sourced by entrypoint.sh.
# Below 4096 characters, which is what an SSM parameter of the standard tier takes.

inline() {
  printf '<%s>\n%s\n</%s>\n' "$1" "$(grep -v '^#' "$2")" "$1"
}

client_profile() {
  local name="$1"
  expect_client_name "$name"
  [[ $VPN_HOST =~ ^[A-Za-z0-9.-]+$ ]] || fail 'VPN_HOST must be the public address or name of this host'
  make_client_keys "$name"
  cat <<PROFILE
client
dev tun
proto udp4
remote $VPN_HOST $VPN_PORT
nobind
resolv-retry infinite
remote-cert-tls server
verify-x509-name server name
tls-version-min 1.2
data-ciphers AES-256-GCM:AES-128-GCM:CHACHA20-POLY1305
auth SHA256
persist-key
persist-tun
verb 3
PROFILE
  inline ca "$PKI/ca.crt"
  inline cert "$PKI/$name.crt"
  inline key "$PKI/$name.key"
  inline tls-crypt "$PKI/tls-crypt.key"
}
