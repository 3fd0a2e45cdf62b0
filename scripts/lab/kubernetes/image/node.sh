#!/bin/bash
# A node: containerd, kubelet and kube-proxy. When one of them ends the node is down, as after a power cut; `docker start`
# boots it again. Its settings are in /etc/kubernetes.
set -e
# Mounts that the kubelet makes must be seen by the containers.
mount --make-rshared /
# These three belong to the whole machine, not to this container: the kubelet gets files of its own to write to.
mkdir -p /run/sysctl
for setting in vm/overcommit_memory=1 kernel/panic=10 kernel/panic_on_oops=1; do
  file=/run/sysctl/$(basename "${setting%=*}")
  echo "${setting#*=}" > "$file"
  mount --bind "$file" "/proc/sys/${setting%=*}"
done
# With the unified hierarchy a group that has processes cannot pass controllers on to its children.
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
  mkdir -p /sys/fs/cgroup/node
  xargs -rn1 < /sys/fs/cgroup/cgroup.procs > /sys/fs/cgroup/node/cgroup.procs 2> /dev/null || :
  sed -e 's/ / +/g' -e 's/^/+/' < /sys/fs/cgroup/cgroup.controllers > /sys/fs/cgroup/cgroup.subtree_control
fi
containerd --config /etc/kubernetes/containerd.toml > /var/log/containerd.log 2>&1 &
until [ -S /run/containerd/containerd.sock ]; do sleep 0.05; done
ctr --namespace k8s.io images import --no-unpack /images/pause.tar > /dev/null
kubelet --config=/etc/kubernetes/kubelet.yaml --kubeconfig=/etc/kubernetes/kubelet.kubeconfig \
  --hostname-override="$NODE_NAME" --node-ip="$NODE_ADDRESS" \
  --root-dir=/var/lib/kubelet --cert-dir=/run/kubelet > /var/log/kubelet.log 2>&1 &
kube-proxy --config=/etc/kubernetes/proxy.yaml > /var/log/kube-proxy.log 2>&1 &
wait -n
