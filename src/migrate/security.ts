import type { Json } from "../compose/model.ts";
import { tidy } from "./object.ts";
import { at, type Subject, type Translation } from "./source.ts";

/** How a container and its pod are confined. */
export type Confinement = { readonly container: Json | undefined; readonly pod: Readonly<Record<string, Json>> };

/** Settings of the kernel that Kubernetes lets a pod change without asking the node's owner. */
const safeSysctls =
  /^(kernel\.shm_rmid_forced|net\.ipv4\.(ip_local_port_range|tcp_syncookies|ping_group_range|ip_unprivileged_port_start|ip_local_reserved_ports|tcp_keepalive_time|tcp_fin_timeout|tcp_keepalive_intvl|tcp_keepalive_probes|tcp_rmem|tcp_wmem))$/;

/** The confinement that the service asks for; Docker's own filter of system calls is asked for by name, as here nothing is usual. */
export function confinementOf(subject: Subject, translation: Translation, ownsVolumes: boolean): Confinement {
  const { service, definition } = subject;
  const { note } = translation;
  const user = userOf(subject, translation, ownsVolumes);
  const options = strings(definition["security_opt"]);
  const added = capabilities(definition["cap_add"]);
  const dropped = capabilities(definition["cap_drop"]);
  const noNew = options.some((option) => /^no-new-privileges([:=]true)?$/.test(option));
  for (const option of options.filter((each) => !/^no-new-privileges|^seccomp[:=]unconfined$/.test(each))) {
    const place = { ...at(service, "security_opt"), holding: [option] };
    note(
      "left",
      place,
      `security_opt ${option}`,
      "securityContext has seccompProfile, appArmorProfile and seLinuxOptions; profiles must be on the nodes.",
    );
  }
  if (definition["privileged"] === true) {
    note(
      "left",
      at(service, "privileged"),
      "privileged",
      "securityContext.privileged: true gives the pod the whole node, and most clusters refuse it; name the capabilities that it really needs.",
    );
  }
  const unconfined = options.some((option) => /^seccomp[:=]unconfined$/.test(option));
  return {
    container: tidy({
      allowPrivilegeEscalation: noNew && !added.includes("SYS_ADMIN") ? false : undefined,
      readOnlyRootFilesystem: definition["read_only"] === true ? true : undefined,
      capabilities: { drop: dropped, add: added },
    }),
    pod: tidy({
      ...user,
      supplementalGroups: groupsOf(subject, translation),
      seccompProfile: { type: unconfined ? "Unconfined" : "RuntimeDefault" },
      sysctls: sysctlsOf(subject, translation),
    }),
  };
}

function userOf({ service, definition, image }: Subject, { note }: Translation, ownsVolumes: boolean) {
  const written = definition["user"];
  const said = typeof written === "string" || typeof written === "number" ? String(written) : undefined;
  const [, uid, gid] = /^(\d+)(?::(\d+))?$/.exec(said ?? "") ?? [];
  if (said !== undefined && uid === undefined) {
    note("left", at(service, "user"), `user ${said}`, "Kubernetes wants numbers: runAsUser and runAsGroup.");
    return {};
  }
  const known =
    uid === undefined ? image?.user : { uid: Number(uid), ...(gid === undefined ? {} : { gid: Number(gid) }) };
  if (known === undefined && ownsVolumes && image?.writtenUser !== undefined) {
    const instead = "A fresh volume belongs to root: write its number as fsGroup.";
    note("look", at(service, "volumes"), `the image runs as ${image.writtenUser} and writes into a volume`, instead);
  }
  if (known === undefined || known.uid === 0) return uid === undefined ? {} : { runAsUser: 0 };
  const group = known.gid ?? known.uid;
  return {
    runAsNonRoot: true,
    runAsUser: known.uid,
    runAsGroup: known.gid,
    // Docker gives a new volume to whoever owns the image's folder; here it belongs to root.
    ...(ownsVolumes ? { fsGroup: group, fsGroupChangePolicy: "OnRootMismatch" } : {}),
  };
}

function groupsOf({ service, definition }: Subject, { note }: Translation): number[] {
  const groups = strings(definition["group_add"]);
  const named = groups.filter((group) => !/^\d+$/.test(group));
  if (named.length > 0)
    note(
      "left",
      at(service, "group_add"),
      `group_add ${named.join(", ")}`,
      "Kubernetes wants numbers: supplementalGroups.",
    );
  return groups.filter((group) => /^\d+$/.test(group)).map(Number);
}

function sysctlsOf({ service, definition }: Subject, { note }: Translation) {
  const written = definition["sysctls"] ?? {};
  const all = Array.isArray(written)
    ? strings(written).map((each) => [each.split("=")[0] ?? "", each.slice(each.indexOf("=") + 1)] as const)
    : Object.entries(written as Record<string, unknown>).map(([name, value]) => [name, String(value)] as const);
  for (const [name] of all.filter(([each]) => !safeSysctls.test(each))) {
    note(
      "left",
      { ...at(service, "sysctls"), holding: [name] },
      `sysctl ${name}`,
      "Kubernetes calls it unsafe: the node's owner has to allow it (allowedUnsafeSysctls of the kubelet).",
    );
  }
  return all.filter(([name]) => safeSysctls.test(name)).map(([name, value]) => ({ name, value }));
}

function capabilities(written: unknown): string[] {
  return strings(written).map((name) => name.toUpperCase().replace(/^CAP_/, ""));
}

function strings(written: unknown): string[] {
  return Array.isArray(written) ? written.map(String) : [];
}
