import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { readAction } from "../../scripts/action-reference.ts";
import { inRoot } from "../../scripts/steps.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { tree } from "../support/tree.ts";

const page = readFileSync(inRoot("docs/approval.md"), "utf8");
const [configuration = "", ...jobs] = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = ""]) => text);

type Job = { readonly permissions: Record<string, string>; readonly steps: readonly Step[] };
type Step = { readonly with?: Record<string, unknown> };

describe("the page about approval", () => {
  test("shows a configuration that is read as it says", async () => {
    const root = tree({ "compose.yaml": "name: shop\n", "compose.staging.yaml": "", "aip-deploy.yml": configuration });
    const { config } = await loadConfig({ root });
    const production = config.environments.find(({ name }) => name === "production");
    expect(production?.gates.approval).toEqual({
      ...{ through: "issue", by: ["anna", "bruno", "org/operations"], count: 2, authors: "refuse" },
      expiresSeconds: 2 * 86_400,
    });
  });

  test("gives the action only inputs that it has", () => {
    const known = Object.keys(readAction().inputs);
    const steps = jobs.flatMap((text) => Object.values(parse(text) as Record<string, Job>)).flatMap((job) => job.steps);
    const given = steps.flatMap(({ with: inputs = {} }) => Object.keys(inputs));
    expect(given.filter((name) => !known.includes(name) && name !== "fetch-depth")).toEqual([]);
    expect(jobs).toHaveLength(2);
  });
});
