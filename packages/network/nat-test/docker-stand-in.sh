#!/usr/bin/env bash
# Stands in for docker where no daemon can run: `run` and `exec` start the same entry point, with the
# capabilities, the environment and the volume that the real docker would give it, in the host's network.
set -euo pipefail
here="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)"
entry="$here/../../../user_data/openvpn/entrypoint.sh"
remembered=/run/docker-stand-in

in_container() {
  local caps volume env_file
  read -r caps volume env_file <"$remembered"
  readarray -t environment <"$env_file"
  exec env -i PATH="$PATH" VPN_STATE="$volume" "${environment[@]}" \
    setpriv --no-new-privs --bounding-set "-all$caps" "$entry" "$@"
}

run() {
  local caps='' volume='' env_file=''
  while [[ $1 == --* ]]; do
    case "$1" in
      --cap-add) caps+=",+${2,,}" && shift 2 ;;
      --volume) volume="${2%%:*}" && shift 2 ;;
      --env-file) env_file="$2" && shift 2 ;;
      --rm | --read-only) shift ;;
      --name | --network | --tmpfs | --device | --security-opt | --cap-drop) shift 2 ;;
      *) echo "docker-stand-in: unknown option $1" >&2 && exit 125 ;;
    esac
  done
  echo "$caps $volume $env_file" >"$remembered"
  in_container "${@:2}"
}

case "$1" in
  build | rm) ;;
  run) run "${@:2}" ;;
  exec) in_container "${@:4}" ;;
  *) echo "docker-stand-in: unknown command $1" >&2 && exit 125 ;;
esac
