#!/bin/sh
# Before NGINX itself starts, everything in /docker-entrypoint.d has its turn by name: *.envsh is read, *.sh is run.
set -e
case "${1-}" in
  nginx | nginx-debug)
    for part in /docker-entrypoint.d/*; do
      [ -x "$part" ] || continue
      case "$part" in
        *.envsh) . "$part" ;;
        *.sh) "$part" ;;
      esac
    done
    ;;
esac
exec "$@"
