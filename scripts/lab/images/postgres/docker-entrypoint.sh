#!/usr/bin/env bash
# Makes a database out of the POSTGRES_* variables when the data folder is empty, then becomes the server.
set -Eeuo pipefail

fail() {
  printf 'Error: %s\n' "$@" >&2
  exit 1
}

# Sets a variable from the file that NAME_FILE names, from itself, or to the default.
take() {
  local name=$1 file=$1_FILE default=${2-}
  if [[ -n ${!name-} && -n ${!file-} ]]; then fail "both $name and $file are set; set one of them"; fi
  local value=${!name:-$default}
  if [[ -n ${!file-} ]]; then value=$(< "${!file}"); fi
  export "$name=$value"
  unset "$file"
}

check_password() {
  if ((${#POSTGRES_PASSWORD} > 0)); then return; fi
  if [[ $POSTGRES_HOST_AUTH_METHOD == trust ]]; then
    echo "Warning: POSTGRES_HOST_AUTH_METHOD=trust lets everybody in who can reach the port, without a password." >&2
    return
  fi
  fail "the database has no superuser password yet: set POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE" \
    "(or POSTGRES_HOST_AUTH_METHOD=trust to let everybody in)"
}

make_cluster() {
  local options=(--username="$POSTGRES_USER")
  if [[ -n ${POSTGRES_INITDB_WALDIR-} ]]; then options+=(--waldir "$POSTGRES_INITDB_WALDIR"); fi
  # The variable holds words as a shell would read them, quotes included.
  eval "options+=(${POSTGRES_INITDB_ARGS-})"
  if [[ -n $POSTGRES_PASSWORD ]]; then
    initdb "${options[@]}" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD")
  else
    initdb "${options[@]}"
  fi
  local method=${POSTGRES_HOST_AUTH_METHOD:-$(postgres -C password_encryption)}
  printf '\nhost all all all %s\n' "$method" >> "$PGDATA/pg_hba.conf"
}

sql() {
  psql --no-psqlrc --no-password --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" "$@"
}

run_init_files() {
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh)
        echo "$0: running $file"
        # Files from a Windows checkout or a ConfigMap have lost their executable bit.
        if [[ -x $file ]]; then "$file"; else . "$file"; fi
        ;;
      *.sql) echo "$0: running $file" && sql --dbname "$POSTGRES_DB" --file "$file" ;;
      *.sql.gz) echo "$0: running $file" && gunzip --stdout "$file" | sql --dbname "$POSTGRES_DB" ;;
      *.sql.xz) echo "$0: running $file" && xz --decompress --stdout "$file" | sql --dbname "$POSTGRES_DB" ;;
      *.sql.zst) echo "$0: running $file" && zstd --decompress --stdout "$file" | sql --dbname "$POSTGRES_DB" ;;
      '/docker-entrypoint-initdb.d/*') ;;
      *) echo "$0: ignoring $file" ;;
    esac
  done
}

# Nobody but these files may connect before they are through, so the server listens on its socket only.
fill_cluster() {
  shift
  PGUSER=$POSTGRES_USER pg_ctl --wait --silent -o "$(printf '%q ' "$@" -c listen_addresses= -p "${PGPORT:-5432}")" start
  export PGPASSWORD=$POSTGRES_PASSWORD
  if [[ $POSTGRES_DB != postgres ]]; then
    sql --dbname postgres --set name="$POSTGRES_DB" <<< 'CREATE DATABASE :"name";'
  fi
  run_init_files
  pg_ctl --wait --silent --mode fast stop
  unset PGPASSWORD
}

is_server() {
  [[ ${1-} == postgres ]] || return 1
  local word
  for word in "$@"; do
    case $word in -\? | --help | --describe-config | -V | --version) return 1 ;; esac
  done
}

if [[ ${1-} == -* ]]; then set -- postgres "$@"; fi

if is_server "$@"; then
  mkdir -p "$PGDATA"
  if [[ $(id -u) == 0 ]]; then
    mkdir -p /var/run/postgresql
    find "$PGDATA" \! -user postgres -exec chown postgres '{}' +
    chown postgres /var/run/postgresql 2> /dev/null || :
    chmod 3775 /var/run/postgresql 2> /dev/null || :
    if [[ -n ${POSTGRES_INITDB_WALDIR-} ]]; then install -d -o postgres -m 700 "$POSTGRES_INITDB_WALDIR"; fi
    exec gosu postgres "${BASH_SOURCE[0]}" "$@"
  fi
  chmod 700 "$PGDATA" || :
  if [[ ! -s $PGDATA/PG_VERSION ]]; then
    take POSTGRES_PASSWORD
    take POSTGRES_USER postgres
    take POSTGRES_DB "$POSTGRES_USER"
    take POSTGRES_INITDB_ARGS
    : "${POSTGRES_HOST_AUTH_METHOD:=}"
    check_password
    make_cluster
    fill_cluster "$@"
    echo "PostgreSQL init process complete; ready for start up."
  else
    echo "PostgreSQL Database directory appears to contain a database; Skipping initialization"
  fi
fi

exec "$@"
