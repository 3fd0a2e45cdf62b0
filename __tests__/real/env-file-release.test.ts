import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { docker } from "../support/engine.ts";
import { openSmallApp, type SmallApp } from "../support/small-app.ts";

/** What must be in containers and nowhere else. */
const password = "pa$w0rd-of-the-database";
const token = "t0ken-of-the-queue";
const level = "a level that nobody would call a secret";

let app: SmallApp;
let first: string;

beforeAll(async () => {
  app = await openSmallApp();
  app.checkout.commit(files(app), "One environment, which knows its secrets from env files");
  app.checkout.write({
    ".env.prod": `GATEWAY_PORT=${app.ports.production}\nDB_PASSWORD='${password}'\n`,
    "worker/secrets.env": `QUEUE_TOKEN=${token}\nLEVEL="${level}"\n`,
  });
}, 120_000);

afterAll(async () => {
  await app.close();
}, 60_000);

function files({ name, registry, ports }: SmallApp) {
  return {
    ".gitignore": ".secrets/\n.env.prod\nworker/secrets.env\n",
    ".dockerignore": "**/*.env\n",
    "worker/.dockerignore": "*.env\n",
    "aip-deploy.yml": `app: ${name}
registry: ${registry.address}/${name}
environments:
  production:
    branch: develop
    url: http://127.0.0.1:${ports.production}/version
    gates: { approval: false }
services:
  web: { ready: http://:8080/version }
build: { cache: none }
`,
    "docker-compose.yml": compose(),
    "docker-compose.dev.yml": null,
    "docker-compose.staging.yml": null,
    "docker-compose.prod.yml": "services:\n  web:\n    ports: ['127.0.0.1:${GATEWAY_PORT}:8080']\n",
  };
}

function compose(more = ""): string {
  return `
services:
  store: { image: "busybox:1.37", stop_signal: SIGKILL, command: [sleep, "1000"] }
  web:
    build: ./web
    stop_signal: SIGKILL
    environment:
      DATABASE_URL: "postgresql://app:\${DB_PASSWORD}@store/app"${more}
  worker:
    build: ./worker
    stop_signal: SIGKILL
    env_file: worker/secrets.env
`;
}

async function environmentOf(service: string): Promise<string[]> {
  const { [service]: container } = await app.containers("production");
  return JSON.parse(await docker("inspect", "--format", "{{json .Config.Env}}", container?.id ?? "")) as string[];
}

async function ids(): Promise<Record<string, string>> {
  const all = Object.entries(await app.containers("production"));
  return Object.fromEntries(all.map(([service, { id }]) => [service, id]));
}

/** Every byte that the ledger keeps: each tag's manifest and all that it refers to. */
async function ledger(): Promise<string[]> {
  const base = `http://${app.registry.address}/v2/${app.name}/aip-deploy`;
  const accept = "application/vnd.oci.image.manifest.v1+json";
  const read = async (path: string) => await (await fetch(`${base}/${path}`, { headers: { accept } })).text();
  const { tags } = JSON.parse(await read("tags/list")) as { tags: string[] };
  const manifests = await Promise.all(tags.map((tag) => read(`manifests/${tag}`)));
  const digests = manifests.flatMap((manifest) => manifest.match(/sha256:[0-9a-f]{64}/g) ?? []);
  return [...manifests, ...(await Promise.all([...new Set(digests)].map((digest) => read(`blobs/${digest}`))))];
}

function spellings(value: string): string[] {
  return [value, value.replaceAll("$", "$$$$"), encodeURIComponent(value), Buffer.from(value).toString("base64")];
}

