import { describe, expect, test } from "@jest/globals";
import { loadConfig } from "../../src/config/load-config.ts";
import { previewEnvironment, previewName, previewNumber } from "../../src/config/preview.ts";
import { problemLines } from "../support/problems.ts";
import { tree } from "../support/tree.ts";

const files = {
  "docker-compose.yml": "name: shop\nservices: {}\n",
  "docker-compose.dev.yml": "services: {}\n",
  "docker-compose.prod.yml": "services: {}\n",
};

const load = (yaml: string) =>
  loadConfig({ root: tree({ ...files, "aip-deploy.yml": yaml }), variables: { DOMAIN: "example.org" } });

test("the names of previews", () => {
  expect(previewName(12)).toBe("pr-12");
  expect(["pr-12", "pr-0", "pr-1x", "dev", "xpr-1"].map(previewNumber)).toEqual([
    12,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("without the option there are none; an empty one has every default", async () => {
  expect((await load("app: shop\n")).config.previews).toBeUndefined();
  expect((await load("previews:\n")).config.previews).toEqual({
    from: "dev",
    firstPort: 20_000,
    lifetimeSeconds: 604_800,
    most: 5,
    variables: {},
  });
});

test("a preview is made like its environment, under a name, an address and ports of its own", async () => {
  const { config } = await load(`
environments:
  dev:
    url: https://dev.example.org
    gates: { approval: true }
    variables: { HOST: dev.example.org, LEVEL: debug }
    secrets: { KEY: { env: DEV_KEY } }
    checks: [{ http: /health }, { http: "https://dev.example.org/x" }, { tcp: "dev.example.org:22" }, { command: [ok] }]
previews:
  url: https://\${PREVIEW}.\${DOMAIN}:\${PORT}/\${PR}
  variables: { HOST: "\${PREVIEW}.\${DOMAIN}" }
`);
  const { previews } = config;
  const environment = previews && previewEnvironment(config, previews, { number: 12, slot: 2 });
  expect(environment).toEqual({
    ...config.environments[0],
    name: "pr-12",
    branch: "refs/pull/12/head",
    project: "shop-pr-12",
    url: "https://pr-12.example.org:${PORT}/12",
    gates: { requires: [], soakSeconds: 0, freeze: [] },
    checks: [
      { kind: "http", name: "http /health", url: "/health", status: [200], timeoutSeconds: 60 },
      { kind: "command", name: "ok", command: ["ok"], timeoutSeconds: 60 },
    ],
    variables: { HOST: "pr-12.example.org", LEVEL: "debug", PREVIEW: "pr-12", PR: "12" },
    apart: { firstPort: 20_040, ports: 20 },
  });
});

describe("what is wrong", () => {
  test.each<[string, string[]]>([
    [
      "previews: { from: production }",
      [
        "aip-deploy.yml:1:19: previews.from: previews run what nobody has reviewed, so they are not made like production → name an environment whose secrets and data are not those of production",
      ],
    ],
    [
      "previews: { from: deev }",
      ['aip-deploy.yml:1:19: previews.from: there is no environment "deev" → did you mean "dev"?'],
    ],
    [
      "previews: { first-port: 65500 }",
      ["aip-deploy.yml:1:25: previews.first-port: 5 previews would need ports up to 65599"],
    ],
    [
      'previews: { url: "${PREVIEW}.example.org" }',
      [
        'aip-deploy.yml:1:18: previews.url: must be a full URL, got "pr-1.example.org" → such as https://pr-1.example.org',
      ],
    ],
    [
      'previews: { url: "https://${PREVEW}.example.org" }',
      ["aip-deploy.yml:1:18: previews.url: ${PREVEW} has no value → set the environment variable PREVEW"],
    ],
    [
      "environments: { dev: {}, pr-1: { branch: x } }\nprevious: {}\npreviews: {}",
      [
        "aip-deploy.yml:1:26: environments.pr-1: is a name that previews need",
        'aip-deploy.yml:2:1: previous: unknown option → did you mean "previews"?',
      ],
    ],
  ])("%s", async (yaml, problems) => {
    expect(await problemLines(() => load(`${yaml}\n`))).toEqual(problems);
  });
});
