#!/usr/bin/env bash
# Leaves root behind and starts what was asked for. RabbitMQ reads RABBITMQ_DEFAULT_USER, _PASS and _VHOST by itself.
set -euo pipefail

for variable in RABBITMQ_DEFAULT_USER_FILE RABBITMQ_DEFAULT_PASS_FILE RABBITMQ_VM_MEMORY_HIGH_WATERMARK; do
  if [[ -n ${!variable-} ]]; then
    echo "Error: $variable is no longer supported; put the setting into a file in /etc/rabbitmq/conf.d" >&2
    exit 1
  fi
done

if [[ ${1-} == rabbitmq* && $(id -u) == 0 ]]; then
  if [[ $1 == rabbitmq-server ]]; then find /var/lib/rabbitmq \! -user rabbitmq -exec chown rabbitmq '{}' +; fi
  exec gosu rabbitmq "${BASH_SOURCE[0]}" "$@"
fi

cookie=/var/lib/rabbitmq/.erlang.cookie
if [[ -n ${RABBITMQ_ERLANG_COOKIE-} && ! -e $cookie ]]; then
  (umask 077 && printf '%s' "$RABBITMQ_ERLANG_COOKIE" > "$cookie")
fi
exec "$@"