describe("secrets of env files that git does not hold", () => {
  test("reach their containers, and neither the registry nor any line that is printed", async () => {
    const spoken = await app.run("run", "--json", "--verbose");
    expect(spoken).toMatchObject({ code: 0 });
    first = spoken.json("run").release;
    expect(await environmentOf("web")).toContain(`DATABASE_URL=postgresql://app:${password}@store/app`);
    expect(await environmentOf("worker")).toEqual(expect.arrayContaining([`QUEUE_TOKEN=${token}`, `LEVEL=${level}`]));
    const { web } = await app.containers("production");
    expect(await docker("exec", web?.id ?? "", "sh", "-c", "echo $DATABASE_URL")).toContain(password);
    const stored = await ledger();
    expect(stored.filter((text) => text.includes(first.slice(0, 12)) || text.includes("DATABASE_URL"))).not.toEqual([]);
    for (const value of [password, token, level].flatMap(spellings)) {
      expect(stored.filter((text) => text.includes(value))).toEqual([]);
    }
    for (const value of [password, token]) expect(spoken.stdout + spoken.stderr).not.toContain(value);
  }, 90_000);

  test("a plan names what the release holds of them", async () => {
    const { notes } = (await app.run("plan", "--json")).json("plan");
    expect(notes).toContain("the release holds the value of GATEWAY_PORT from .env.prod, which git does not track");
  }, 60_000);

  test("a rotated one is the same release, and restarts the service that uses it and no other", async () => {
    const before = await ids();
    app.checkout.write({ ".env.prod": `GATEWAY_PORT=${app.ports.production}\nDB_PASSWORD=another-pa55word\n` });
    const spoken = await app.run("run", "--json");
    expect(spoken).toMatchObject({ code: 0 });
    expect(spoken.json("run").release).toBe(first);
    const after = await ids();
    expect(Object.keys(after).filter((service) => after[service] !== before[service])).toEqual(["web"]);
    expect(await environmentOf("web")).toContain("DATABASE_URL=postgresql://app:another-pa55word@store/app");
    app.checkout.write({ "worker/secrets.env": `QUEUE_TOKEN=${token}-2\nLEVEL="${level}"\n` });
    expect(await app.run("run")).toMatchObject({ code: 0 });
    const last = await ids();
    expect(Object.keys(last).filter((service) => last[service] !== after[service])).toEqual(["worker"]);
    expect(await environmentOf("worker")).toContain(`QUEUE_TOKEN=${token}-2`);
  }, 120_000);

  test("all that are gone are named at once, and nothing is touched", async () => {
    const before = await ids();
    app.checkout.write({ ".env.prod": `GATEWAY_PORT=${app.ports.production}\n`, "worker/secrets.env": null });
    const spoken = await app.run("deploy", "production", "--release", first);
    expect(spoken.code).toBe(2);
    expect(spoken.stderr).toContain("secret DB_PASSWORD: .env.prod does not set DB_PASSWORD");
    expect(spoken.stderr).toContain("secret QUEUE_TOKEN_of_worker_secrets_env: file worker/secrets.env is missing");
    expect(await ids()).toEqual(before);
  }, 60_000);
});

test("a value that somebody wrote into the Compose file or a mounted file stops the release", async () => {
  app.checkout.write({
    ".env.prod": `GATEWAY_PORT=${app.ports.production}\nDB_PASSWORD='${password}'\n`,
    "worker/secrets.env": `QUEUE_TOKEN=${token}\n`,
  });
  const more = `\n      COPY: "x ${password.replaceAll("$", "$$$$")}"\n    volumes: ["./conf:/conf:ro"]`;
  app.checkout.commit({
    "docker-compose.yml": compose(more),
    "conf/queue.ini": `[queue]\ntoken = ${token}\n`,
    "conf/site.key": "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n",
  });
  const before = await ids();
  const spoken = await app.run("run");
  expect(spoken.code).toBe(2);
  expect(spoken.stderr).toContain(
    "docker-compose.yml:9:7: services.web.environment.COPY: holds the value of the secret DB_PASSWORD of production",
  );
  expect(spoken.stderr).toContain(
    "conf/queue.ini: holds the value of the secret QUEUE_TOKEN_of_worker_secrets_env of production",
  );
  expect(spoken.stdout + spoken.stderr).not.toContain(password);
  expect(spoken.stdout + spoken.stderr).not.toContain(token);
  expect(await ids()).toEqual(before);
  app.checkout.commit({ "docker-compose.yml": compose(`\n    volumes: ["./conf:/conf:ro"]`), "conf/queue.ini": "" });
  const { notes } = (await app.run("plan", "--json")).json("plan");
  expect(notes.filter((note) => note.includes("conf/"))).toEqual([
    "conf/site.key looks like a secret, and releases carry it in clear, since it is mounted: make it a Compose secret",
  ]);
}, 120_000);
