import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Runner } from "../../src/command/runner.ts";
import { ConfigError } from "../../src/errors.ts";
import { readHelmDocument } from "../../src/targets/helm/document.ts";
import { renderChart, type ChartInput } from "../../src/targets/helm/render.ts";
import { idOf } from "../../src/targets/kubernetes/cluster/object.ts";
import { shopChart, shopImages } from "../support/chart.ts";
import { helmRunner } from "../support/helm.ts";
import { tree } from "../support/tree.ts";

const digests = { web: `sha256:${"a".repeat(64)}`, worker: `sha256:${"b".repeat(64)}` };
const image = (name: keyof typeof digests) => {
  return { repository: `ghcr.io/acme/shop/${name}`, digest: digests[name], key: `c1-${name}` };
};

describe.each([3, 4] as const)("a chart that Helm %i renders", (major) => {
  let runner: Runner;
  beforeAll(async () => {
    runner = await helmRunner(major);
  }, 900_000);

  function input(files: Readonly<Record<string, string>>, over: Partial<ChartInput> = {}): ChartInput {
    return {
      ...{ app: "shop", environment: "dev", namespace: "shop-dev", release: "shop", runner, checks: [] },
      ...{ root: tree({ ...shopChart, ...files }), chart: "deploy/chart", values: ["deploy/dev.yaml"] },
      secrets: { shop: { kind: "folder", folder: ".secrets/dev" } },
      images: { web: image("web"), worker: image("worker") },
      imageValues: shopImages,
      isKnown: () => true,
      ...over,
    };
  }

  async function problems(files: Readonly<Record<string, string>>, over: Partial<ChartInput> = {}) {
    const error: unknown = await renderChart(input(files, over)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).problems.map(({ file, path, message }) => [file, path, message].join(" | ")).sort();
  }

  test("has its digests, its values, its hooks apart, and is carried by the release", async () => {
    const { bundle, blobs, files, warnings } = await renderChart(input({}));
    const { objects, units, helm, secrets } = readHelmDocument(bundle);
    expect(objects.map(idOf)).toEqual([
      "deployment/web",
      "deployment/worker",
      "persistentvolumeclaim/media",
      "service/web",
    ]);
    expect(helm.hooks.map(idOf)).toEqual(["job/migrate", "pod/smoke"]);
    expect(Object.entries(units).map(([name, { digests: of, replicas }]) => [name, of, replicas])).toEqual([
      ["deployment/web", [digests.web], 2],
      ["deployment/worker", [digests.worker], undefined],
    ]);
    expect(helm.images).toEqual({
      web: { image: `ghcr.io/acme/shop/web@${digests.web}` },
      worker: { image: { repository: "ghcr.io/acme/shop/worker", tag: `c1-worker@${digests.worker}` } },
    });
    expect(secrets).toEqual({ shop: { type: "Opaque", keys: { password: "password" } } });
    expect(bundle.secrets).toEqual([{ name: "password", from: "file", file: ".secrets/dev/password" }]);
    expect(Object.keys(bundle.trees).sort()).toEqual([helm.chart, ...helm.values].sort());
    expect(files.map(({ path }) => path)).toContain("deploy/chart/templates/web.yaml");
    expect(blobs.size).toBe(files.length);
    expect(warnings).toEqual([]);
    expect((await renderChart(input({}))).bundle).toEqual(bundle);
  });

  test("is refused when its images are not the release's", async () => {
    const imageValues = { web: { image: "web.picture" }, worker: shopImages.worker, wbe: { image: "x" } };
    expect(await problems({}, { imageValues })).toEqual([
      'deploy/chart | images.wbe | no image of the release has the name "wbe"',
    ]);
    const { wbe: _wbe, ...known } = imageValues;
    expect(await problems({}, { imageValues: known })).toEqual([
      'deploy/chart | deployment/web, container web | image "web" is one of shop, and not the release\'s',
      "deploy/chart | images.web | the chart makes nothing of web.picture: no object that it renders names the image by its digest",
      'deploy/chart | job/migrate, container migrate | image "web" is one of shop, and not the release\'s',
      'deploy/chart | pod/smoke, container smoke | image "web" is one of shop, and not the release\'s',
    ]);
  });

  test("is refused when it makes something up", async () => {
    const random = {
      "deploy/chart/templates/a.yaml":
        "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: {{ randAlphaNum 9 }} }\n",
    };
    expect(await problems(random)).toEqual([
      "deploy/chart | configmap/a | is another one each time that the chart is rendered, so that every release would be a new one",
    ]);
  });

  test("is refused with what Helm says of it", async () => {
    const [problem] = await problems({ "deploy/chart/templates/a.yaml": '{{ required "say who" .Values.who }}' });
    expect(problem).toContain("deploy/chart | ");
    expect(problem).toMatch(/Helm cannot render the chart: .*say who/);
  });

  test("is refused without its dependencies, or without a file that git has", async () => {
    const declared = {
      "deploy/chart/Chart.yaml":
        "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n  - { name: redis, version: 1.x.x, repository: https://charts.example }\n",
    };
    expect(await problems(declared)).toEqual([
      "deploy/chart/Chart.yaml | dependencies | redis is not in deploy/chart/charts, as git has it",
    ]);
    const vendored = {
      ...declared,
      "deploy/chart/charts/redis/Chart.yaml": "apiVersion: v2\nname: redis\nversion: 1.2.3\n",
    };
    await expect(renderChart(input(vendored))).resolves.toBeDefined();
    expect(await problems({}, { isKnown: (path) => !path.endsWith("dev.yaml") })).toEqual([
      "deploy/dev.yaml |  | is a values file, and git ignores it, so that no other machine has it",
    ]);
    expect(await problems({}, { isKnown: (path) => !path.endsWith("Chart.yaml") })).toEqual([
      "deploy/chart/Chart.yaml |  | git does not know it, so that there is no chart here",
    ]);
  });
});
