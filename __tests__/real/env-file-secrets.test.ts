import { describe, expect, test } from "@jest/globals";
import type { Command } from "../../src/command/command.ts";
import { localRunner } from "../../src/command/local.ts";
import type { Runner } from "../../src/command/runner.ts";
import { envFileReader } from "../../src/compose/env-file-reader.ts";
import { placeholder as at } from "../../src/compose/placeholders.ts";
import type { EnvironmentConfig } from "../../src/config/config.ts";
import { modelWithoutSecrets } from "../../src/release/environment-model.ts";
import { referenceTo } from "../../src/secrets/reference.ts";
import { resolveAvailable } from "../../src/secrets/resolve.ts";
import { aConfig, anEnvironment } from "../support/compose.ts";
import { line, problemLines } from "../support/problems.ts";
import { repository, type Files, type TestRepository } from "../support/repository.ts";

const runner = localRunner({ env: { ...process.env, DB_PASSWORD: "of-the-process" }, redact: (text) => text });

function checkout(tracked: Files, untracked: Files = {}): TestRepository {
  const ignored = Object.keys(untracked).join("\n");
  return repository({ ".gitignore": `${ignored}\n`, ...tracked }).write(untracked);
}

function look({ root }: TestRepository, environment: Partial<EnvironmentConfig> = {}, by: Runner = runner) {
  const own = anEnvironment({ envFiles: [".env.prod"], ...environment });
  return modelWithoutSecrets(aConfig({ root }), own, { runner: by, learn: () => undefined });
}

/** The environment of each service, the model's secrets as their files' names, the values, the warnings and the notes. */
async function seen(repo: TestRepository, environment: Partial<EnvironmentConfig> = {}) {
  const { loaded, secrets, values, notes } = await look(repo, environment);
  return {
    services: Object.fromEntries(Object.entries(loaded.model.services).map(([name, each]) => [name, each.environment])),
    secrets,
    values: Object.fromEntries(values.map((each) => [each.name, each.reveal()])),
    warnings: loaded.warnings.map(line),
    notes,
  };
}

/** What a deployment would fill in. */
async function resolved(repo: TestRepository, environment: Partial<EnvironmentConfig> = {}, given = {}) {
  const { root } = repo;
  const { secrets } = await look(repo, environment);
  const own = anEnvironment({ envFiles: [".env.prod"], ...environment });
  const learnt: string[] = [];
  const found = await resolveAvailable(
    Object.entries(secrets).map(([name, source]) => referenceTo(name, source)),
    {
      root,
      variables: given,
      learn: ({ name }) => learnt.push(name),
      envFiles: envFileReader({ ...own, root }, runner),
    },
  );
  const values = Object.fromEntries([...found.secrets].map(([name, secret]) => [name, secret.reveal()]));
  return { values, problems: found.problems, learnt };
}

function counting(): { by: Runner; commands: Command[] } {
  const commands: Command[] = [];
  return { commands, by: { run: (each, options) => (commands.push(each), runner.run(each, options)) } };
}

const web = (environment: string) => `services:\n  web:\n    image: web\n${environment}`;

