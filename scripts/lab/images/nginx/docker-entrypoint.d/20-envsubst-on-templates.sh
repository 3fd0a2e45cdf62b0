#!/bin/sh
# Turns /etc/nginx/templates/**/NAME.template into /etc/nginx/conf.d/**/NAME. Only variables that are set are replaced:
# NGINX writes its own in the same way.
set -eu
templates=${NGINX_ENVSUBST_TEMPLATE_DIR:-/etc/nginx/templates}
suffix=${NGINX_ENVSUBST_TEMPLATE_SUFFIX:-.template}
output=${NGINX_ENVSUBST_OUTPUT_DIR:-/etc/nginx/conf.d}

[ -d "$templates" ] || exit 0
if [ ! -w "$output" ]; then
  echo "$0: $templates is there, but $output is not writable" >&2
  exit 0
fi
defined=$(env | sed -n 's/^\([A-Za-z_][A-Za-z_0-9]*\)=.*/\1/p' | grep -E "${NGINX_ENVSUBST_FILTER:-}" | sed 's/.*/${&}/' | paste -sd' ')
find "$templates" -follow -type f -name "*$suffix" | while read -r template; do
  name=${template#"$templates"/}
  target=$output/${name%"$suffix"}
  mkdir -p "$(dirname "$target")"
  [ -n "${NGINX_ENTRYPOINT_QUIET_LOGS-}" ] || echo "$0: $template becomes $target"
  envsubst "$defined" < "$template" > "$target"
done
