// The settings of a node's three programs, as files.

import { stringify } from "yaml";
import { places, type Addresses } from "./addresses.ts";
import { certificates } from "./control-plane.ts";

export const pauseImage = "aip-deploy/pause:1";

/** A node by its number, from 1. */
export interface NodePlace {
  readonly name: string;
  readonly address: string;
  readonly pods: string;
}

/** Where the node with this number is. */
export function placeOf(number: number, addresses: Addresses): NodePlace {
  return { name: `node${number}`, address: addresses.host(10 + number), pods: addresses.podsOf(number) };
}

/** Files of /etc/kubernetes on a node, by name. */
export function nodeSettings(node: NodePlace, addresses: Addresses): Readonly<Record<string, string>> {
  return {
    "containerd.toml": containerd,
    "kubelet.yaml": stringify(kubelet(node, addresses)),
    "proxy.yaml": stringify(proxy(node, addresses)),
    "bridge.conflist": JSON.stringify(network(node)),
    // What the node itself resolves is none of the pods' business.
    "resolv.conf": "",
  };
}

const containerd = `version = 2
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "docker.io/${pauseImage}"
  # A container that may not raise its own score could not start otherwise.
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "/etc/cni/net.d"
  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = "/etc/containerd/certs.d"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
`;

function kubelet({ name, address }: NodePlace, addresses: Addresses): object {
  return {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    kind: "KubeletConfiguration",
    address,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: `${certificates}/ca.crt` },
    },
    authorization: { mode: "Webhook" },
    tlsCertFile: `${certificates}/${name}.crt`,
    tlsPrivateKeyFile: `${certificates}/${name}.key`,
    containerRuntimeEndpoint: "unix:///run/containerd/containerd.sock",
    cgroupDriver: "cgroupfs",
    failCgroupV1: false,
    failSwapOn: false,
    // So that it does not insist on settings of the whole machine.
    featureGates: { KubeletInUserNamespace: true },
    clusterDNS: [addresses.host(places.dns)],
    clusterDomain: "cluster.local",
    resolvConf: "/etc/kubernetes/resolv.conf",
    evictionHard: { "memory.available": "100Mi", "nodefs.available": "1%", "imagefs.available": "1%" },
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
    maxPods: 250,
    serializeImagePulls: false,
    registryPullQPS: 0,
    kubeAPIQPS: 100,
    kubeAPIBurst: 200,
    nodeStatusReportFrequency: "1m",
    syncFrequency: "10s",
  };
}

function proxy({ name, address }: NodePlace, addresses: Addresses): object {
  return {
    apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
    kind: "KubeProxyConfiguration",
    clientConnection: { kubeconfig: `${certificates}/proxy.kubeconfig` },
    // A changed Service answers within a second; with iptables it takes six.
    mode: "nftables",
    nftables: { syncPeriod: "30s", minSyncPeriod: "100ms" },
    clusterCIDR: addresses.pods,
    hostnameOverride: name,
    bindAddress: address,
    conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: "0s", tcpCloseWaitTimeout: "0s" },
  };
}

/** Pods hang on a bridge of the node; this machine knows the way to each node's pods, and so do its neighbours through it. */
function network({ pods }: NodePlace): object {
  return {
    cniVersion: "1.0.0",
    name: "bridge",
    plugins: [
      {
        type: "bridge",
        bridge: "cni0",
        isGateway: true,
        ipMasq: false,
        hairpinMode: true,
        ipam: { type: "host-local", ranges: [[{ subnet: pods }]], routes: [{ dst: "0.0.0.0/0" }] },
      },
      { type: "portmap", capabilities: { portMappings: true } },
    ],
  };
}