describe("variables of an environment's env files", () => {
  test("what looks secret in a file that git does not hold is a placeholder wherever it would go, the rest is named", async () => {
    const repo = checkout(
      {
        "compose.yml": `services:
  web:
    image: web
    command: serve --token \${API_TOKEN}
    environment:
      - DB_PASSWORD
      - DATABASE_URL=pg://app:\${DB_PASSWORD}@db
      - MODE=\${MODE}
    ports: ["\${GATEWAY_PORT}:80"]
`,
      },
      {
        ".env.prod":
          "GATEWAY_PORT=8080\nMODE=quick\nDB_PASSWORD=hunter2-$MODE\nAPI_TOKEN='a$$b'\nUNUSED=1\nKEYBOARD=us\n",
      },
    );
    const found = await seen(repo);
    expect(found.services).toEqual({
      web: { DATABASE_URL: `pg://app:${at("DB_PASSWORD")}@db`, DB_PASSWORD: at("DB_PASSWORD"), MODE: "quick" },
    });
    const { loaded } = await look(repo);
    expect(loaded.model.services["web"]?.command).toEqual(["serve", "--token", at("API_TOKEN")]);
    expect(found.notes).toEqual([
      "the release holds the values of GATEWAY_PORT, MODE from .env.prod, which git does not track",
    ]);
    expect(found.warnings).toEqual([]);
    expect(found.secrets).toEqual({
      API_TOKEN: { kind: "env-file", file: ".env.prod", variable: "API_TOKEN" },
      DB_PASSWORD: { kind: "env-file", file: ".env.prod", variable: "DB_PASSWORD" },
    });
    // As Compose reads the file, quotes and variables and all.
    const { values } = await resolved(repo);
    expect(found.values).toEqual(values);
    expect(values).toEqual({ API_TOKEN: "a$$b", DB_PASSWORD: "hunter2-quick" });
  });

  test("what looks secret in a file that git holds is one too, with one warning at its line", async () => {
    const repo = checkout({
      ".env.prod":
        "# comment\nMODE=quick\nDB_PASSWORD=hunter2\nexport BROKER=amqp://u:p@q\nLONG=9aF3kQ7zLm2XvB8wT1cRq\n",
      "compose.yml": web("    environment: {A: '${DB_PASSWORD}', B: '${BROKER}', C: '${LONG}', D: '${MODE}'}\n"),
    });
    const found = await seen(repo);
    expect(found.services).toEqual({
      web: { A: at("DB_PASSWORD"), B: at("BROKER"), C: "9aF3kQ7zLm2XvB8wT1cRq", D: "quick" },
    });
    expect(found.warnings).toEqual([
      ".env.prod:3: DB_PASSWORD, BROKER look like secrets and are committed; no release holds their values → " +
        "Keep secrets out of git, or list what is none under `variables:` of the environment in aip-deploy.yml.",
    ]);
    expect(found.notes).toEqual([]);
  });

  test("a file that git only holds a link to is not held", async () => {
    const repo = checkout(
      { "compose.yml": web("    environment: {A: '${LONG}'}\n"), ".env.prod": { link: "outside.env" } },
      { "outside.env": "LONG=9aF3kQ7zLm2XvB8wT1cRq\n" },
    );
    expect((await seen(repo)).services).toEqual({ web: { A: at("LONG") } });
  });

  test("the environment's variables and secrets win, and the later of two files", async () => {
    const repo = checkout(
      {
        "compose.yml": web("    environment: [DB_PASSWORD, API_KEY, TOKEN, OTHER_TOKEN]\n"),
        ".env": "TOKEN=early\nOTHER_TOKEN=other\n",
      },
      { ".env.prod": "DB_PASSWORD=file\nAPI_KEY=file\nTOKEN=late\n", secret: "configured" },
    );
    const environment = {
      envFiles: [".env", ".env.prod"],
      variables: { DB_PASSWORD: "plain" },
      secrets: { API_KEY: { kind: "file" as const, file: "secret" } },
    };
    const found = await seen(repo, environment);
    expect(found.services).toEqual({
      web: { DB_PASSWORD: "plain", API_KEY: at("API_KEY"), TOKEN: at("TOKEN"), OTHER_TOKEN: at("OTHER_TOKEN") },
    });
    expect(found.secrets).toMatchObject({ API_KEY: { kind: "file" }, TOKEN: { file: ".env.prod" } });
    expect((await resolved(repo, environment)).values).toEqual({
      API_KEY: "configured",
      TOKEN: "late",
      OTHER_TOKEN: "other",
    });
  });

  test("a text that refers to other secrets holds none itself", async () => {
    const repo = checkout(
      { "compose.yml": web("    environment: {A: '${URL}', B: '${OWN}'}\n"), ".env": "" },
      { ".env.prod": "URL=pg://app:${DB_PASSWORD}@db\nOWN=pg://app:${DB_PASSWORD}@db?token=x&password=y\n" },
    );
    const environment = { secrets: { DB_PASSWORD: { kind: "environment" as const, variable: "DB" } } };
    const found = await seen(repo, environment);
    expect(found.services).toEqual({
      web: { A: `pg://app:${at("DB_PASSWORD")}@db`, B: `pg://app:${at("DB_PASSWORD")}@db?token=x&password=y` },
    });
  });

  test("a variable that a Compose secret is made of is a secret, whatever it is called", async () => {
    const repo = checkout(
      { "compose.yml": `${web("    secrets: [pin]\n")}secrets:\n  pin: {environment: PLAIN}\n` },
      { ".env.prod": "PLAIN=word\n" },
    );
    expect((await seen(repo)).secrets).toEqual({ PLAIN: { kind: "env-file", file: ".env.prod", variable: "PLAIN" } });
  });

  test("without env files Compose looks beside the first file, and so do we", async () => {
    const repo = checkout(
      { "deploy/compose.yml": web("    environment: [DB_PASSWORD]\n") },
      { "deploy/.env": "DB_PASSWORD=hunter2\n" },
    );
    const environment = { composeFiles: ["deploy/compose.yml"], envFiles: [] };
    expect((await seen(repo, environment)).secrets).toEqual({
      DB_PASSWORD: { kind: "env-file", file: "deploy/.env", variable: "DB_PASSWORD" },
    });
    expect((await resolved(repo, environment)).values).toEqual({ DB_PASSWORD: "hunter2" });
  });

  test("Compose is started once more, and not at all where git holds a file without anything secret in it", async () => {
    const files = { "compose.yml": web("    environment: [MODE]\n") };
    const plain = counting();
    await look(checkout({ ...files, ".env.prod": "MODE=quick\n" }), {}, plain.by);
    expect(plain.commands.filter(({ program }) => program === "docker")).toHaveLength(1);
    const secret = counting();
    await look(checkout(files, { ".env.prod": "MODE=quick\nDB_PASSWORD=hunter2\n" }), {}, secret.by);
    const started = secret.commands.filter(({ program }) => program === "docker");
    expect(started).toHaveLength(2);
    expect(JSON.stringify(started)).not.toContain("hunter2");
  });
});

