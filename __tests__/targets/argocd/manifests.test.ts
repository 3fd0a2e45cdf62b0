import { describe, expect, test } from "@jest/globals";
import { parseAllDocuments } from "yaml";
import { asCommitted, emptyFileFor, fileOf } from "../../../src/targets/argocd/manifests.ts";
import type { KubeObject } from "../../../src/targets/kubernetes/cluster/object.ts";
import type { Role } from "../../../src/targets/kubernetes/document.ts";
import { idOf } from "../../../src/targets/kubernetes/cluster/object.ts";
import type { Wanted } from "../../../src/targets/kubernetes/wanted.ts";

const owner = { app: "shop", environment: "dev" };
const none = { secrets: {} };

function wanted(
  kind: string,
  name: string,
  rest: { wave?: number; role?: Role; spec?: unknown; said?: Record<string, string> } = {},
): Wanted {
  const { wave = 0, role, spec, said } = rest;
  const object: KubeObject = {
    ...{ apiVersion: "v1", kind, metadata: { name, ...(said === undefined ? {} : { annotations: said }) } },
    ...(spec === undefined ? {} : { spec }),
  };
  const unit = { wave, digests: [], secrets: [], configMaps: [], startSeconds: 1 };
  return {
    id: idOf(object),
    object,
    definition: "d",
    wave,
    ...(role === undefined ? {} : { unit: { ...unit, role } }),
  };
}

const mounting = (claimName: string) => ({
  template: { spec: { volumes: [{ persistentVolumeClaim: { claimName } }] } },
});

function annotation(name: string, all: readonly Wanted[]): Record<string, string | undefined> {
  return Object.fromEntries(
    asCommitted(all, none).map(({ id, object }) => [id, object.metadata.annotations?.[`argocd.argoproj.io/${name}`]]),
  );
}

describe("the order in which Argo CD brings a release", () => {
  test("is settings, then wave by wave what keeps data, Jobs and the rest", () => {
    const all = [
      wanted("Deployment", "web", { role: "service" }),
      wanted("Job", "migrate", { role: "one-shot" }),
      wanted("StatefulSet", "db", { role: "stateful" }),
      wanted("ConfigMap", "settings"),
      wanted("Deployment", "late", { wave: 3, role: "service" }),
      wanted("ConfigMap", "late-settings", { wave: 3 }),
    ];
    const waves = annotation("sync-wave", all);
    const order = Object.keys(waves).sort((left, right) => Number(waves[left]) - Number(waves[right]));
    expect(order).toEqual([
      "configmap/settings",
      "statefulset/db",
      "job/migrate",
      "deployment/web",
      "configmap/late-settings",
      "deployment/late",
    ]);
  });

  test("has what is not healthy by itself last, so that nothing waits for it", () => {
    const waves = annotation("sync-wave", [
      wanted("Ingress", "door"),
      wanted("HorizontalPodAutoscaler", "web"),
      wanted("Service", "outside", { spec: { type: "LoadBalancer" } }),
      wanted("Service", "inside", { spec: { type: "ClusterIP" } }),
      wanted("Deployment", "web", { wave: 7, role: "service" }),
    ]);
    expect(waves).toEqual({
      "ingress/door": "9",
      "horizontalpodautoscaler/web": "9",
      "service/outside": "9",
      "service/inside": "0",
      "deployment/web": "8",
    });
  });

  test("has a claim with the first that mounts it, since many are bound only then", () => {
    const waves = annotation("sync-wave", [
      wanted("PersistentVolumeClaim", "media"),
      wanted("PersistentVolumeClaim", "nobodys"),
      wanted("Deployment", "web", { wave: 1, role: "service", spec: mounting("media") }),
      wanted("Job", "migrate", { role: "one-shot", spec: mounting("media") }),
    ]);
    expect(waves["persistentvolumeclaim/media"]).toBe(waves["job/migrate"]);
    expect(Number(waves["persistentvolumeclaim/nobodys"])).toBeGreaterThan(Number(waves["deployment/web"]));
  });

  test("is what a person wrote, where one did", () => {
    const said = { "argocd.argoproj.io/sync-wave": "-5" };
    expect(annotation("sync-wave", [wanted("ConfigMap", "settings", { said })])).toEqual({
      "configmap/settings": "-5",
    });
  });
});

test("Jobs are made anew, volumes and namespaces are kept, beside what a person asked for", () => {
  const said = { "argocd.argoproj.io/sync-options": "Validate=false" };
  expect(
    annotation("sync-options", [
      wanted("Job", "migrate", { role: "one-shot", said }),
      wanted("PersistentVolumeClaim", "media"),
      wanted("Namespace", "shop-dev"),
      wanted("ConfigMap", "settings"),
    ]),
  ).toEqual({
    "job/migrate": "Validate=false,Force=true,Replace=true",
    "persistentvolumeclaim/media": "Prune=false,Delete=false",
    "namespace/shop-dev": "Prune=false,Delete=false",
    "configmap/settings": undefined,
  });
});

describe("the file", () => {
  test("has every object but the Secrets that are made", () => {
    const secrets = { secrets: { shop: { type: "Opaque", keys: {} } } };
    const all = [wanted("Secret", "shop"), wanted("Secret", "sealed"), wanted("ConfigMap", "settings")];
    const documents = parseAllDocuments(fileOf(asCommitted(all, secrets), secrets, owner));
    const objects = documents as unknown as { toJS(): KubeObject }[];
    expect(objects.map((each) => idOf(each.toJS()))).toEqual(["secret/sealed", "configmap/settings"]);
  });

  test.each([
    "yes",
    "on",
    "0777",
    "1_000",
    "12:30:00",
    "null",
    "~",
    "",
    "1e3",
    "2026-12-01",
    "<<",
    "a: b\n- c\n",
    "\u2028",
  ])("keeps %j a text for readers of YAML 1.1 too", (value) => {
    const object = {
      ...wanted("ConfigMap", "settings"),
      object: { ...wanted("ConfigMap", "settings").object, data: { value } },
    };
    const text = fileOf([object], none, owner);
    for (const version of ["1.1", "1.2"] as const) {
      const [document] = parseAllDocuments(text, { version }) as unknown as { toJS(): { data: unknown } }[];
      expect(document?.toJS().data).toEqual({ value });
    }
  });

  test("says that nothing runs when nothing does", () => {
    const [document] = parseAllDocuments(emptyFileFor(owner)) as unknown as { toJS(): unknown }[];
    expect(document?.toJS() ?? null).toBeNull();
  });
});
