// The parts of the control plane as commands; each runs in a container of its own.

import { places, type Addresses } from "./addresses.ts";

export type Part = keyof typeof places;

/** Where the provisioner of volumes makes its folders; the nodes and the controllers share it. */
export const volumesFolder = "/tmp/hostpath_pv";

/** Where the cluster's certificates are in each container. */
export const certificates = "/certificates";

const flags = (values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values).map(([name, value]) => `--${name}=${value}`);
const file = (name: string): string => `${certificates}/${name}`;

/** What each part runs. The limits are high enough for a thousand workloads at once. */
export function controlPlane(
  addresses: Addresses,
): Readonly<Record<"etcd" | "api" | "controllers" | "scheduler" | "dns", string[]>> {
  const etcd = "http://127.0.0.1";
  const api = addresses.host(places.api);
  const busy = { "kube-api-qps": "1000", "kube-api-burst": "2000", "leader-elect": "false" };
  return {
    etcd: [
      "etcd",
      // What is in it goes with the cluster.
      "--unsafe-no-fsync",
      ...flags({
        "data-dir": "/var/lib/etcd/lab",
        "log-level": "warn",
        "listen-client-urls": `${etcd}:2379`,
        "advertise-client-urls": `${etcd}:2379`,
        "listen-peer-urls": `${etcd}:2380`,
        "initial-advertise-peer-urls": `${etcd}:2380`,
        "initial-cluster": `default=${etcd}:2380`,
      }),
    ],
    api: [
      "kube-apiserver",
      ...flags({
        "etcd-servers": `${etcd}:2379`,
        "bind-address": "0.0.0.0",
        "advertise-address": api,
        "secure-port": "6443",
        "cert-dir": "/run/apiserver",
        "service-cluster-ip-range": addresses.services,
        "authorization-mode": "Node,RBAC",
        "enable-admission-plugins": "NodeRestriction",
        "allow-privileged": "true",
        "client-ca-file": file("ca.crt"),
        "tls-cert-file": file("apiserver.crt"),
        "tls-private-key-file": file("apiserver.key"),
        "service-account-key-file": file("service-accounts.pub"),
        "service-account-signing-key-file": file("service-accounts.key"),
        "service-account-issuer": "https://kubernetes.default.svc.cluster.local",
        // Nodes have no names that anybody could look up.
        "kubelet-preferred-address-types": "InternalIP",
        "kubelet-client-certificate": file("apiserver-kubelet.crt"),
        "kubelet-client-key": file("apiserver-kubelet.key"),
        "kubelet-certificate-authority": file("ca.crt"),
        "requestheader-client-ca-file": file("ca.crt"),
        "requestheader-allowed-names": "front-proxy",
        "requestheader-username-headers": "X-Remote-User",
        "requestheader-group-headers": "X-Remote-Group",
        "requestheader-extra-headers-prefix": "X-Remote-Extra-",
        "proxy-client-cert-file": file("front-proxy.crt"),
        "proxy-client-key-file": file("front-proxy.key"),
      }),
    ],
    controllers: [
      // Its provisioner keeps the folders of volumes to root; where volumes are real, the kubelet hands them to the pod's group.
      ...["sh", "-c", `while sleep 0.2; do chmod 777 ${volumesFolder}/*; done 2> /dev/null & exec "$@"`, "sh"],
      "kube-controller-manager",
      "--use-service-account-credentials",
      "--enable-hostpath-provisioner",
      ...flags({
        ...busy,
        kubeconfig: file("controller-manager.kubeconfig"),
        "service-account-private-key-file": file("service-accounts.key"),
        "root-ca-file": file("ca.crt"),
        "cluster-signing-cert-file": file("ca.crt"),
        "cluster-signing-key-file": file("ca.key"),
        "secure-port": "0",
        "node-monitor-period": "2s",
        "node-monitor-grace-period": "20s",
        "concurrent-deployment-syncs": "20",
        "concurrent-replicaset-syncs": "20",
      }),
    ],
    scheduler: ["kube-scheduler", ...flags({ ...busy, kubeconfig: file("scheduler.kubeconfig"), "secure-port": "0" })],
    dns: ["coredns", "-conf", "/etc/kubernetes/Corefile"],
  };
}

/** The settings of CoreDNS: it knows the cluster's names and nobody else's. */
export const corefile = `.:53 {
  errors
  health
  ready
  kubernetes cluster.local in-addr.arpa ip6.arpa {
    kubeconfig ${file("dns.kubeconfig")}
    ttl 5
  }
}
`;

/**
 * What people find in every cluster: a class that claims get a volume of unless they name another, and the name under which the
 * cluster's name server is known to those who want to ask it directly.
 */
export function furniture(addresses: Addresses): string {
  return `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: standard
  annotations:
    storageclass.kubernetes.io/is-default-class: "true"
provisioner: kubernetes.io/host-path
reclaimPolicy: Delete
volumeBindingMode: Immediate
---
apiVersion: v1
kind: Namespace
metadata: { name: kube-system }
---
apiVersion: v1
kind: Service
metadata: { name: kube-dns, namespace: kube-system }
spec:
  clusterIP: None
  ports: ${JSON.stringify(dnsPorts)}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: kube-dns, namespace: kube-system, labels: { kubernetes.io/service-name: kube-dns } }
addressType: IPv4
endpoints: [{ addresses: [${addresses.host(places.dns)}] }]
ports: ${JSON.stringify(dnsPorts)}
`;
}

const dnsPorts = [
  { name: "dns", port: 53, protocol: "UDP" },
  { name: "dns-tcp", port: 53, protocol: "TCP" },
];