describe("env files of services", () => {
  test("everything from one that git does not hold stays out, and what looks secret from others", async () => {
    const repo = checkout(
      {
        "compose.yml": `services:
  auth: {image: a, env_file: [services/auth/common.env, services/auth/.env], environment: {MODE: own, COPY: "\${MODE:-x}"}}
  user: {image: u, env_file: services/user/.env}
  plain: {image: p, env_file: services/auth/common.env}
`,
        "services/auth/common.env": "MODE=common\nLEVEL=info\nDJANGO_SECRET_KEY=of-all\n",
      },
      {
        "services/auth/.env": "DB_PASSWORD=of-auth\nWORKERS=3\nMODE=quick\nEMPTY=\n",
        "services/user/.env": "DB_PASSWORD=of-user\n",
      },
    );
    const found = await seen(repo, { envFiles: [] });
    expect(found.services).toEqual({
      auth: {
        COPY: "x",
        DB_PASSWORD: at("DB_PASSWORD_of_services_auth__env"),
        DJANGO_SECRET_KEY: at("DJANGO_SECRET_KEY_of_services_auth_common_env"),
        EMPTY: "",
        LEVEL: "info",
        MODE: "own",
        WORKERS: at("WORKERS_of_services_auth__env"),
      },
      user: { DB_PASSWORD: at("DB_PASSWORD_of_services_user__env") },
      plain: {
        DJANGO_SECRET_KEY: at("DJANGO_SECRET_KEY_of_services_auth_common_env"),
        LEVEL: "info",
        MODE: "common",
      },
    });
    expect(found.warnings).toEqual([
      expect.stringMatching(/^services\/auth\/common\.env:3: DJANGO_SECRET_KEY looks like a secret and is committed/),
    ]);
    const { values, learnt } = await resolved(repo, { envFiles: [] });
    expect(values).toEqual({
      DB_PASSWORD_of_services_auth__env: "of-auth",
      DB_PASSWORD_of_services_user__env: "of-user",
      DJANGO_SECRET_KEY_of_services_auth_common_env: "of-all",
      WORKERS_of_services_auth__env: "3",
    });
    // "3" taken out of every text would leave nothing to read.
    expect(learnt).not.toContain("WORKERS_of_services_auth__env");
  });

  test("a path with a variable, an anchor, another file's service, an optional file that is missing", async () => {
    const repo = checkout(
      {
        "compose.yml": `x-all: &all
  env_file: [{path: "./\${STAGE}.env", required: true}, {path: none.env, required: false}]
services:
  web: {<<: *all, image: web}
  job: {extends: {file: more/base.yml, service: base}, image: job}
`,
        "more/base.yml": "services:\n  base: {image: base, env_file: base.env, environment: [OWN_KEY=own]}\n",
        ".env.prod": "STAGE=prod\n",
      },
      { "prod.env": "A_KEY=of-prod\n", "more/base.env": "B_KEY=of-base\nOWN_KEY=of-file\n" },
    );
    const found = await seen(repo);
    expect(found.services).toEqual({
      web: { A_KEY: at("A_KEY_of_prod_env") },
      job: { B_KEY: at("B_KEY_of_more_base_env"), OWN_KEY: "own" },
    });
    expect((await resolved(repo)).values).toEqual({ A_KEY_of_prod_env: "of-prod", B_KEY_of_more_base_env: "of-base" });
  });

  test("the same file for Compose and for a service gives each variable one name", async () => {
    const repo = checkout(
      { "compose.yml": `${web("    env_file: .env.prod\n")}  job: {image: job, environment: ["P=\${DB_PASSWORD}"]}\n` },
      { ".env.prod": "DB_PASSWORD=hunter2\nMODE=quick\n" },
    );
    const found = await seen(repo);
    expect(found.services).toEqual({
      web: { DB_PASSWORD: at("DB_PASSWORD"), MODE: at("MODE_of_env_prod") },
      job: { P: at("DB_PASSWORD") },
    });
    expect((await resolved(repo)).values).toEqual({ DB_PASSWORD: "hunter2", MODE_of_env_prod: "quick" });
  });

  test("what a file takes from the environment's files and secrets is there when it is read again", async () => {
    const repo = checkout(
      { "compose.yml": web("    env_file: web.env\n") },
      { ".env.prod": "DB_PASSWORD=hunter2\n", "web.env": "URL=pg://app:${DB_PASSWORD}@db?key=${API_KEY}\n" },
    );
    const environment = { secrets: { API_KEY: { kind: "environment" as const, variable: "API" } } };
    const found = await seen(repo, environment);
    expect(found.services).toEqual({ web: { URL: at("URL_of_web_env") } });
    expect(found.secrets["URL_of_web_env"]).toMatchObject({ needs: ["API_KEY"] });
    const { values } = await resolved(repo, environment, { API: "k3y" });
    expect(values["URL_of_web_env"]).toBe("pg://app:hunter2@db?key=k3y");
  });

  test("the environment's variables and secrets win here too", async () => {
    const repo = checkout(
      { "compose.yml": web("    env_file: web.env\n") },
      { "web.env": "PUBLIC=word\nDB_PASSWORD=hunter2\n" },
    );
    const found = await seen(repo, {
      envFiles: [],
      variables: { PUBLIC: "whatever" },
      secrets: { DB_PASSWORD: { kind: "environment", variable: "DB" } },
    });
    expect(found.services).toEqual({ web: { PUBLIC: "word", DB_PASSWORD: at("DB_PASSWORD") } });
    expect(found.secrets["DB_PASSWORD"]).toEqual({ kind: "environment", variable: "DB" });
  });
});

