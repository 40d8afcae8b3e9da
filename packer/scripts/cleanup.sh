#!/usr/bin/env bash
# Takes out of the image what belongs to one machine or to its making: identities, keys, caches, logs.
# The last script of a build; after it, the builder cannot log in again.
set -euo pipefail

# Packer sets it. On any other machine this would lock its people out.
: "${PACKER_BUILD_NAME:?cleanup.sh runs in a Packer build only}"

apt-get -q -y autoremove --purge
apt-get clean
rm -rf /var/lib/apt/lists/*

if command -v cloud-init >/dev/null; then cloud-init clean --logs; fi
rm -f /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub
: >/etc/machine-id # empty, not absent: systemd then makes a new one at the first boot
rm -f /var/lib/dbus/machine-id /var/lib/systemd/random-seed /var/lib/systemd/credential.secret
rm -f /var/lib/amazon/ssm/Vault/Store/* /etc/clicamos/instance.env

rm -f /root/.ssh/authorized_keys /home/*/.ssh/authorized_keys
rm -f /root/.bash_history /home/*/.bash_history /tmp/app.tgz
find /var/log -type f \( -name '*.gz' -o -name '*.[0-9]' -o -name '*.journal*' \) -delete
find /var/log -type f -exec truncate --size 0 {} +
rm -rf /var/tmp/* /var/cache/apt/*.bin
sync
