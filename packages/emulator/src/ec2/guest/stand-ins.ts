/** Everybody is root there already; with what it is told to run, it takes `sudo`'s options and variables. */
const sudo = `#!/bin/sh
while [ $# -gt 0 ]; do
  case $1 in
    -[ugpCUDRTh]) shift 2 ;;
    --) shift; break ;;
    -*) shift ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || exec /bin/sh
exec env "$@"
`;

/** There is one user, whoever is asked for: only that is passed over. */
const chown = (program: string) => `#!/bin/sh
said=$(PATH=/usr/local/bin:/usr/bin:/bin ${program} "$@" 2>&1) && exit 0
case $said in
  *'Invalid argument'*) echo "${program}: everything belongs to one user on this machine of the emulator" >&2 ;;
  *) printf '%s\\n' "$said" >&2; exit 1 ;;
esac
`;

const packages = `#!/bin/sh
echo "\${0##*/} $*: not done; this machine of the emulator has the programs of the one that it runs on" >&2
`;

/** What is enabled counts, as instances of an image run that; nothing is started here. */
const systemctl = `#!/bin/sh
wanted=/etc/systemd/system/multi-user.target.wants
order=
while [ $# -gt 0 ]; do
  case $1 in
    -*) ;;
    *) if [ -z "$order" ]; then order=$1; else names="$names $1"; fi ;;
  esac
  shift
done
case $order in
  enable | reenable | disable | mask | is-enabled)
    for name in $names; do
      case $name in *.*) unit=$name ;; *) unit=$name.service ;; esac
      case $order in
        is-enabled) [ -e "$wanted/$unit" ] || { echo disabled; exit 1; } ; echo enabled ;;
        disable | mask) rm -f "$wanted/$unit" ;;
        *)
          if [ -e "/etc/systemd/system/$unit" ]; then
            mkdir -p "$wanted" && ln -sfn "/etc/systemd/system/$unit" "$wanted/$unit" || exit 1
          else
            echo "systemctl $order $unit: not done; there is no /etc/systemd/system/$unit" >&2
          fi ;;
      esac
    done ;;
  list-unit-files) echo 'amazon-ssm-agent.service enabled enabled' ;;
  *) echo "systemctl $order$names: not done; nothing is started on this machine of the emulator" >&2 ;;
esac
`;

/** Programs of the machine that people log in to, before those of the machine below it; by name. */
export const standIns: Readonly<Record<string, string>> = {
  sudo,
  systemctl,
  chown: chown('chown'),
  chgrp: chown('chgrp'),
  'apt-get': packages,
  apt: packages,
  dnf: packages,
  yum: packages,
};
