import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { Agent, request, type IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { ensureBaseImages } from "../../scripts/lab/base-images.ts";
import { freePort } from "../../scripts/lab/registry.ts";
import { Secret } from "../../src/secrets/secret.ts";
import { closedBundle } from "../../src/targets/compose/index.ts";
import { docker } from "../support/engine.ts";
import type { Files } from "../support/repository.ts";
import { openSmallApp, type SmallApp } from "../support/small-app.ts";
import { bringTo, materialsOf, outcomes } from "../targets/compose/lab.ts";
import { forms, openRollingLab, type RollingLab } from "../targets/compose/rolling-lab.ts";

jest.setTimeout(240_000);

const page = '<!doctype html>\n<title>Gone fishing</title>\n<p class="ü">Costs $5, \\o/ "back" at {two}; #1</p>\n';

const configuration = `worker_processes 1;
events { worker_connections 512; }
http {
  access_log off;
  error_log /dev/stderr warn;
  keepalive_min_timeout 3s;
  resolver 127.0.0.11 valid=1s ipv6=off;
  proxy_connect_timeout 100ms;
  include /dev/shm/aip-deploy/*.conf;
  map $upstream $address { default $upstream; include /dev/shm/aip-deploy/*.map; }
  # Not a server { of ours }.
  log_format odd "server { '";
  server {
    listen 8080;
    set $upstream web:8080;
    location / { proxy_pass http://$address; }
  }
}
`;

/** The small app with an NGINX before it, which alone has the port; its tests come in by it. */
function behindGateway(files: Files): Files {
  const text = (name: string) => files[name] as string;
  return {
    "gateway/nginx.conf": configuration,
    "page.html": page,
    "docker-compose.yml": text("docker-compose.yml").replace(
      "  worker:\n",
      `  gateway:
    image: nginx:1.30
    command: [nginx, -c, /etc/gateway/nginx.conf, -g, daemon off;]
    stop_signal: SIGQUIT
    volumes: ["./gateway:/etc/gateway:ro"]
    healthcheck: { test: [CMD, curl, -fsS, "http://127.0.0.1:8080/version"], interval: 2s, retries: 3 }
    depends_on: [web]
  worker:
`,
    ),
    "docker-compose.dev.yml": text("docker-compose.dev.yml").replace(
      / {4}ports: .*\n/,
      (ports) => `  gateway:\n${ports}`,
    ),
    "aip-deploy.yml": text("aip-deploy.yml").replace(
      "  web:\n",
      "  gateway: { ready: http://:8080/version }\n  web:\n",
    ),
    "tests/serve.sh": text("tests/serve.sh").replace(
      "wget -qO- http://web:8080/version",
      'wget -qO- --header "X-Aip-Deploy-Pass: ${AIP_DEPLOY_PASS:-none}" http://gateway:8080/version',
    ),
  };
}

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

function ask(url: string, agent: Agent | false = false, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, signal: AbortSignal.timeout(20_000) }, (response) => {
      textOf(response).then((body) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      }, reject);
    });
    sent.on("error", reject);
    sent.end(method === "POST" ? "a body" : undefined);
  });
}

/** Asks again and again over kept and new connections; `ended` tells what was answered, and what was lost. */
function stream(url: string) {
  const agent = new Agent({ keepAlive: true });
  const seen = new Set<string>();
  const pending: Promise<void>[] = [];
  let count = 0;
  const timer = setInterval(() => {
    const how = [agent, agent, false] as const;
    const one = ask(url, how[count % 3]);
    count += 1;
    pending.push(
      one.then(
        ({ status, body }) => void seen.add(body === page ? `${status} page` : `${status} ${body.trim().slice(0, 40)}`),
        (error: unknown) => void seen.add(`lost: ${String((error as NodeJS.ErrnoException).code)}`),
      ),
    );
  }, 25).unref();
  return async () => {
    clearInterval(timer);
    await Promise.all(pending);
    agent.destroy();
    return [...seen].sort();
  };
}

