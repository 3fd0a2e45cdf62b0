import { describe, expect, test } from "@jest/globals";
import { slug } from "../../src/config/conventions.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { line } from "../support/problems.ts";
import { tree } from "../support/tree.ts";

const base = "name: shop\nservices: {}\n";

/** One line an environment: name, branch, Compose files, env files, gates. */
async function lookOf(
  files: Readonly<Record<string, string>>,
): Promise<{ environments: string[]; warnings: string[] }> {
  const { config, warnings } = await loadConfig({ root: tree(files) });
  return {
    environments: config.environments.map(({ name, branch, composeFiles, envFiles, gates }) =>
      [
        `${name} ← ${branch}`,
        composeFiles.join(" + "),
        envFiles.join(" + "),
        [
          ...gates.requires.map((required) => `requires ${required}`),
          ...(gates.signOff === undefined ? [] : ["sign-off"]),
          ...(gates.approval === undefined ? [] : [`approval ${gates.approval.count}`]),
        ].join(", "),
      ].join(" | "),
    ),
    warnings: warnings.map(line),
  };
}

type Row = { name: string; files: Record<string, string>; environments: string[]; warnings: string[] };

const rows: Row[] = [
  {
    name: "the guide's own layout",
    files: {
      "docker-compose.yml": base,
      "docker-compose.dev.yml": "",
      "docker-compose.staging.yml": "",
      "docker-compose.prod.yml": "",
      ".env.dev": "",
      ".env.staging": "",
      ".env.prod": "",
    },
    environments: [
      "dev ← develop | docker-compose.yml + docker-compose.dev.yml | .env.dev | ",
      "staging ← staging | docker-compose.yml + docker-compose.staging.yml | .env.staging | requires dev",
      "production ← main | docker-compose.yml + docker-compose.prod.yml | .env.prod | requires staging, sign-off, approval 1",
    ],
    warnings: [],
  },
  {
    name: "long suffixes, Compose's newer names, and one .env for all",
    files: {
      "compose.yaml": base,
      "compose.development.yaml": "",
      "compose.stage.yml": "",
      "compose.production.yaml": "",
      ".env": "",
    },
    environments: [
      "dev ← develop | compose.yaml + compose.development.yaml | .env | ",
      "staging ← staging | compose.yaml + compose.stage.yml | .env | requires dev",
      "production ← main | compose.yaml + compose.production.yaml | .env | requires staging, sign-off, approval 1",
    ],
    warnings: [],
  },
  {
    name: "a base that is called so",
    files: { "docker-compose.base.yml": base, "docker-compose.dev.yml": "", "docker-compose.prod.yml": "" },
    environments: [
      "dev ← develop | docker-compose.base.yml + docker-compose.dev.yml |  | ",
      "production ← main | docker-compose.base.yml + docker-compose.prod.yml |  | requires dev, approval 1",
    ],
    warnings: [],
  },
  {
    name: "no base at all",
    files: { "docker-compose.staging.yml": base, ".env.staging": "" },
    environments: ["staging ← staging | docker-compose.staging.yml | .env.staging | "],
    warnings: [
      "app: the app is called shop after its folder, so a checkout in another folder is another app → write app: shop in aip-deploy.yml, or name: shop in the Compose file",
    ],
  },
  {
    name: "only a base: production",
    files: { "docker-compose.yml": base },
    environments: ["production ← main | docker-compose.yml |  | approval 1"],
    warnings: [
      "environments: nothing is there for dev or staging, so the only environment is production, deployed from the branch main → add docker-compose.dev.yml and docker-compose.staging.yml, or name the environments in aip-deploy.yml",
    ],
  },
  {
    name: "environments from env files alone",
    files: { "docker-compose.yml": base, ".env": "", ".env.dev": "", ".env.production": "" },
    environments: [
      "dev ← develop | docker-compose.yml | .env.dev | ",
      "production ← main | docker-compose.yml | .env.production | requires dev, approval 1",
    ],
    warnings: [],
  },
  {
    name: "an override file and a second base are left out, and said so",
    files: {
      "docker-compose.yml": base,
      "compose.yml": base,
      "docker-compose.override.yml": "",
      "docker-compose.dev.yml": "",
    },
    environments: ["dev ← develop | compose.yml + docker-compose.dev.yml |  | "],
    warnings: [
      "environments: docker-compose.override.yml is left out: Compose merges it by itself on a developer's machine, but no deployment uses it → name it in compose-files of an environment that should have it",
      "environments: compose.yml is the base file; docker-compose.yml is not used → name the right ones in compose-files",
    ],
  },
  {
    name: "a file that names one environment leaves the others out, and says so",
    files: {
      "aip-deploy.yml": "environments:\n  production:\n",
      "docker-compose.yml": base,
      "docker-compose.dev.yml": "",
      "docker-compose.prod.yml": "",
    },
    environments: ["production ← main | docker-compose.yml + docker-compose.prod.yml |  | approval 1"],
    warnings: [
      "aip-deploy.yml:2:3: environments: dev is not among the environments and is not deployed, though there is docker-compose.dev.yml → add dev: {} to environments if it should be",
    ],
  },
  {
    name: "short names, an environment of one's own, and the order of promotion",
    files: {
      "aip-deploy.yml": [
        "environments:",
        "  prod: { compose-files: docker-compose.prod.yml, gates: { requires: qa, approval: false } }",
        "  qa: { branch: qa, gates: { requires: stage } }",
        "  stage: {}",
      ].join("\n"),
      "docker-compose.yml": base,
      "docker-compose.qa.yml": "",
      "docker-compose.stage.yml": "",
      "docker-compose.prod.yml": "",
      ".env.qa": "",
    },
    environments: [
      "stage ← staging | docker-compose.yml + docker-compose.stage.yml |  | ",
      "qa ← qa | docker-compose.yml + docker-compose.qa.yml | .env.qa | requires stage",
      "prod ← main | docker-compose.prod.yml |  | requires qa",
    ],
    warnings: [],
  },
];

describe("what a repository gets by its files", () => {
  test.each(rows)("$name", async ({ files, environments, warnings }) => {
    expect(await lookOf(files)).toEqual({ environments, warnings });
  });
});

describe("the name of the app", () => {
  const names: [string, Record<string, string>, string, string][] = [
    ["from the Compose file", { "docker-compose.yml": "name: My Shop\n" }, "x", "my-shop"],
    [
      "from the folder when Compose's is a variable",
      { "docker-compose.yml": "name: ${APP:-a}\n" },
      "Caffè_Bar.v2",
      "caffe-bar-v2",
    ],
    ["from the folder when the Compose file is broken", { "docker-compose.yml": "name: [\n" }, "shop", "shop"],
    ["from the file before all", { "docker-compose.yml": "name: a\n", "aip-deploy.yaml": "app: b\n" }, "c", "b"],
  ];

  test.each(names)("%s", async (_name, files, folder, app) => {
    const { config } = await loadConfig({ root: tree(files, folder) });
    expect(config.app).toBe(app);
  });

  test("is never empty", () => {
    expect(slug("日本")).toBe("app");
  });
});
