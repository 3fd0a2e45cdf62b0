import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { hookEvents, majorOf, manifestOf } from "../../../src/targets/helm/parse.ts";
import { chartIn, type Revision } from "../../../src/targets/helm/history.ts";

describe("what Helm says", () => {
  test.each([
    ["v3.22.0\n", 3],
    ["v4.3.1", 4],
  ] as const)("%j is major %i", (said, major) => {
    expect(majorOf(said)).toBe(major);
  });

  test.each(["v2.17.0", "", "version.BuildInfo{}"])("%j is refused", (said) => {
    expect(() => majorOf(said)).toThrow(`helm is of version ${JSON.stringify(said)}, and must be of 3 or 4`);
  });

  test("hooks are told by their annotation", () => {
    const object = (hook: string) => ({
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: { name: "migrate", annotations: { "helm.sh/hook": hook } },
    });
    expect(hookEvents(object("pre-install, Pre-Upgrade"))).toEqual(["pre-install", "pre-upgrade"]);
    expect(hookEvents({ apiVersion: "v1", kind: "Pod", metadata: { name: "web" } })).toEqual([]);
  });

  test("a manifest is read back as it was, by whichever version of YAML", () => {
    const object = { a: "yes", b: "0644", c: "22:22", d: "1e3", e: "a\nb\u0085\u2028c\ufeff", f: 0o644, on: null };
    const [, document = ""] = manifestOf([object]).split("---\n");
    expect(parse(document, { version: "1.1" })).toEqual(object);
    expect(parse(document, { version: "1.2" })).toEqual(object);
  });
});

describe("a release that a killed Helm left", () => {
  const revisions = (...statuses: string[]): Revision[] =>
    statuses.map((status, index) => ({ revision: index + 1, status, labels: {} }));

  test.each([
    ["nothing", [], { revision: 0 }],
    ["a good one", ["superseded", "deployed"], { revision: 2, status: "deployed" }],
    ["a failed one", ["deployed", "failed"], { revision: 2, status: "failed" }],
    [
      "an upgrade",
      ["superseded", "deployed", "failed", "pending-upgrade"],
      { revision: 4, status: "pending-upgrade", stuck: { backTo: 2 } },
    ],
    ["a first installation", ["pending-install"], { revision: 1, status: "pending-install", stuck: {} }],
    [
      "a first one after a failure",
      ["failed", "pending-upgrade"],
      { revision: 2, status: "pending-upgrade", stuck: {} },
    ],
    [
      "between two marks",
      ["superseded", "superseded", "pending-rollback"],
      { revision: 3, status: "pending-rollback", stuck: { backTo: 2 } },
    ],
    ["a removal", ["superseded", "uninstalling"], { revision: 2, status: "uninstalling", stuck: {} }],
  ])("%s", (_name, statuses, expected) => {
    expect(chartIn(revisions(...statuses))).toEqual(expected);
  });

  test("what we marked it with is told", () => {
    const labels = { "aip-deploy.definition": "0123", owner: "helm" };
    expect(chartIn([{ revision: 1, status: "deployed", labels }])).toEqual({
      revision: 1,
      status: "deployed",
      definition: "0123",
    });
  });
});
