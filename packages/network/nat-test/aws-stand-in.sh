#!/usr/bin/env bash
# Stands in for the aws command: keeps what `ssm put-parameter` was called with.
set -euo pipefail
echo "$*" >/run/aws-arguments
value="$*"
cp -- "${value##*file://}" /run/aws-value
