// Who has which address in a cluster. Clusters are numbered, so that several can run beside each other.

/** Addresses of one cluster; those of `host` are on its Docker network, the others exist only inside the nodes. */
export interface Addresses {
  readonly network: string;
  /** What Docker gives to containers that ask for no address of their own. */
  readonly unasked: string;
  readonly services: string;
  readonly pods: string;
  /** The first address of `services`, which Kubernetes itself takes. */
  readonly kubernetes: string;
  host(number: number): string;
  podsOf(node: number): string;
}

/** How many clusters a machine can have at once. */
export const mostClusters = 20;

/**
 * The last part of the address of each part of the control plane; node `n` has `10 + n`. The API server has its address from
 * etcd, so that whoever asks for it while it is down is refused, as by a machine that is up.
 */
export const places = { api: 2, controllers: 4, scheduler: 5, dns: 6, registry: 7, fakeNodes: 8 } as const;

/** The last part of this machine's own address on a cluster's network: Docker takes the first that nobody asked for. */
export const machine = 128;

/** The addresses of the cluster with this number, from 0. */
export function addressesOf(cluster: number): Addresses {
  const network = `10.88.${cluster}`;
  const inside = `10.${64 + cluster}`;
  return {
    network: `${network}.0/24`,
    unasked: `${network}.128/25`,
    services: `${inside}.0.0/17`,
    pods: `${inside}.128.0/17`,
    kubernetes: `${inside}.0.1`,
    host: (number) => `${network}.${number}`,
    podsOf: (node) => `${inside}.${128 + node}.0/24`,
  };
}