describe("an app behind an NGINX", () => {
  let app: SmallApp;
  let url: string;
  beforeAll(async () => {
    await ensureBaseImages(() => undefined, ["nginx:1.30"]);
    app = await openSmallApp(behindGateway);
    url = `http://127.0.0.1:${app.ports.dev}/version`;
    expect((await app.run("run")).code).toBe(0);
  });
  afterAll(async () => {
    await app.close();
  }, 60_000);

  const on = [
    "maintenance",
    "on",
    "dev",
    "--reason",
    "moving the database",
    "--page",
    "page.html",
    "--retry-after",
    "10m",
  ];
  const gateway = async () => (await app.containers("dev"))["gateway"]?.id ?? "";
  const inside = async () => docker("exec", await gateway(), "sh", "-c", "cat /etc/gateway/*");
  const newest = async () => (await app.run("history", "dev", "--json")).json("history").entries[0];

  /** Everything that lies in the gateway's own folder on the host, which is what an engine that restarts it would give it. */
  function onHost(): string[] {
    const live = join(app.stateDirectory, `${app.name}-dev`, "live");
    return readdirSync(live, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".conf"))
      .map((name) => readFileSync(join(live, name), "utf8"));
  }

  async function expectPage(): Promise<void> {
    const kept = new Agent({ keepAlive: true, maxSockets: 1 });
    for (const [path, agent, method] of [
      ["version", false, "GET"],
      ["picture.png", kept, "GET"],
      ["version", kept, "POST"],
    ] as const) {
      const { status, headers, body } = await ask(new URL(path, url).href, agent, method);
      expect([status, body]).toEqual([503, page]);
      expect(headers).toMatchObject({
        ...{ "retry-after": "600", "cache-control": "no-store", "content-type": "text/html; charset=utf-8" },
        connection: agent === false ? "close" : "keep-alive",
      });
    }
    kept.destroy();
  }

  test("everybody is shown the page, no connection is lost, and whoever looks sees why", async () => {
    const before = await gateway();
    const ended = stream(url);
    const spoken = await app.run(...on, "--by", "Ada");
    await expectPage();
    expect([spoken.code, await ended()]).toEqual([0, ["200 1", "503 page"]]);
    expect(spoken.stdout).toMatch(
      /^✓ dev shows the maintenance page: 503, Retry-After: 600; number \d+ of its history/,
    );
    expect(await gateway()).toBe(before);
    // Its own health check comes from inside.
    expect(await docker("exec", before, "curl", "-fsS", "http://127.0.0.1:8080/version")).toBe("1");

    expect(await newest()).toMatchObject({
      ...{ kind: "maintenance-on", retryAfterSeconds: 600, doors: [{ unit: "gateway", kind: "nginx" }] },
      act: { by: "Ada", reason: "moving the database" },
    });
    const board = await app.run("status");
    expect(board.stdout).toMatch(
      /dev shows everybody the maintenance page, since .* by Ada \(moving the database\); aip-deploy maintenance off dev/,
    );
    const { environments } = (await app.run("status", "--json")).json("status");
    expect(environments[0]).toMatchObject({ health: "well", state: { maintenance: { act: { by: "Ada" } } } });

    const again = await app.run(...on, "--by", "Grace");
    expect(again.stdout).toMatch(/since .* by Ada: 503/);
    const [, pass = ""] = /x_aip_deploy_pass = "([0-9a-f]{32})"/.exec(await inside()) ?? [];
    expect(pass).toHaveLength(32);
    expect([spoken, again, board].flatMap(({ stdout, stderr }) => [stdout, stderr]).join("")).not.toContain(pass);
  });

  test("a deployment and a rollback go on behind it, and prove their public route", async () => {
    app.checkout.commit({ "web/version": "2\n", "gateway/nginx.conf": `${configuration}# second\n` });
    const ended = stream(url);
    const deployed = await app.run("run", "--json");
    expect([deployed.code, deployed.stderr]).toEqual([0, expect.any(String)]);
    const { deployment } = deployed.json("run");
    expect(deployment).toMatchObject({ verified: true, requests: { lost: 0 } });
    expect(deployment?.checks.map(({ name, outcome }) => `${name}: ${outcome}`)).toEqual([
      "every unit runs the release: succeeded",
      "every unit is ready: succeeded",
      "public route: succeeded",
      "integration tests: succeeded",
    ]);
    expect(await inside()).toContain("# second");
    const back = await app.run("rollback", "dev");
    expect([back.code, await ended()]).toEqual([0, ["503 page"]]);
    expect(await inside()).not.toContain("# second");
    await app.run("lift", "dev");
    await docker("restart", await gateway());
    while ((await ask(url).catch(() => undefined)) === undefined) await sleep(50);
    await expectPage();
  });

  test("off gives everybody the app again, and the gateway the very bytes of the release", async () => {
    const ended = stream(url);
    const spoken = await app.run("maintenance", "off", "dev", "--reason", "moved");
    expect([spoken.code, await ended()]).toEqual([0, ["200 1", "503 page"]]);
    expect(await inside()).toBe(configuration.trim());
    expect(onHost()).toEqual(onHost().map(() => configuration));
    expect(await newest()).toMatchObject({ kind: "maintenance-off", act: { reason: "moved" } });
    const again = await app.run("maintenance", "off", "dev");
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining("dev is not in maintenance")]);
    expect((await app.run("drift", "dev")).code).toBe(0);
  });

  test("killed when the page is up and that is not recorded, the next deployment or the same again heals it", async () => {
    for (const next of [["deploy", "dev"], on]) {
      // An idle connection that was kept open keeps it busy for a while.
      const kept = new Agent({ keepAlive: true });
      await ask(url, kept);
      const running = app.start(...on);
      while ((await ask(url)).status === 200) await sleep(20);
      running.killOnly();
      await running.ended;
      kept.destroy();
      const { environments } = (await app.run("status", "--json")).json("status");
      expect(environments[0]?.interrupted).toMatch(/^maintenance on dev by .* was interrupted$/);
      const healed = await app.run(...next);
      expect([healed.code, healed.stderr]).toEqual([
        0,
        expect.stringMatching(/maintenance on dev .* was interrupted; /),
      ]);
      expect((await ask(url)).status).toBe(next === on ? 503 : 200);
    }
    expect((await app.run("maintenance", "off", "dev")).code).toBe(0);
    expect(onHost().join("")).not.toContain("aip-deploy: maintenance");
    expect(await inside()).toBe(`${configuration}# second`);
  });

  test("what does not show the page to somebody from outside is undone", async () => {
    const elsewhere = `http://${app.registry.address}/v2/`;
    app.checkout.commit({
      "aip-deploy.yml": readFileSync(join(app.checkout.root, "aip-deploy.yml"), "utf8").replace(url, elsewhere),
    });
    expect((await app.run("run")).code).toBe(0);
    const before = await inside();
    const spoken = await app.run("maintenance", "on", "dev", "--reason", "x");
    expect([spoken.code, spoken.stdout]).toEqual([
      1,
      expect.stringMatching(
        /✗ dev could not be closed for maintenance[^]*answered 200, expected 503[^]*dev is as it was before/,
      ),
    ]);
    expect([await inside(), (await ask(url)).status]).toEqual([before, 200]);
    expect((await app.run("status", "--json")).json("status").environments[0]?.state.maintenance).toBeUndefined();
  });
});

