# shellcheck shell=bash
# The certificate authority of the VPN, by openssl alone. Sourced by entrypoint.sh.
# P-256 keys; the authority signs for ten years, since a VPN that ends silently is found at the worst moment;
# clients end earlier by `revoke`.

readonly PKI="$VPN_STATE/pki"
readonly VALID_DAYS=3650

new_key() {
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null || fail "cannot make the key $1"
}

ca_config() {
  cat <<CONFIG
[ca]
default_ca = clicamos
[clicamos]
database = $1/index.txt
new_certs_dir = $1/issued
certificate = $1/ca.crt
private_key = $1/ca.key
rand_serial = yes
unique_subject = no
default_md = sha256
default_days = $VALID_DAYS
default_crl_days = $VALID_DAYS
policy = any
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
[client]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = clientAuth
CONFIG
}

# Makes $1/$2.key and $1/$2.crt, good for $3: server or client.
issue() {
  local pki="$1" name="$2" purpose="$3"
  new_key "$pki/$name.key"
  openssl req -new -config <(ca_config "$pki") -key "$pki/$name.key" -subj "/CN=$name" -out "$pki/$name.csr"
  openssl ca -batch -notext -config <(ca_config "$pki") -extensions "$purpose" \
    -in "$pki/$name.csr" -out "$pki/$name.crt.new" 2>/dev/null || fail "cannot sign the certificate of $name"
  rm "$pki/$name.csr"
  mv "$pki/$name.crt.new" "$pki/$name.crt"
}

# The list of what is revoked is read by openvpn at each connection, after it has become `nobody`.
publish_crl() {
  openssl ca -gencrl -config <(ca_config "$PKI") -out "$VPN_STATE/crl.pem.new" 2>/dev/null || fail 'cannot sign the CRL'
  chmod 644 "$VPN_STATE/crl.pem.new"
  mv "$VPN_STATE/crl.pem.new" "$VPN_STATE/crl.pem"
}

make_authority() {
  local pki="$1"
  mkdir -p "$pki/issued"
  : >"$pki/index.txt"
  new_key "$pki/ca.key"
  openssl req -x509 -new -config <(ca_config "$pki") -extensions authority -key "$pki/ca.key" \
    -subj '/CN=clicamos VPN' -days "$VALID_DAYS" -sha256 -out "$pki/ca.crt"
}

# One process at a time changes the keys: `docker exec` can run beside the first start.
locked() {
  mkdir -p "$VPN_STATE"
  exec 9>"$VPN_STATE/lock"
  flock 9
}

unlock() {
  exec 9>&-
}

# All or nothing: an interrupted first start leaves `pki.new`, which the next one begins again.
make_server_keys() {
  umask 077
  locked
  chmod 711 "$VPN_STATE"
  if [ ! -d "$PKI" ]; then
    rm -rf "$PKI.new"
    make_authority "$PKI.new"
    issue "$PKI.new" server server
    openvpn --genkey tls-crypt "$PKI.new/tls-crypt.key"
    mv "$PKI.new" "$PKI"
    log 'made the keys of the server'
  fi
  publish_crl
  unlock
}

expect_client_name() {
  [[ $1 =~ ^[a-z0-9][a-z0-9_-]{0,47}$ ]] || fail "\`$1\` is not a client's name: small letters, digits, - and _"
  case "$1" in server | ca | tls-crypt) fail "\`$1\` is reserved" ;; esac
  [ -d "$PKI" ] || fail 'there are no keys yet: start the server first'
}

make_client_keys() {
  local name="$1"
  umask 077
  locked
  [ ! -e "$PKI/$name.revoked" ] || fail "\`$name\` is revoked: choose another name"
  [ -e "$PKI/$name.crt" ] || issue "$PKI" "$name" client
  unlock
}

revoke_client() {
  local name="$1"
  expect_client_name "$name"
  umask 077
  locked
  if [ ! -e "$PKI/$name.revoked" ]; then
    [ -e "$PKI/$name.crt" ] || fail "there is no client \`$name\`"
    openssl ca -config <(ca_config "$PKI") -revoke "$PKI/$name.crt" 2>/dev/null || fail "cannot revoke \`$name\`"
    mv "$PKI/$name.crt" "$PKI/$name.revoked"
    rm -f "$PKI/$name.key"
  fi
  publish_crl
  unlock
  log "revoked $name"
}
