import { describe, expect, test } from "@jest/globals";
import { secondsOf } from "../../src/config/duration.ts";
import { interpolate } from "../../src/config/interpolate.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { renderPath } from "../../src/config/path.ts";
import { shellWords } from "../../src/config/shell-words.ts";
import { hintFor, suggest } from "../../src/config/suggest.ts";
import { tree } from "../support/tree.ts";

describe("did you mean", () => {
  const known = [
    "branch",
    "compose-files",
    "env-files",
    "checks",
    "gates",
    "approval",
    "sign-off",
    "url",
    "fri",
    "production",
  ];
  test.each([
    ["brnach", "branch"],
    ["composeFiles", "compose-files"],
    ["compose_files", "compose-files"],
    ["compose-file", "compose-files"],
    ["Sign Off", "sign-off"],
    ["gate", "gates"],
    ["aproval", "approval"],
    ["friday", "fri"],
    ["prod", "production"],
    ["ulr", "url"],
    ["uri", "url"],
    ["x", undefined],
    ["webhook", undefined],
  ])("%s → %s", (word, meant) => {
    expect(suggest(word, known)).toBe(meant);
  });

  test("lists what is known when nothing is near", () => {
    expect(hintFor("vault", ["env", "file"])).toBe("known: env, file");
    expect(hintFor("vault", [])).toBeUndefined();
  });
});

describe("a command in one line", () => {
  test.each([
    ["python manage.py migrate", ["python", "manage.py", "migrate"]],
    ["  a\t b\n", ["a", "b"]],
    [`a 'b c' "d e"f`, ["a", "b c", "d ef"]],
    [`a '' ""`, ["a", "", ""]],
    [String.raw`a b\ c "d\"e" 'f\g'`, ["a", "b c", 'd"e', String.raw`f\g`]],
    [`echo '$HOME && x' "a|b"`, ["echo", "$HOME && x", "a|b"]],
    ["--flag=a,b c:d/e@f", ["--flag=a,b", "c:d/e@f"]],
  ])("%j", (line, words) => {
    expect(shellWords(line)).toEqual({ words });
  });

  test.each([
    ["a && b", "& means something only to a shell, and none runs this command"],
    ["a | b", "| means something only to a shell, and none runs this command"],
    ["echo $HOME", "$ means something only to a shell, and none runs this command"],
    ['echo "$HOME"', "$ means something only to a shell, and none runs this command"],
    ["rm *.log", "* means something only to a shell, and none runs this command"],
    ["a 'b", "the quote ' is not closed"],
    ['a "b\\"', 'the quote " is not closed'],
    ["   ", "the command is empty"],
  ])("%j is refused", (line, problem) => {
    expect(shellWords(line)).toEqual({ problem });
  });
});

test.each([
  ["30s", 30],
  ["10m", 600],
  ["2h", 7200],
  ["1d", 86_400],
  ["1h30m", 5400],
  ["0s", 0],
])("%s is %i seconds", (duration, seconds) => {
  expect(secondsOf(duration)).toBe(seconds);
});

test("placeholders are replaced, an escaped one stays, and those without a value are named", () => {
  expect(interpolate("${A}/$${A}/$A/${B}/${C}", { A: "1", B: "" })).toEqual({
    text: "1/${A}/$A//${C}",
    missing: ["C"],
  });
});

test.each([
  [["environments", "production", "checks", 0, "http"], "environments.production.checks[0].http"],
  [["environments", "prod.eu"], 'environments["prod.eu"]'],
  [[], ""],
])("%j is written %s", (path, text) => {
  expect(renderPath(path)).toBe(text);
});

