import { describe, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { localRunner } from "../../src/command/local.ts";
import type { Command } from "../../src/command/command.ts";
import type { Runner } from "../../src/command/runner.ts";
import { audit } from "../../src/compose/audit.ts";
import { gitFacts } from "../../src/compose/facts.ts";
import { imagesOf } from "../../src/compose/images.ts";
import { loadModel, type LoadInput } from "../../src/compose/load.ts";
import type { LoadedModel } from "../../src/compose/loaded.ts";
import { mountedPaths } from "../../src/compose/mounts.ts";
import { placeholder } from "../../src/compose/placeholders.ts";
import { neededServices, settingsOf } from "../../src/compose/settings.ts";
import type { EnvironmentConfig } from "../../src/config/config.ts";
import { DeployError } from "../../src/errors.ts";
import { aConfig, anEnvironment } from "../support/compose.ts";
import { line, problemLines } from "../support/problems.ts";
import { tree } from "../support/tree.ts";

const env = { ...process.env, TAG: "of-the-process", COMPOSE_PROJECT_NAME: "of-the-process", TZ: "Europe/Rome" };
const runner = localRunner({ env, redact: (text) => text });

function load(root: string, given: Partial<LoadInput> = {}, by: Runner = runner): Promise<LoadedModel> {
  const nothing = { envFiles: [], profiles: ["*"], variables: {}, secretNames: [], fallbackName: "shop-dev" };
  return loadModel({ root, files: ["docker-compose.yml"], ...nothing, ...given }, by);
}

function counting(): { runner: Runner; commands: Command[] } {
  const commands: Command[] = [];
  return {
    commands,
    runner: {
      run: (command, options) => {
        commands.push(command);
        return runner.run(command, options);
      },
    },
  };
}

describe("what Compose resolves", () => {
  test("one process, absolute paths, dollars doubled as printed, and nothing of ours left in it", async () => {
    const root = tree({
      "docker-compose.yml": `services:
  web:
    build: web/
    command: echo $$HOME
    volumes: [./data:/data]
`,
    });
    const { runner: by, commands } = counting();
    const { model, problems, warnings } = await load(root, {}, by);
    expect(commands).toHaveLength(1);
    expect(Object.keys(model).sort()).toEqual(["name", "networks", "services"]);
    expect(model.services["web"]).toMatchObject({
      build: { context: join(root, "web") },
      command: ["echo", "$$HOME"],
      volumes: [{ type: "bind", source: join(root, "data"), target: "/data" }],
    });
    expect([problems, warnings]).toEqual([[], []]);
  });

  test("variables come from the env files and the environment's variables, never from this process", async () => {
    const root = tree({
      ".env.dev": "TAG=of-the-file\nNAME=of-the-file\n",
      "docker-compose.yml": `services:
  web:
    image: \${NAME}:\${TAG}
    environment: [TZ, "PWD_HERE=\${PWD}"]
`,
    });
    const { model } = await load(root, { envFiles: [".env.dev"], variables: { NAME: "given" } });
    expect(model.services["web"]?.image).toBe("given:of-the-file");
    expect(model.services["web"]?.environment).toEqual({ TZ: null, PWD_HERE: root });
  });

  test("secrets stay placeholders, even when an env file holds their value", async () => {
    const root = tree({
      ".env.dev": "DB_PASSWORD=in-the-file\n",
      "docker-compose.yml": "services:\n  web:\n    image: web\n    environment: {URL: 'pg://u:${DB_PASSWORD:?}@db'}\n",
    });
    const { model } = await load(root, { envFiles: [".env.dev"], secretNames: ["DB_PASSWORD"] });
    expect(model.services["web"]?.environment).toEqual({ URL: `pg://u:${placeholder("DB_PASSWORD")}@db` });
    expect(JSON.stringify(model)).not.toContain("in-the-file");
  });

  const plain = "services:\n  web: {image: web}\n";
  test.each([
    ["nothing names it", plain, "", undefined, "shop-dev"],
    ["name:", `name: own\n${plain}`, "", undefined, "own"],
    ["COMPOSE_PROJECT_NAME", `name: own\n${plain}`, "COMPOSE_PROJECT_NAME=by-file\n", undefined, "by-file"],
    ["project:", `name: own\n${plain}`, "COMPOSE_PROJECT_NAME=by-file\n", "given", "given"],
  ])("the project's name when %s", async (_case, file, envFile, project, name) => {
    const root = tree({ "docker-compose.yml": file, ".env": envFile });
    const { model } = await load(root, { project });
    expect([model.name, model.networks]).toEqual([
      name,
      { default: expect.objectContaining({ name: `${name}_default` }) },
    ]);
  });

  test("profiles: everything is seen, and those of COMPOSE_PROFILES are known", async () => {
    const root = tree({
      ".env.dev": "COMPOSE_PROFILES=mail,debug\n",
      "docker-compose.yml": `services:
  web: {image: web}
  mail: {image: mail, profiles: [mail]}
  tests: {image: tests, profiles: [tests]}
`,
    });
    const all = await load(root, { envFiles: [".env.dev"] });
    expect(Object.keys(all.model.services)).toEqual(["mail", "tests", "web"]);
    expect(all.defaultProfiles).toEqual(["mail", "debug"]);
    const some = await load(root, { envFiles: [".env.dev"], profiles: ["tests"] });
    expect(Object.keys(some.model.services)).toEqual(["tests", "web"]);
  });

  test("extends, include, anchors, !reset and !override, contexts with .., an inline Dockerfile, a file in a folder", async () => {
    const root = tree({
      "deploy/compose.yml": `include: [../mail/compose.yml]
x-common: &common
  restart: always
services:
  web:
    <<: *common
    extends: {file: base.yml, service: common}
    build: {context: .., dockerfile: deploy/Dockerfile}
    ports: ["8080:80", "9229:9229"]
    environment: {A: "1"}
  job:
    build: {context: ../jobs, dockerfile_inline: "FROM scratch\\n"}
`,
      "deploy/base.yml": "services:\n  common:\n    volumes: [./conf:/conf]\n    environment: {B: '2'}\n",
      "deploy/prod.yml": "services:\n  web:\n    ports: !override ['80:80']\n    environment: !reset null\n",
      "mail/compose.yml": "services:\n  mail: {image: mail, volumes: ['./box:/box']}\n",
    });
    const { model, sources } = await load(root, { files: ["deploy/compose.yml", "deploy/prod.yml"] });
    const { web, job, mail } = model.services;
    expect(web).toMatchObject({
      restart: "always",
      build: { context: root, dockerfile: "deploy/Dockerfile" },
      ports: [{ published: "80", target: 80 }],
      volumes: [{ source: join(root, "deploy/conf") }],
    });
    expect(web?.environment ?? {}).toEqual({});
    expect(job?.build).toMatchObject({ context: join(root, "jobs"), dockerfile_inline: "FROM scratch\n" });
    expect(mail?.volumes?.[0]?.source).toBe(join(root, "mail/box"));
    expect(sources.locate(["services", "web", "ports"])).toEqual({ file: "deploy/prod.yml", line: 3, column: 5 });
    expect(sources.locate(["services", "web", "volumes"], ["./conf:"])).toEqual({
      file: "deploy/base.yml",
      line: 3,
      column: 15,
    });
    expect(sources.locate(["services", "web", "restart"])).toEqual({ file: "deploy/compose.yml", line: 3, column: 3 });
    expect(sources.locate(["services", "mail", "image"])).toEqual({ file: "mail/compose.yml", line: 2, column: 10 });
  });

  test("an override file that Compose merges by itself is not merged unless it is named", async () => {
    const root = tree({
      "docker-compose.yml": "services:\n  web: {image: web}\n",
      "docker-compose.override.yml": "services:\n  web: {image: mine}\n",
    });
    expect((await load(root)).model.services["web"]?.image).toBe("web");
    expect((await load(root, { files: [] })).model.services["web"]?.image).toBe("mine");
  });

  test("without files COMPOSE_FILE of the env file counts", async () => {
    const root = tree({
      ".env.prod": "COMPOSE_FILE=base.yml:prod.yml\n",
      "base.yml": "services:\n  web: {image: web}\n",
      "prod.yml": "services:\n  web: {image: prod}\n",
      "docker-compose.yml": "services: {}\n",
    });
    const { model } = await load(root, { files: [], envFiles: [".env.prod"] });
    expect(model.services["web"]?.image).toBe("prod");
  });

  test("a service behind an inactive profile that does not load is left out and named", async () => {
    const root = tree({
      "docker-compose.yml":
        "services:\n  web: {image: web}\n  debug: {image: d, profiles: [debug], env_file: .env.debug}\n",
    });
    const { model, warnings } = await load(root);
    expect(Object.keys(model.services)).toEqual(["web"]);
    expect(warnings.map(line)).toEqual([
      "docker-compose.yml:3:50: services.debug.env_file: left out services behind inactive profiles: .env.debug does not exist → Create it, or mark it `required: false`.",
    ]);
    await expect(load(root, { profiles: ["*", "debug"] })).rejects.toThrow(".env.debug does not exist");
  });
});

describe("what is wrong", () => {
  const compose = "docker-compose.yml";
  test.each<[string, Record<string, string>, string[]]>([
    [
      "broken YAML",
      { [compose]: "services:\n  web:\n    image: x\n   foo: 1\n" },
      ["docker-compose.yml:4:1: did not find expected key"],
    ],
    [
      "a key twice",
      { [compose]: "services:\n  web:\n    image: x\n    image: y\n" },
      ['docker-compose.yml:4:5: mapping key "image" already defined at line 3'],
    ],
    [
      "an unknown key",
      { [compose]: "services:\n  web:\n    image: x\n    imagee: y\n" },
      [
        expect.stringMatching(
          /^docker-compose\.yml:4:5: services\.web .*dditional propert.*imagee.* not allowed$/,
        ) as unknown as string,
      ],
    ],
    [
      "a wrong value",
      { [compose]: "services:\n  web:\n    image: x\n    mem_limit: abc\n" },
      [
        expect.stringMatching(
          /^docker-compose\.yml:4:5: .*services\[web\]\.mem_limit'.* invalid size: 'abc'$/,
        ) as unknown as string,
      ],
    ],
    [
      "neither image nor build",
      { [compose]: "services:\n  web:\n    ports: ['80']\n" },
      ['docker-compose.yml:2:3: service "web" has neither an image nor a build context specified'],
    ],
    [
      "an unknown dependency",
      { [compose]: "services:\n  web:\n    image: x\n    depends_on: [db]\n" },
      ['docker-compose.yml:4:5: service "web" depends on undefined service "db"'],
    ],
    [
      "a cycle",
      { [compose]: "services:\n  a:\n    image: x\n    depends_on: [b]\n  b:\n    image: x\n    depends_on: [a]\n" },
      [expect.stringMatching(/^docker-compose\.yml:[47]:5: dependency cycle detected: /) as unknown as string],
    ],
    [
      "a variable that is not closed",
      { [compose]: "services:\n  web:\n    image: ${x-\n" },
      [
        expect.stringMatching(
          /^docker-compose\.yml:3:5: invalid interpolation format for services\.web\.image\./,
        ) as unknown as string,
      ],
    ],
    [
      "an included and an extended file that are missing",
      { [compose]: "services:\n  web:\n    extends: {file: ./common/base.yml, service: x}\n" },
      ["docker-compose.yml:3:21: common/base.yml does not exist"],
    ],
    ["an empty file", { [compose]: "" }, ["docker-compose.yml: no services are defined"]],
    ["no such file", { other: "" }, ["docker-compose.yml: the Compose file does not exist"]],
  ])("%s", async (_case, files, lines) => {
    const root = tree(files);
    expect(await problemLines(() => load(root))).toEqual(lines);
  });

  test("required variables and missing env files: all at once, each with its line", async () => {
    const root = tree({
      ".env.dev": "SET=1\nEMPTY=\nWHERE=prod\n",
      "docker-compose.yml": `services:
  web:
    image: web:\${TAG_OF_WEB:?which version}
    environment:
      A: \${SET:?}
      B: \${EMPTY:?must not be empty}
      C: \${EMPTY?}
      # \${COMMENT:?}
    env_file: [.env.web, .env.dev, ".env.\${WHERE}"]
  db:
    image: db
    env_file:
      - path: .env.db
      - {path: .env.maybe, required: false}
`,
    });
    const set = (name: string) =>
      `Set ${name} in the environment's env file, or under its \`variables:\` or \`secrets:\` in aip-deploy.yml.`;
    expect(await problemLines(() => load(root, { envFiles: [".env.dev"] }))).toEqual([
      `docker-compose.yml:3:16: the variable TAG_OF_WEB is required and has no value: which version → ${set("TAG_OF_WEB")}`,
      `docker-compose.yml:6:10: the variable EMPTY is required and has no value: must not be empty → ${set("EMPTY")}`,
      "docker-compose.yml:9:16: services.web.env_file: .env.web does not exist → Create it, or mark it `required: false`.",
      "docker-compose.yml:9:36: services.web.env_file: .env.prod does not exist → Create it, or mark it `required: false`.",
      "docker-compose.yml:13:15: services.db.env_file: .env.db does not exist → Create it, or mark it `required: false`.",
    ]);
  });

  test("the environment's own env files: all that are missing", async () => {
    const root = tree({ "docker-compose.yml": "services: {}\n" });
    expect(await problemLines(() => load(root, { envFiles: [".env.a", ".env.b"] }))).toEqual(
      [".env.a", ".env.b"].map(
        (file) =>
          `${file}: the env file does not exist → Create it, or take it out of the environment's \`env-files:\`.`,
      ),
    );
  });

  test("secret and config files that are used and missing do not keep the model from being seen", async () => {
    const root = tree({
      "docker-compose.yml": `services:
  web: {image: web, secrets: [a, b], configs: [c]}
secrets:
  a: {file: .secrets/dev/a}
  b: {file: .secrets/dev/b}
  unused: {file: .secrets/dev/unused}
configs:
  c: {file: ./conf}
`,
      ".secrets/dev/a": "",
    });
    const { model, problems } = await load(root);
    expect(Object.keys(model.services)).toEqual(["web"]);
    expect(problems.map(line)).toEqual([
      "docker-compose.yml:5:7: secrets.b.file: .secrets/dev/b does not exist → Create it, or give its value as the variable B.",
      "docker-compose.yml:8:7: configs.c.file: conf does not exist",
    ]);
  });

  test("a variable that nobody sets, and the machine's home, are warned of at their lines", async () => {
    const root = tree({
      "docker-compose.yml": `services:
  web:
    image: web:\${VERSION}
    volumes: [~/data:/data]
    environment: {V: $VERSION, OK: "\${OTHER:-}", PRICE: "$$5"}
`,
    });
    const { warnings } = await load(root);
    expect(warnings.map(line)).toEqual([
      "docker-compose.yml:3:16: the variable VERSION is not set and becomes empty (and in 1 more place) → Set VERSION in the environment's env file, or write ${VERSION:-} if empty is meant.",
      "docker-compose.yml:4:15: ~ is the home folder on the machine that plans the release → Write an absolute path, or a variable of the environment.",
    ]);
  });

  test("a second file that is complete in itself is no overlay", async () => {
    const base = "services:\n  web:\n    build: ./web\n    ports: ['8080:80']\n";
    const files = ["docker-compose.yml", "docker-compose.prod.yml"];
    const whole = tree({
      [compose]: base,
      "docker-compose.prod.yml": "services:\n  web:\n    image: web\n    ports: ['80:80']\n",
    });
    expect((await load(whole, { files })).problems.map(line)).toEqual([
      "docker-compose.prod.yml:4:5: docker-compose.prod.yml is complete in itself; laid over the other files it publishes the ports of web twice → Use it alone:\n  compose-files:\n    - docker-compose.prod.yml\nIf it is meant as an overlay, write `ports: !override` in it.",
    ]);
    const overlay = tree({
      [compose]: base,
      "docker-compose.prod.yml": "services:\n  web:\n    restart: always\n    ports: ['9000:9000']\n",
    });
    expect((await load(overlay, { files })).problems).toEqual([]);
  });

  test.each([
    ["no docker at all", "/nowhere"],
    ["a docker without the plugin", undefined],
  ])("%s", async (_case, path) => {
    const root = tree({
      "docker-compose.yml": "services: {}\n",
      "bin/docker":
        "#!/bin/sh\necho \"docker: 'compose' is not a docker command.\" >&2\necho \"See 'docker --help'\" >&2\nexit 1\n",
    });
    chmodSync(join(root, "bin/docker"), 0o755);
    const by = localRunner({ env: { PATH: path ?? `${root}/bin:/bin:/usr/bin` }, redact: (text) => text });
    const error: unknown = await load(root, {}, by).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(DeployError);
    expect(error).toMatchObject({
      code: "compose.unavailable",
      hint: expect.stringContaining("Install Docker Compose") as unknown,
    });
  });
});

/** The files as a git repository that tracks all that it does not ignore, with these others lying in it. */
function repository(files: Readonly<Record<string, string>>, others: Readonly<Record<string, string>> = {}): string {
  const root = tree({ ...files, ...others });
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, stdio: "pipe" });
  git("init", "-q");
  git("add", "--", ...Object.keys(files));
  return root;
}

