import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { localRunner } from "../../../src/command/local.ts";
import { ConfigError } from "../../../src/errors.ts";
import type { KubeObject } from "../../../src/targets/kubernetes/cluster/object.ts";
import { pinImages } from "../../../src/targets/kubernetes/images.ts";
import { readManifests } from "../../../src/targets/kubernetes/manifests.ts";
import { renderKustomize, renderObjects, type ClusterRenderInput } from "../../../src/targets/kubernetes/render.ts";
import { readKubernetesDocument, writtenNamespace } from "../../../src/targets/kubernetes/index.ts";

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const images = {
  web: { repository: "ghcr.io/acme/shop/web", digest: digest("a"), key: "c1-a" },
  api: { repository: "ghcr.io/acme/shop/api", digest: digest("b"), key: "c1-b" },
};

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "aip-deploy-render-"));
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

function file(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function workload(image: string, extra: Partial<KubeObject> = {}, container: object = {}): KubeObject {
  const spec = { template: { spec: { containers: [{ name: "main", image, ...container }] } } };
  return { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" }, spec, ...extra };
}

const input = (): ClusterRenderInput => ({
  ...{ app: "shop", environment: "dev", root, namespace: "shop-dev", images, secrets: {}, checks: [] },
  runner: localRunner({ env: process.env, redact: (text) => text }),
});

async function problems(objects: readonly KubeObject[], more: Partial<ClusterRenderInput> = {}): Promise<string[]> {
  const error = await renderObjects(objects, "k8s", { ...input(), ...more }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof ConfigError ? error.message.split("\n") : [];
}

describe("images", () => {
  const pinned = (image: string) => {
    const result = pinImages([workload(image)], images, "shop", { api: "api", worker: "api" });
    const [object] = result.objects;
    const { spec } = object as { spec: { template: { spec: { containers: { image: string }[] } } } };
    return result.problems[0]?.message ?? spec.template.spec.containers[0]?.image;
  };

  test.each([
    ["web", "ghcr.io/acme/shop/web@"],
    ["web:latest", "ghcr.io/acme/shop/web@"],
    ["shop/web:dev", "ghcr.io/acme/shop/web@"],
    ["acme/shop/web", "ghcr.io/acme/shop/web@"],
    ["ghcr.io/acme/shop/web:1.2", "ghcr.io/acme/shop/web@"],
    ["ghcr.io/acme/shop/web@sha256:0123", "ghcr.io/acme/shop/web@"],
  ])("%s is the release's", (image, start) => {
    expect(pinned(image)).toBe(`${start}${digest("a")}`);
  });

  test.each([
    ["postgres:17", "postgres:17"],
    ["ghcr.io/other/web:1", "ghcr.io/other/web:1"],
    ["web-exporter:1", "web-exporter:1"],
  ])("%s is somebody else's", (image, expected) => {
    expect(pinned(image)).toBe(expected);
  });

  test("a service that shares another's image has none of its own name", () => {
    expect(pinned("worker:1")).toBe('image "worker:1" is no image: the service of that name runs api');
    expect(pinned("docker.io/library/worker:1")).toBe("docker.io/library/worker:1");
  });

  test.each(["shop/wbe", "ghcr.io/acme/shop/wbe:1", "acme/shop/wbe"])("%s looks like one of ours", (image) => {
    expect(pinned(image)).toBe(`image "${image}" looks like one of shop, which builds api, web`);
  });

  test("what may be two is refused", () => {
    const both = {
      front: { repository: "ghcr.io/acme/front/web", digest: digest("a"), key: "" },
      back: { repository: "ghcr.io/acme/back/web", digest: digest("b"), key: "" },
    };
    expect(pinImages([workload("web")], both, "shop").problems).toEqual([
      {
        path: "deployment/web, container main",
        message: 'image "web" may be ghcr.io/acme/front/web or ghcr.io/acme/back/web',
        hint: "Write the repository in full.",
      },
    ]);
  });
});

describe("what a release may not hold", () => {
  const made = { apiVersion: "v1", kind: "Secret", metadata: { name: "login" }, stringData: { password: "x" } };

  test.each<[string, KubeObject[], string]>([
    [
      "an object elsewhere",
      [workload("web", { metadata: { name: "web", namespace: "other" } })],
      "k8s: deployment/web: belongs to namespace other, and the release to shop-dev",
    ],
    [
      "an object of the whole cluster",
      [{ apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", metadata: { name: "all" } }],
      "k8s: clusterrole/all: belongs to the whole cluster, and a release only to namespace shop-dev",
    ],
    [
      "another namespace",
      [{ apiVersion: "v1", kind: "Namespace", metadata: { name: "other" } }],
      "k8s: namespace/other: belongs to the whole cluster, and a release only to namespace shop-dev",
    ],
    ["values of secrets", [made], "k8s: secret/login: holds values, which would be stored with the release"],
    ["two of one name", [workload("web"), workload("web")], "k8s: deployment/web: is there twice"],
    [
      "a wave that is none",
      [workload("web", { metadata: { name: "web", annotations: { "aip-deploy.wave": "first" } } })],
      'k8s: deployment/web: aip-deploy.wave must be a whole number, got "first"',
    ],
    [
      "tests that are no Job",
      [workload("web", { metadata: { name: "web", annotations: { "aip-deploy.role": "tests" } } })],
      'k8s: deployment/web: aip-deploy.role must be "tests", on a Job, got "tests" on a Deployment',
    ],
  ])("%s", async (_name, objects, expected) => {
    expect(await problems(objects)).toEqual([expected]);
  });

  test("everything is told at once", async () => {
    expect(await problems([made, workload("shop/wbe")])).toHaveLength(2);
  });
});

describe("secrets", () => {
  const uses = (from: object) => workload("web", {}, from);
  const named = uses({ env: [{ name: "P", valueFrom: { secretKeyRef: { name: "login", key: "password" } } }] });
  const whole = uses({ envFrom: [{ secretRef: { name: "login" } }] });

  test("of a folder are the keys that workloads name, whether the files are there or not", async () => {
    const { document, made } = await renderObjects([named], "k8s", {
      ...input(),
      secrets: { login: { kind: "folder", folder: ".secrets/dev" } },
    });
    expect(document.secrets).toEqual({ login: { type: "Opaque", keys: { password: "password" } } });
    expect(made.references).toEqual([{ name: "password", from: "file", file: ".secrets/dev/password" }]);
    expect(document.units["deployment/web"]?.secrets).toEqual(["login"]);
  });

  test("of a folder are all files when a workload takes all", async () => {
    file(".secrets/all/user", "u");
    file(".secrets/all/password", "p");
    const { document } = await renderObjects([whole], "k8s", {
      ...input(),
      secrets: { login: { kind: "folder", folder: ".secrets/all" } },
    });
    expect(Object.keys(document.secrets["login"]?.keys ?? {})).toEqual(["password", "user"]);
    expect(await problems([whole], { secrets: { login: { kind: "folder", folder: ".secrets/none" } } })).toEqual([
      'k8s: target.secrets.login: a workload takes all keys of it, and the folder ".secrets/none" cannot be read to know them',
    ]);
  });

  test("of the same key in two Secrets are told apart", async () => {
    const { made, document } = await renderObjects([named], "k8s", {
      ...input(),
      secrets: {
        login: { kind: "keys", keys: { password: { kind: "environment", variable: "A" } } },
        mail: { kind: "keys", keys: { password: { kind: "environment", variable: "B" } } },
      },
    });
    expect(made.references.map(({ name }) => name)).toEqual(["login.password", "mail.password"]);
    expect(document.secrets["mail"]?.keys).toEqual({ password: "mail.password" });
  });
});

test("an autoscaler has the say over replicas, and a finished Job is remembered", async () => {
  const scaler = {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: { name: "web" },
    spec: { scaleTargetRef: { kind: "Deployment", name: "web" } },
  };
  const spec = { replicas: 3, template: { spec: { containers: [] } } };
  const job = { apiVersion: "batch/v1", kind: "Job", metadata: { name: "m" }, spec: { ttlSecondsAfterFinished: 9 } };
  const { document } = await renderObjects([scaler, workload("web", { spec }), job], "k8s", input());
  expect(document.objects.map(({ spec }) => Object.keys(spec as object))).toEqual([
    ["template"],
    ["scaleTargetRef"],
    [],
  ]);
  expect(document.units["deployment/web"]).not.toHaveProperty("replicas");
});

test("YAML is read as kubectl reads it", () => {
  const text =
    "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {mode: 0400, day: 2024-01-02, on: yes}}\n";
  expect(readManifests(text, "k8s")).toEqual([
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "a" },
      data: { mode: 256, day: "2024-01-02", true: true },
    },
  ]);
  expect(() => readManifests("kind: ConfigMap\n", "k8s")).toThrow(
    "k8s: ConfigMap (document 1): has no apiVersion and no metadata.name",
  );
});

describe("an overlay", () => {
  test("becomes a bundle that is the same for the same files", async () => {
    file("k8s/base/web.yaml", JSON.stringify(workload("shop/web")));
    file("k8s/base/kustomization.yaml", "resources: [web.yaml]\n");
    file("k8s/overlays/dev/kustomization.yaml", "namespace: shop-dev\nresources: [../../base]\n");
    const rendered = await renderKustomize({ ...input(), overlay: "k8s/overlays/dev" });
    expect(await renderKustomize({ ...input(), overlay: "k8s/overlays/dev" })).toEqual(rendered);
    const document = readKubernetesDocument(rendered.bundle);
    expect([document.project, Object.keys(document.units)]).toEqual(["shop-dev", ["deployment/web"]]);
    expect(document.units["deployment/web"]?.digests).toEqual([digest("a")]);
    expect(rendered.warnings).toEqual(["No workload of k8s/overlays/dev runs the image api."]);
    expect(await writtenNamespace(root, "k8s/overlays/dev")).toBe("shop-dev");
    expect(await writtenNamespace(root, "k8s/base")).toBeUndefined();
  });

  test("that does not build is told with kustomize's own words", async () => {
    file("k8s/overlays/bad/kustomization.yaml", "resources: [../nowhere]\n");
    await expect(renderKustomize({ ...input(), overlay: "k8s/overlays/bad" })).rejects.toMatchObject({
      code: "config.invalid",
      message: expect.stringMatching(/^k8s\/overlays\/bad: accumulating resources/),
    });
  });

  test("that nobody can build says what to install", async () => {
    const runner = localRunner({ env: { PATH: "/nowhere" }, redact: (text) => text });
    await expect(renderKustomize({ ...input(), runner, overlay: "k8s/overlays/dev" })).rejects.toMatchObject({
      code: "command.missing",
      message: "k8s/overlays/dev: neither kubectl nor kustomize is there to build it",
    });
  });
});