test("where Compose cannot do without the value, the way out is named", async () => {
  const repo = checkout({ "compose.yml": web('    ports: ["${PORT_KEY}:80"]\n') }, { ".env.prod": "PORT_KEY=p8080\n" });
  expect(await problemLines(() => look(repo))).toEqual([
    expect.stringMatching(/\$\{PORT_KEY\}.* → PORT_KEY looks like a secret/s),
  ]);
});

describe("what cannot be read", () => {
  test.each([
    ["a name with a space", "OK=1\nPASS WORD=hunter2\n", "key cannot contain a space"],
    ["a quote that does not end", 'TOKEN="hunter2\n', "unterminated quoted value"],
    ["a name that is none", "%TOKEN=hunter2\n", "unexpected character"],
  ])("%s is said without what stands there", async (_case, content, said) => {
    const named = checkout({ "compose.yml": web("    environment: [TOKEN]\n") }, { ".env.prod": content });
    const [problem = "", ...more] = await problemLines(() => look(named));
    expect(more).toEqual([]);
    expect(problem).toMatch(/^\.env\.prod:\d+: Compose cannot read the env file: /);
    expect(problem).toContain(said);
    expect(problem).not.toContain("hunter2");
    const own = checkout(
      { "compose.yml": web("    env_file: [good.env, bad.env]\n") },
      { "good.env": "A=1\n", "bad.env": content },
    );
    const [other = ""] = await problemLines(() => look(own, { envFiles: [] }));
    expect(other).toMatch(/^bad\.env:\d+: Compose cannot read the env file: /);
    expect(other).not.toContain("hunter2");
  });

  test("files and variables that are gone are named together, beside every other secret", async () => {
    const repo = checkout(
      { "compose.yml": web("    env_file: web.env\n    environment: [DB_PASSWORD, API_TOKEN]\n") },
      { ".env.prod": "DB_PASSWORD=hunter2\nAPI_TOKEN=abc\n", "web.env": "A_KEY=b\n" },
    );
    const { secrets } = await look(repo);
    repo.write({ ".env.prod": "DB_PASSWORD=\n", "web.env": null });
    const own = anEnvironment({ envFiles: [".env.prod"] });
    const { problems } = await resolveAvailable(
      [
        { name: "other", from: "file", file: "gone" },
        ...Object.entries(secrets).map(([name, each]) => referenceTo(name, each)),
      ],
      {
        root: repo.root,
        variables: {},
        learn: () => undefined,
        envFiles: envFileReader({ ...own, root: repo.root }, runner),
      },
    );
    expect(problems).toEqual([
      "secret other: file gone is missing, and the variable OTHER is not set",
      "secret API_TOKEN: .env.prod does not set API_TOKEN",
      "secret DB_PASSWORD: .env.prod does not set DB_PASSWORD",
      "secret A_KEY_of_web_env: file web.env is missing",
    ]);
  });
});
