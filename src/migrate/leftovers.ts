import { isMap } from "./object.ts";
import { at, type Subject, type Translation } from "./source.ts";

/** What one key of a service says that no manifest says. */
type Leftover = {
  readonly what: string;
  readonly instead: string;
  readonly kind?: "look";
  readonly holding?: readonly string[];
};

type Reader = (value: unknown, subject: Subject) => readonly Leftover[] | Leftover | undefined;

const says =
  (what: string, instead: string): Reader =>
  () => ({ what, instead });

/** Keys that the manifests hold in another form, or that Kubernetes does by itself. */
const carried = new Set(
  `annotations attach build cap_add cap_drop command configs cpus depends_on develop dns dns_opt dns_search entrypoint
  environment env_file expose extra_hosts group_add healthcheck image init_containers labels mem_limit mem_reservation
  pids_limit platform privileged profiles pull_policy read_only scale secrets security_opt shm_size stdin_open
  stop_grace_period sysctls tmpfs tty user volumes working_dir`.split(/\s+/),
);

const readers: Readonly<Record<string, Reader>> = {
  container_name: (value, { name }) =>
    value === name
      ? undefined
      : {
          what: `container_name ${String(value)}`,
          instead: `Pods have names of their own; others reach it as ${name}.`,
        },
  hostname: (value, { settings, name }) =>
    settings.stateful
      ? {
          kind: "look",
          what: `hostname ${String(value)}`,
          instead: `A StatefulSet's pod is always called ${name}-0, so data that lies under the host's name has to be read in anew.`,
        }
      : undefined,
  domainname: says("domainname", "A pod's domain is that of its namespace."),
  network_mode: (value) => networkMode(String(value)),
  networks: (value) => networks(value),
  ports: (value, subject) => ports(value, subject),
  logging: (value) => ({
    what: `logging: ${isMap(value) && typeof value["driver"] === "string" ? value["driver"] : "options"}`,
    instead:
      "The kubelet keeps and rotates what a container writes (containerLogMaxSize); an agent of the node sends it on.",
  }),
  restart: (value, { settings }) => restart(String(value), settings.oneShot),
  links: (value) =>
    strings(value).flatMap((link): Leftover[] => {
      const [service = "", alias = service] = link.split(":");
      if (alias === service) return [];
      return [
        {
          what: `the link ${link}`,
          instead: `Only services have names: use ${service}, or add a Service called ${alias}.`,
          holding: [link],
        },
      ];
    }),
  external_links: says("external_links", "Add a Service of the type ExternalName."),
  extra_hosts: (value) =>
    hostsOf(value)
      .filter(({ address }) => !isAddress(address))
      .map(({ host, address }) => ({
        what: `${host} → ${address}`,
        instead:
          "hostAliases want an address; for something outside of the cluster add a Service of the type ExternalName.",
        holding: [host],
      })),
  devices: (value) =>
    strings(value).map((device) => ({
      what: `the device ${device}`,
      instead:
        "A device plugin of the cluster gives it out, asked for under resources.limits; hostPath needs privileged.",
      holding: [device],
    })),
  gpus: says("gpus", "Install the vendor's device plugin and ask for it under limits, such as nvidia.com/gpu: 1."),
  ulimits: says(
    "ulimits",
    "Containers have those of the node's containerd; for more files raise LimitNOFILE there, or call ulimit in the command.",
  ),
  init: says("init: true", "Nothing reaps orphans in a pod: put tini into the image, or set shareProcessNamespace."),
  stop_signal: (value) => ({
    what: `stop_signal ${String(value)}`,
    instead: "Kubernetes sends what the image says (STOPSIGNAL), else SIGTERM: write it into the Dockerfile.",
  }),
  pid: says("pid", "spec.hostPID is refused in most clusters; for a sidecar use shareProcessNamespace."),
  ipc: says("ipc", "spec.hostIPC is refused in most clusters; containers of one pod share it."),
  uts: says("uts", "There is nothing of this kind."),
  userns_mode: says("userns_mode", "spec.hostUsers: false gives the pod a user namespace of its own."),
  cgroup_parent: says("cgroup_parent", "The kubelet decides it by the pod's quality of service."),
  runtime: (value) => ({ what: `runtime ${String(value)}`, instead: "Name a runtimeClassName that the cluster has." }),
  mac_address: says("mac_address", "The cluster's network gives it out."),
  volumes_from: says("volumes_from", "Mount the same claim in both."),
  oom_score_adj: says("oom_score_adj", "The kubelet decides it by requests and limits."),
  memswap_limit: says("memswap_limit", "Swap is a setting of the node."),
  mem_swappiness: says("mem_swappiness", "Swap is a setting of the node."),
  cpuset: says(
    "cpuset",
    "With the kubelet's static CPU manager a whole number of processors as request and limit is pinned.",
  ),
  cpu_shares: says("cpu_shares", "Write a request of processors."),
  blkio_config: says("blkio_config", "There is nothing of this kind."),
  isolation: says("isolation", "There is nothing of this kind."),
  use_api_socket: says("use_api_socket", "A node has no Docker."),
  provider: says(
    "provider",
    "What it makes has to be there before: a database of the cloud is a Secret with its address.",
  ),
  models: says("models", "Run the model as a service of its own, or name its address."),
  post_start: says("post_start", "lifecycle.postStart runs inside of the container, beside its start and as its user."),
  pre_stop: says("pre_stop", "lifecycle.preStop runs inside of the container, as its user."),
  deploy: (value) => deployParts(value),
  labels: (value) => foreignLabels(value),
};

