import { describe, expect, test } from "@jest/globals";
import { toShell } from "../../../src/command/command.ts";
import { helmVersion, rollback, runTests, template, uninstall, upgrade } from "../../../src/targets/helm/commands.ts";

const place = { release: "shop", namespace: "shop-prod", cluster: { kubeconfig: "/kube/config", context: "prod" } };
const chart = { chart: "/t/chart", values: ["/t/values-0.yaml", "/t/images.json"] };
const how = {
  ...chart,
  manifest: "/t/manifest.yaml",
  plugins: "/t/plugins",
  timeoutSeconds: 300,
  description: "aip-deploy: shop on production",
  labels: { "aip-deploy.definition": "abc", "aip-deploy.app": "shop" },
};

describe("commands of Helm", () => {
  test("asking for its version, and rendering, name no cluster", () => {
    expect(toShell(helmVersion())).toBe("helm version --template '{{.Version}}'");
    const rendering = template("shop", "shop-prod", chart);
    expect(toShell(rendering)).toBe(
      "helm template shop /t/chart --namespace shop-prod --values /t/values-0.yaml --values /t/images.json",
    );
    expect(rendering.inherit).toBe("bare");
    expect(rendering.env).not.toHaveProperty("KUBECONFIG");
  });

  test("an upgrade with Helm 3 hands over the manifest by a program", () => {
    const built = upgrade(place, { ...how, major: 3 });
    expect(toShell(built)).toBe(
      "helm upgrade shop /t/chart --install --reset-values --values /t/values-0.yaml --values /t/images.json " +
        "--post-renderer cat --post-renderer-args /t/manifest.yaml --history-max 10 --timeout 300s " +
        "--description 'aip-deploy: shop on production' --labels aip-deploy.definition=abc,aip-deploy.app=shop " +
        "--namespace shop-prod --kube-context prod",
    );
    expect(built.env).toMatchObject({ KUBECONFIG: "/kube/config", HELM_DRIVER: "secret", HELM_KUBEAPISERVER: "" });
    expect(built.env).not.toHaveProperty("HELM_PLUGINS");
  });

  test("an upgrade with Helm 4 hands it over by a plugin of ours, and neither lets Helm wait or go back", () => {
    const built = upgrade(place, { ...how, major: 4 });
    expect(toShell(built)).toContain(" --post-renderer aip-deploy --history-max ");
    expect(built.env).toMatchObject({ HELM_PLUGINS: "/t/plugins" });
    for (const major of [3, 4] as const) {
      expect(toShell(upgrade(place, { ...how, major }))).not.toMatch(/--wait|--atomic|--rollback-on-failure|--force/);
    }
  });

  test("going back names a revision", () => {
    expect(toShell(rollback({ ...place, cluster: {} }, 7, 120))).toBe(
      "helm rollback shop 7 --history-max 10 --timeout 120s --namespace shop-prod",
    );
  });

  test("removing waits for what it removes", () => {
    expect(toShell(uninstall({ ...place, cluster: {} }, 60))).toBe(
      "helm uninstall shop --wait --cascade foreground --ignore-not-found --timeout 60s --namespace shop-prod",
    );
  });

  test("its own tests", () => {
    expect(toShell(runTests({ ...place, cluster: {} }, 60))).toBe("helm test shop --timeout 60s --namespace shop-prod");
  });
});
