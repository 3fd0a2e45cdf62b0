#!/bin/bash
# Starts sshd and dockerd. When sshd ends the machine is down, as after a power cut; `docker start` boots it again.
set -e
# Left behind by a power cut; dockerd refuses to start on a number that is in use again.
rm -f /var/run/docker.pid /var/run/docker.sock /run/docker/containerd/containerd.pid /run/nologin
ssh-keygen -A > /dev/null
mkdir -p /run/sshd
for user in root deploy stranger; do
  home=$(getent passwd "$user" | cut -d: -f6)
  install -d -o "$user" -g "$user" -m 0700 "$home/.ssh"
  printf '%s\n' "${AUTHORIZED_KEYS:-}" > "$home/.ssh/authorized_keys"
  chown "$user:$user" "$home/.ssh/authorized_keys"
done
/usr/sbin/sshd -D -e 2> /var/log/sshd.log &
# An engine that ends is started again, as systemd does.
engine() {
  while :; do
    # The bridge inside would otherwise have the very addresses of the one outside.
    dockerd --bip "${ENGINE_BRIDGE:-10.99.0.1/24}" --default-address-pool base=10.98.0.0/16,size=24 >> /var/log/dockerd.log 2>&1 || true
    rm -f /var/run/docker.pid
    sleep 0.5
  done
}
engine &
wait -n
