#!/bin/sh
# A configuration file alone means "serve it"; the registry's own commands may leave out the program's name.
set -e
case "$1" in
  *.yml | *.yaml) exec registry serve "$@" ;;
  serve | garbage-collect | help | -*) exec registry "$@" ;;
  *) exec "$@" ;;
esac
