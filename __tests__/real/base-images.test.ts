// The base images do what an ordinary Compose app asks of them, whether they were pulled or made here.

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureBaseImages } from "../../scripts/lab/base-images.ts";
import { ensureEngine } from "../../scripts/lab/engine.ts";
import { attempt, type Ran, run } from "../../scripts/lab/run.ts";

const prefix = `base-images-test-${randomBytes(3).toString("hex")}`;
const quiet = (): undefined => undefined;
let folder = "";

beforeAll(async () => {
  await ensureEngine(quiet);
  await ensureBaseImages(quiet);
  folder = await mkdtemp(join(tmpdir(), `${prefix}-`));
}, 600_000);

afterAll(async () => {
  const ours = await run("docker", ["ps", "--all", "--quiet", "--filter", `name=^${prefix}`]);
  await attempt("docker", ["rm", "--force", "--volumes", ...words(ours)]);
  await attempt("docker", ["volume", "rm", `${prefix}-data`]);
  await attempt("docker", ["image", "rm", `${prefix}-python`, `${prefix}-node`]);
  await rm(folder, { recursive: true, force: true });
}, 60_000);

describe("postgres:17", () => {
  const name = `${prefix}-postgres`;
  const start = async (): Promise<void> => {
    await docker(
      ...["run", "--detach", "--name", name, "--read-only", "--tmpfs", "/tmp", "--tmpfs", "/run/postgresql"],
      ...["--volume", `${prefix}-data:/var/lib/postgresql/data`],
      ...["--volume", `${join(folder, "password")}:/run/secrets/password:ro`],
      ...["--volume", `${join(folder, "initdb")}:/docker-entrypoint-initdb.d:ro`],
      ...["--env", "POSTGRES_USER=teacher", "--env", "POSTGRES_DB=school"],
      ...["--env", "POSTGRES_PASSWORD_FILE=/run/secrets/password", "postgres:17"],
    );
    await until(async () => (await query("secret", "SELECT 1")).code === 0);
  };
  // Loopback is trusted, as in the original; the container's own address is not.
  const query = (password: string, sql: string): Promise<Ran> =>
    attempt("docker", [
      ...["exec", "--env", `PGPASSWORD=${password}`, name, "sh", "-c"],
      ...['psql -h "$(hostname -i)" -U teacher -d school -Atc "$0"', sql],
    ]);

  test("takes its password from a file, runs the first start's files, and keeps its data", async () => {
    await file("password", "secret\n");
    await file("initdb/1.sql", "CREATE TABLE pupil (name text);");
    await file("initdb/2.sh", `psql -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "INSERT INTO pupil VALUES ('Ada')"`);
    await start();
    expect((await query("wrong", "SELECT 1")).stderr).toContain("password authentication failed");
    await query("secret", "INSERT INTO pupil VALUES ('Zoë')");
    await docker("rm", "--force", name);
    await start();
    expect((await query("secret", "SELECT name FROM pupil ORDER BY name")).stdout).toBe("Ada\nZoë\n");
    expect((await query("secret", "SHOW data_directory")).stdout).toBe("/var/lib/postgresql/data\n");
  }, 60_000);

  test("refuses to make a database without a password, and says how to give one", async () => {
    const { code, stderr } = await attempt("docker", ["run", "--rm", "postgres:17"]);
    expect(code).toBe(1);
    expect(stderr).toContain("POSTGRES_PASSWORD");
  }, 30_000);
});