describe("short forms", () => {
  /** What one option of production becomes. */
  async function production(yaml: string): Promise<unknown> {
    const root = tree({
      "docker-compose.yml": "name: shop\n",
      "docker-compose.staging.yml": "",
      "deploy/kustomization.yaml": "",
      "aip-deploy.yml": `environments:\n  staging:\n  production:\n    ${yaml}\n`,
    });
    return (await loadConfig({ root })).config.environments[1];
  }

  test.each([
    ["gates: { approval: true }", { gates: { approval: { by: [], count: 1 } } }],
    ["gates: { approval: 2 }", { gates: { approval: { by: [], count: 2 } } }],
    ["gates: { approval: anna }", { gates: { approval: { by: ["anna"], count: 1 } } }],
    ["gates: { approval: [anna, bob] }", { gates: { approval: { by: ["anna", "bob"], count: 1 } } }],
    [
      "gates: { approval: { through: issue, by: ['@anna', org/ops], authors: accept, expires: 2d } }",
      {
        gates: {
          approval: {
            ...{ through: "issue", by: ["anna", "org/ops"], count: 1, authors: "accept", expiresSeconds: 172_800 },
          },
        },
      },
    ],
    ["gates: { approval: { count: 3 } }", { gates: { approval: { by: [], count: 3 } } }],
    ["gates: { sign-off: true }", { gates: { signOff: { by: [] } } }],
    ["gates: { sign-off: { by: anna } }", { gates: { signOff: { by: ["anna"] } } }],
    ["gates: { requires: staging }", { gates: { requires: ["staging"], signOff: { by: [] } } }],
    ["gates: { requires: [] }", { gates: { requires: [], approval: { by: [], count: 1 } } }],
    [
      "gates: { freeze: { days: fri, zone: UTC } }",
      { gates: { freeze: [{ days: ["fri"], from: "00:00", to: "24:00", zone: "UTC" }] } },
    ],
    ["target: { kind: compose, directory: /srv }", { target: { kind: "compose", directory: "/srv" } }],
    [
      "target: { kind: compose, host: ssh://deploy@app.example.org }",
      {
        target: {
          kind: "compose",
          hosts: {
            all: [{ name: "app.example.org", host: "app.example.org", user: "deploy" }],
            knownHosts: [],
            pauseSeconds: 0,
            onFailure: "return",
          },
        },
      },
    ],
    [
      "target: { kind: compose, hosts: ['ssh://a:2222', 'ssh://root@[fe80::1]'], key: { env: KEY }, known-hosts: hosts, batch: 1, pause: 1m, on-failure: hold, ssh-config: c }",
      {
        target: {
          hosts: {
            all: [
              { name: "a:2222", host: "a", port: 2222 },
              { name: "[fe80::1]", host: "fe80::1", user: "root" },
            ],
            key: { kind: "environment", variable: "KEY" },
            knownHosts: ["hosts"],
            configFile: "c",
            batch: 1,
            pauseSeconds: 60,
            onFailure: "hold",
          },
        },
      },
    ],
    [
      "target: { kind: argocd, overlay: ./deploy/, repository: 'git@a:b.git', token: { env: T } }",
      {
        target: {
          kind: "argocd",
          overlay: "deploy",
          application: expect.stringMatching(/-prod$/),
          applicationNamespace: "argocd",
          repository: "git@a:b.git",
          token: { kind: "environment", variable: "T" },
        },
      },
    ],
    ["env-file: [docker-compose.yml]", { envFiles: ["docker-compose.yml"] }],
    ["env-files: []", { envFiles: [] }],
    ["variables: { A: true, B: 1.50, C: x }", { variables: { A: "true", B: "1.5", C: "x" } }],
    ["checks: [{ tcp: '[::1]:80' }]", { checks: [{ kind: "tcp", host: "::1", port: 80 }] }],
    ["checks: [{ tcp: 'tcp://db:5432', name: db }]", { checks: [{ kind: "tcp", name: "db", host: "db", port: 5432 }] }],
    [
      "tests: { command: make e2e }",
      { tests: { run: { kind: "command", command: ["make", "e2e"] }, timeoutSeconds: 900 } },
    ],
  ])("%s", async (yaml, expected) => {
    expect(await production(yaml)).toMatchObject(expected);
  });

  test("what is switched off is not there", async () => {
    const off = await production("gates: { approval: false, sign-off: false }");
    expect(off).toMatchObject({ gates: { requires: ["staging"], soakSeconds: 0, freeze: [] } });
    expect(off).not.toHaveProperty("gates.approval");
    expect(off).not.toHaveProperty("gates.signOff");
  });
});

test("merge keys and anchors are followed, whatever is written nearer wins", async () => {
  const root = tree({
    "docker-compose.yml": "name: shop\n",
    "aip-deploy.yml": [
      "x-base: &base { url: https://a.example.org, profiles: [x] }",
      "environments:",
      "  production:",
      "    <<: *base",
      "    url: https://b.example.org",
    ].join("\n"),
  });
  const { config } = await loadConfig({ root });
  expect(config.environments[0]).toMatchObject({ url: "https://b.example.org", profiles: ["x"] });
});