describe("a HAProxy", () => {
  let lab: RollingLab;
  afterAll(async () => {
    await lab.close();
  }, 60_000);

  test("shows the page, closes what is still open to the app, and gets its own bytes back", async () => {
    const port = await freePort();
    const form = forms["haproxy, runtime API"];
    const ports = [{ target: 8080, published: String(port), host_ip: "127.0.0.1", protocol: "tcp", mode: "ingress" }];
    lab = await openRollingLab({ ...form, service: { ...form.service, ports } });
    const url = `http://127.0.0.1:${port}/`;
    const rendered = await lab.app({ VERSION: "1" });
    const open = materialsOf(rendered);
    expect(outcomes(await bringTo(lab.target, rendered)).at(-1)).toBe("every unit is ready: succeeded");
    const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`);
    const left = once(socket, "close");
    await once(socket, "open");

    const notice = { page, retryAfterSeconds: 60, pass: "a1b2" };
    const { bundle, files } = await closedBundle(
      rendered.bundle,
      [{ unit: "gateway", kind: "haproxy" }],
      notice,
      open.file,
    );
    const materials = {
      ...open,
      file: async (digest: string) => files.get(digest) ?? (await open.file(digest)),
      closed: { bundle, pass: new Secret("pass", notice.pass) },
    };
    const closed = await bringTo(lab.target, rendered, materials);
    expect(outcomes(closed)).toContain("reload:1 succeeded");
    await left;
    const { status, headers, body } = await ask(`${url}hello`);
    expect([status, headers["retry-after"], body]).toEqual([503, "60", page]);
    expect(await (await fetch(url, { headers: { "x-aip-deploy-pass": "a1b2" } })).text()).toBe("1");
    expect((await bringTo(lab.target, rendered, materials)).steps).toEqual([]);

    await bringTo(lab.target, rendered);
    expect((await ask(`${url}hello`)).status).toBe(200);
    const [id = ""] = await lab.ids("gateway");
    expect(await lab.docker("exec", id, "cat", "/etc/gateway/haproxy.cfg")).toBe(form.files["haproxy.cfg"].trim());
  });
});
