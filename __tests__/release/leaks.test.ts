import { expect, test } from "@jest/globals";
import { capturedSecrets } from "../../src/release/captured-secrets.ts";
import { leaksIn } from "../../src/release/leaks.ts";
import { Secret } from "../../src/secrets/secret.ts";

const secrets = [new Secret("db-password", "a-long-password")];
const bytes = (text: string) => new TextEncoder().encode(text);
const sources = { locate: () => undefined, references: () => [], all: () => [], mention: () => false };

test("a secret in a chart's values is told with the way out on a cluster", () => {
  const bundle = {
    target: "helm",
    document: { objects: [{ value: "a-long-password" }] },
    trees: {},
    secrets: [],
  } as const;
  const files = [{ path: "deploy/prod.yaml", content: bytes("password: a-long-password\n"), partOf: "chart" }] as const;
  const leaks = leaksIn("production", bundle, { files, secrets, sources });
  expect(leaks.map(({ message }) => message)).toEqual([
    "holds the value of the secret db-password of production, which the release would store in clear",
    "holds the value of the secret db-password of production, and is part of the chart, so that the release would store it in clear",
  ]);
  for (const { hint } of leaks)
    expect(hint).toMatch(/^Have the workload take it from a Secret by its name \(secretKeyRef\)/);
});

test("a file of a chart that looks like a secret is no mount", () => {
  expect(capturedSecrets([{ path: "deploy/chart/files/tls.key", content: bytes(""), partOf: "chart" }])).toEqual([
    "deploy/chart/files/tls.key looks like a secret, and releases carry it in clear, since it is part of the chart: name its value under secrets: of the target",
  ]);
});
