#!/bin/sh
# A word that is no program is a script for node, and so is an option.
set -e
case "${1-}" in
  -*) exec node "$@" ;;
esac
if command -v "${1-}" > /dev/null 2>&1; then exec "$@"; fi
exec node "$@"