test("rabbitmq:4-management knows the default user and its vhost, and reads conf.d", async () => {
  const name = `${prefix}-rabbitmq`;
  await file("rabbitmq.conf", "max_message_size = 4242\n");
  await docker(
    ...["run", "--detach", "--name", name, "--read-only", "--tmpfs", "/tmp", "--publish", "127.0.0.1::15672"],
    ...["--volume", `${join(folder, "rabbitmq.conf")}:/etc/rabbitmq/conf.d/20-app.conf:ro`],
    ...["--env", "RABBITMQ_DEFAULT_USER=queue", "--env", "RABBITMQ_DEFAULT_PASS=secret"],
    ...["--env", "RABBITMQ_DEFAULT_VHOST=tasks", "rabbitmq:4-management"],
  );
  const url = `http://${(await docker("port", name, "15672")).trim()}/api`;
  const ask = (path: string, password: string): Promise<Response> =>
    fetch(`${url}/${path}`, { headers: { authorization: `Basic ${btoa(`queue:${password}`)}` } });
  await until(async () => (await ask("whoami", "secret")).ok);
  expect((await ask("whoami", "wrong")).status).toBe(401);
  expect(await (await ask("vhosts/tasks", "secret")).json()).toMatchObject({ name: "tasks" });
  expect(await docker("exec", name, "rabbitmq-diagnostics", "environment")).toContain("{max_message_size,4242}");
}, 60_000);

test("nginx:1.30 fills its templates, logs to the container's output and stops gracefully, read-only", async () => {
  const name = `${prefix}-nginx`;
  const template = `server { listen 8080; location / { return 200 "\${GREETING} to $http_host\\n"; } }`;
  await file("templates/site.conf.template", template);
  await docker(
    ...["run", "--detach", "--name", name, "--read-only", "--publish", "127.0.0.1::8080", "--env", "GREETING=Welcome"],
    ...["--tmpfs", "/etc/nginx/conf.d", "--tmpfs", "/var/cache/nginx", "--tmpfs", "/run"],
    ...["--volume", `${join(folder, "templates")}:/etc/nginx/templates:ro`, "nginx:1.30"],
  );
  const address = (await docker("port", name, "8080")).trim();
  await until(async () => (await fetch(`http://${address}/`)).ok);
  expect(await (await fetch(`http://${address}/hello`)).text()).toBe(`Welcome to ${address}\n`);
  await docker("stop", name);
  expect(await docker("inspect", "--format", "{{.State.ExitCode}}", name)).toBe("0\n");
  expect(await docker("logs", name)).toContain('"GET /hello HTTP/1.1" 200');
}, 30_000);

test("python:3.13-slim installs packages where other stages look for them", async () => {
  const output = await buildAndRun(
    "python",
    `FROM python:3.13-slim AS build
     RUN pip install --no-cache-dir six
     FROM python:3.13-slim
     COPY --from=build /usr/local/lib/python3.13/site-packages /usr/local/lib/python3.13/site-packages
     CMD ["python", "-c", "import six, sys; print(sys.version_info[:2], sys.prefix, six.__file__)"]`,
  );
  expect(output).toBe("(3, 13) /usr/local /usr/local/lib/python3.13/site-packages/six.py\n");
}, 60_000);

test("node:22-slim installs packages and has the user node", async () => {
  const output = await buildAndRun(
    "node",
    `FROM node:22-slim
     WORKDIR /app
     RUN npm install --no-audit --no-fund is-number@7
     USER node
     CMD ["-p", "[process.versions.node.split('.')[0], require('is-number')('3'), process.getuid()].join()"]`,
  );
  expect(output).toBe("22,true,1000\n");
}, 60_000);

test("busybox:1.37 is a shell and nothing else", async () => {
  const output = await docker("run", "--rm", "--read-only", "busybox:1.37", "sh", "-c", "busybox | head -n 1");
  expect(output).toMatch(/^BusyBox v1\.37\./);
}, 30_000);

async function buildAndRun(name: string, dockerfile: string): Promise<string> {
  await run("docker", ["buildx", "build", "--quiet", "--load", "--tag", `${prefix}-${name}`, "-"], {
    input: dockerfile,
  });
  return docker("run", "--rm", "--read-only", `${prefix}-${name}`);
}

async function until(isReady: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 40_000;
  while (!(await isReady().catch(() => false))) {
    if (Date.now() > deadline) throw new Error("Not ready after 40 s");
    await sleep(100);
  }
}

async function file(name: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}

function docker(...args: string[]): Promise<string> {
  return run("docker", args);
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