async function lookedThrough(root: string, environment: Partial<EnvironmentConfig> = {}) {
  const loaded = await load(root);
  const config = aConfig({ root, registry: "reg.test/shop" });
  const own = anEnvironment(environment);
  const settings = settingsOf(loaded, config, own);
  const facts = await gitFacts(root, mountedPaths(loaded), runner);
  const { images, problems } = imagesOf(loaded, { config, services: neededServices(settings) });
  const found = audit(loaded, settings, { environment: own, facts });
  return {
    images: images.map(({ name, services }) => `${name}: ${services.join(" ")}`),
    mounts: found.mounts.map(({ service, target, decision }) => `${service} ${target} ${decision}`),
    problems: [...problems, ...found.problems].map(({ message }) => message),
  };
}

describe("repositories as they come", () => {
  test("a web app for live reload, its worker, its database and its tests", async () => {
    const root = repository(
      {
        ".gitignore": "/media/*\n!/media/.gitkeep\n/pgdata\n",
        "media/.gitkeep": "",
        "app/Dockerfile": "FROM python:3.11-slim\nWORKDIR /app\nCOPY . .\nFROM python:3.11-slim AS test\n",
        "app/app.py": "",
        "nginx/default.conf": "",
        "docker-compose.yml": `services:
  nginx:
    image: nginx:1.27
    volumes: ["./nginx/default.conf:/etc/nginx/conf.d/default.conf:ro", "./media:/media:ro"]
  web:
    build: app
    volumes: ["./app:/app", /app/.venv, "./media:/app/media"]
    depends_on: {setup: {condition: service_completed_successfully}}
  worker:
    build: {context: ./app/, dockerfile: Dockerfile}
  setup:
    build: ./app
    command: python manage.py migrate
  db:
    image: postgres:15
    volumes: ["./pgdata:/var/lib/postgresql/data", "/etc/localtime:/etc/localtime:ro"]
  tests:
    build: ./tests
    profiles: [tests]
    labels: {aip-deploy.tests: /out/junit.xml}
  debug:
    build: ./debug
    profiles: [debug]
`,
        "tests/Dockerfile": "FROM python:3.11-slim\n",
        "debug/Dockerfile": "FROM python:3.11-slim\n",
      },
      { "pgdata/PG_VERSION": "15" },
    );
    expect(await lookedThrough(root)).toEqual({
      images: ["tests: tests", "web: setup web worker"],
      mounts: [
        "db /var/lib/postgresql/data state",
        "db /etc/localtime host",
        "nginx /etc/nginx/conf.d/default.conf capture",
        "nginx /media state",
        "web /app drop",
        "web /app/media state",
        "web /app/.venv drop",
      ],
      problems: [
        "./pgdata is mounted at /var/lib/postgresql/data and holds state: git ignores it",
        "./media is mounted at /media and holds state: the repository holds only a placeholder of it",
      ],
    });
    const placed = await lookedThrough(root, { state: { "./pgdata": "/srv/pg", "./media": "/srv/media" } });
    expect(placed.problems).toEqual([]);
  });

  test("paths with blanks, colons and brackets are asked about as they are", async () => {
    const root = repository({
      ".gitignore": "data [[]1]\n",
      "conf [1]/a": "",
      "docker-compose.yml": `services:
  web:
    image: web
    volumes:
      - {type: bind, source: "./conf [1]", target: /conf}
      - {type: bind, source: "./data [1]", target: /data}
      - {type: bind, source: "./:colon", target: /colon}
      - {type: bind, source: "./price$$5", target: /price}
`,
      price$5: "",
    });
    expect((await lookedThrough(root)).mounts).toEqual([
      "web /conf capture",
      "web /data state",
      "web /colon state",
      "web /price capture",
    ]);
  });
});