/** Notes all that the manifests do not say of the service. */
export function noteLeftovers(subject: Subject, { note }: Translation): void {
  const { service, definition } = subject;
  for (const [key, value] of Object.entries(definition)) {
    if (isNothing(value) || key.startsWith("x-")) continue;
    const reader =
      readers[key] ?? (carried.has(key) ? undefined : says(key, "There is nothing for it here that we know of."));
    for (const { kind = "left", what, instead, holding } of [reader?.(value, subject) ?? []].flat()) {
      note(kind, { ...at(service, key), ...(holding === undefined ? {} : { holding }) }, what, instead);
    }
  }
}

function isNothing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    value === "" ||
    (typeof value === "object" && Object.keys(value).length === 0)
  );
}

function networkMode(mode: string): Leftover | undefined {
  if (mode === "host")
    return {
      what: "network_mode: host",
      instead:
        "hostNetwork: true takes ports of the node and is refused in most clusters; its ports are a Service now.",
    };
  if (mode === "none")
    return { what: "network_mode: none", instead: "Write a NetworkPolicy that lets nothing in or out." };
  if (/^(service|container):/.test(mode))
    return {
      what: `network_mode: ${mode}`,
      instead: "Containers that share a network are one pod: add it to that one's pod as a sidecar.",
    };
  return mode === "bridge" || mode === "default"
    ? undefined
    : { what: `network_mode: ${mode}`, instead: "There is one network for all pods." };
}

/** A network of several keeps services apart, which no pod is by itself. */
function networks(value: unknown): Leftover[] {
  const own = isMap(value) ? Object.entries(value) : [];
  const apart = own.some(([name]) => name !== "default");
  const aliases = own.flatMap(([, options]) => (isMap(options) ? strings(options["aliases"]) : []));
  const addresses = own.some(
    ([, options]) => isMap(options) && (options["ipv4_address"] !== undefined || options["ipv6_address"] !== undefined),
  );
  return [
    ...(apart
      ? [
          {
            what: "networks that keep services apart",
            instead: "All pods reach each other until a NetworkPolicy says otherwise: write one for each network.",
          },
        ]
      : []),
    ...aliases.map((alias) => ({
      what: `the network alias ${alias}`,
      instead: `Add a Service called ${alias}, or use the service's own name.`,
      holding: [alias],
    })),
    ...(addresses ? [{ what: "a fixed address", instead: "Use the Service's name." }] : []),
  ];
}

function ports(value: unknown, { service }: Subject): Leftover[] {
  const all = Array.isArray(value)
    ? (value as readonly { readonly target: number; readonly published?: string }[])
    : [];
  if (all.length === 0) return [];
  const instead =
    "The front door is an Ingress; the others are reached from inside, and from a developer's machine with `kubectl port-forward service/NAME PORT`.";
  const holding = all.flatMap(({ published, target }) => [`${published ?? ""}:${target}`, String(target)]);
  return [{ what: "ports of the host", instead, holding: service === "" ? [] : holding }];
}

function restart(policy: string, isOneShot: boolean): Leftover | undefined {
  if (isOneShot || policy === "always" || policy === "unless-stopped") return undefined;
  return {
    what: `restart: ${policy}`,
    instead:
      "A Deployment's pods are always started again; what ends by itself is a Job (label `aip-deploy.one-shot: true`).",
  };
}

function deployParts(value: unknown): Leftover[] {
  const parts = isMap(value) ? value : {};
  const placement = isMap(parts["placement"]) && Object.keys(parts["placement"]).length > 0;
  return [
    ...(placement
      ? [{ what: "deploy.placement", instead: "Write nodeSelector, affinity or topologySpreadConstraints." }]
      : []),
    ...(parts["mode"] === "global" ? [{ what: "deploy.mode: global", instead: "Make it a DaemonSet." }] : []),
    ...["update_config", "rollback_config", "restart_policy", "endpoint_mode", "labels"].flatMap((key) =>
      isNothing(parts[key])
        ? []
        : [{ what: `deploy.${key}`, instead: "The Deployment's own strategy holds: one more pod, none missing." }],
    ),
  ];
}

/** Labels that another program reads from Docker. */
function foreignLabels(value: unknown): Leftover[] {
  const names = (isMap(value) ? Object.keys(value) : []).filter(
    (label) => !/^(aip-deploy|com\.docker|org\.opencontainers)\./.test(label),
  );
  const prefixes = [...new Set(names.map((label) => label.split(".")[0] ?? label))].sort();
  return prefixes.map((prefix) => ({
    what: `labels of ${prefix}`,
    instead:
      "Whoever reads them from Docker reads other things here: an Ingress for a proxy, annotations of the pod for an agent.",
    holding: [prefix],
  }));
}

/** Compose prints `host=address`; of several colons all but the first belong to the address. */
export function hostsOf(value: unknown): { readonly host: string; readonly address: string }[] {
  return strings(value).map((line) => {
    const [, host = "", address = ""] = /^([^=:]+)[=:](.*)$/.exec(line) ?? [];
    return { host, address: address.replace(/^\[(.*)\]$/, "$1") };
  });
}

export function isAddress(text: string): boolean {
  return /^[\d.]+$/.test(text) || (text.includes(":") && /^[\da-f:.]+$/i.test(text));
}

function strings(value: unknown): string[] {
  if (Array.isArray(value))
    return value.map((each) =>
      isMap(each) ? (typeof each["source"] === "string" ? each["source"] : JSON.stringify(each)) : String(each),
    );
  return [];
}
