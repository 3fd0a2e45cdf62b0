import { randomBytes, randomInt } from "node:crypto";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBaseImages } from "../../scripts/lab/base-images.ts";
import type { Cluster } from "../../scripts/lab/kubernetes/cluster.ts";
import { startRegistry } from "../../scripts/lab/registry.ts";
import { startCli } from "../support/cli.ts";
import { removeImages } from "../support/engine.ts";
import { repository } from "../support/repository.ts";
import { answerOf } from "./answers.ts";
import { apiDoor } from "./api-door.ts";
import type { Bench, Do, Units } from "./bench.ts";
import { clusterDeeds, type Place } from "./cluster-deeds.ts";
import { clusterKitFiles, type ClusterPlacing } from "./cluster-kit-app.ts";
import { clockDeeds, generalDeeds } from "./general-deeds.ts";
import { registryDeeds } from "./registry-deeds.ts";
import { registryDoor } from "./registry-door.ts";
import type { DeedOn } from "./row.ts";

/** A namespace of a cluster; everything that is asked of its API server and of the registry goes through doors. */
export async function clusterBench(cluster: Cluster): Promise<Bench> {
  await ensureBaseImages(() => undefined, ["busybox:1.37"]);
  await cluster.offer("busybox:1.37");
  const app = `aipf-${randomBytes(3).toString("hex")}`;
  const namespace = `${app}-dev`;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "aip-deploy-faults-")));
  const state = join(folder, "state");
  mkdirSync(state);
  const registry = await startRegistry();
  const images = await registryDoor(registry.address, "0.0.0.0");
  await cluster.trust(images.address, `http://${cluster.host}:${images.address.split(":")[1] ?? ""}`);
  const door = await apiDoor(cluster.kubeconfig);
  const kubeconfig = join(folder, "kubeconfig");
  writeFileSync(kubeconfig, door.kubeconfig);
  const kubectl = (args: readonly string[], input?: string) =>
    cluster.kubectl(["--namespace", namespace, ...args], input === undefined ? {} : { input });
  const services = await freeAddresses(() => kubectl(["get", "service/kubernetes", "--namespace=default", clusterIp]));
  const placing: ClusterPlacing = { app, registry: `${images.address}/${app}`, services };
  const filesOf = (units: Units) => clusterKitFiles(placing, units);
  const checkout = repository();
  checkout.git("checkout", "--quiet", "-b", "develop");
  const lease = `lease/aip-deploy-${app}-dev`;
  const place: Place = { namespace, host: cluster.host, door, kubectl, lease };
  const deeds: Record<DeedOn<"a cluster">, Do> = {
    ...generalDeeds(checkout, filesOf),
    ...registryDeeds(images),
    ...clockDeeds,
    ...clusterDeeds(place),
  };
  const env = {
    AIP_DEPLOY_STATE: state,
    KUBECONFIG: kubeconfig,
    PATH: `${cluster.bin}:${process.env["PATH"] ?? ""}`,
  };
  const bench: Bench = {
    name: "a cluster",
    commit(units: Units) {
      checkout.commit(filesOf(units));
    },
    // What is only pushed is on no node.
    async buildElsewhere() {
      const { code, stderr } = await bench.start(["build"]).ended;
      if (code !== 0) throw new Error(stderr);
    },
    start: (args, { env: more = {}, node = [], directory = checkout.root } = {}) =>
      startCli(args, { directory, node, env: { ...env, ...more } }),
    async answers() {
      const [back, front] = await Promise.all([
        answerOf(`http://${services.back}/version`),
        answerOf(`http://${services.front}/version`),
      ]);
      return { back, front };
    },
    left: () => leftOf(place),
    async slate() {
      const text = await kubectl(["get", lease, "--output=jsonpath={.metadata.annotations.aip-deploy\\.slate}"]);
      return JSON.parse(text) as object;
    },
    async empty() {
      await kubectl(["delete", "deployments,statefulsets,services,jobs", "--all"]);
      await kubectl(["delete", "configmap/notes", "secret/login", "--ignore-not-found"]);
      await kubectl(["wait", "pods", "--all", "--for=delete", "--timeout=60s"]);
    },
    deeds,
    whenAsked(pattern, nth, deed) {
      let seen = 0;
      door.onRequest = (line) => {
        if (!pattern.test(line)) return "pass";
        seen += 1;
        if (seen === nth) deed();
        return seen >= nth ? "drop" : "pass";
      };
      return () => {
        door.onRequest = undefined;
      };
    },
    async close() {
      await removeImages(`${images.address}/${app}/`, `${app}-`);
      await Promise.all([door.close(), images.close(), registry.remove()]);
      rmSync(folder, { recursive: true, force: true });
      await cluster.kubectl(["delete", "namespace", namespace, "--ignore-not-found", "--wait=false"]);
    },
  };
  return bench;
}

const clusterIp = "--output=jsonpath={.spec.clusterIP}";

/** Two addresses of Services next to the cluster's own one, where it gives none to those who ask for no address of their own. */
async function freeAddresses(askOwn: () => Promise<string>): Promise<ClusterPlacing["services"]> {
  const start = (await askOwn()).split(".").slice(0, 3).join(".");
  const last = 20 + 2 * randomInt(110);
  return { back: `${start}.${last}`, front: `${start}.${last + 1}` };
}

type Listed = {
  readonly items: readonly {
    readonly kind: string;
    readonly metadata: {
      readonly name: string;
      readonly deletionTimestamp?: string;
      readonly labels?: Readonly<Record<string, string>>;
    };
    readonly status?: {
      readonly phase?: string;
      readonly succeeded?: number;
    };
  }[];
};

const kinds = "deployments,statefulsets,services,configmaps,secrets,pods,jobs";

/** Everything in the namespace but what a Job left that ended well. */
async function leftOf({ kubectl }: Pick<Place, "kubectl">): Promise<readonly string[]> {
  const { items } = JSON.parse(await kubectl(["get", kinds, "--output=json"])) as Listed;
  return items
    .filter(
      ({ metadata: { name, deletionTimestamp } }) => deletionTimestamp === undefined && name !== "kube-root-ca.crt",
    )
    .filter(({ kind, status }) => (kind === "Job" ? status?.succeeded !== 1 : status?.phase !== "Succeeded"))
    .map(({ kind, metadata: { name, labels = {} }, status }) =>
      kind === "Pod" ? `Pod of ${labels["app"] ?? name}: ${status?.phase ?? ""}` : `${kind} ${name}`,
    )
    .sort();
}
