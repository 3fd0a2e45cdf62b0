import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { freePort } from "../../scripts/lab/registry.ts";
import { losses, sentIn, startLoad } from "../support/load.ts";
import type { RenderedBundle } from "../../src/targets/rendered.ts";
import { actions, bringTo, outcomes, type Brought } from "../targets/compose/lab.ts";
import { killed } from "../targets/compose/killed.ts";
import { forms, openRollingLab, type GatewayForm, type RollingLab } from "../targets/compose/rolling-lab.ts";

const opened: RollingLab[] = [];

afterAll(async () => {
  for (const lab of opened) await lab.close();
}, 120_000);

const proven = ["every unit runs the release: succeeded", "every unit is ready: succeeded"];
const loaded = ["files succeeded", "pull succeeded", "reload:1 succeeded", ...proven];
const short = { settings: { drainSeconds: 2 } };

type Fixed = RollingLab & {
  readonly address: string;
  /** Brings it to a gateway whose file is another. */
  with(change: (text: string) => string): Promise<Brought>;
  bundle(change: (text: string) => string): Promise<RenderedBundle>;
};

/** A gateway that alone can have its port, so that it cannot be rolled. */
async function openFixed(form: GatewayForm, file: string, alone = false): Promise<Fixed> {
  const port = await freePort();
  const ports = [{ target: 8080, published: String(port), host_ip: "127.0.0.1", protocol: "tcp", mode: "ingress" }];
  const lab = await openRollingLab({ ...form, service: { ...form.service, ports }, ...(alone ? { alone: file } : {}) });
  opened.push(lab);
  const path = join(lab.checkout, "gateway", file);
  const first = readFileSync(path, "utf8");
  const bundle = (change: (text: string) => string) => {
    writeFileSync(path, change(first));
    return lab.app({ VERSION: "1" }, short);
  };
  return {
    ...lab,
    bundle,
    address: `http://127.0.0.1:${port}/`,
    with: async (change) => bringTo(lab.target, await bundle(change)),
  };
}

/** Over a connection of its own: one that was open before a reload may still be answered as before. */
async function header(url: string): Promise<string | undefined> {
  for (let attempt = 1; attempt < 30; attempt += 1) {
    // One that was restarted a moment ago may not listen yet.
    const found = await headerNow(url).catch(() => "");
    if (found !== "") return found;
    await sleep(100);
  }
  return await headerNow(url);
}

async function headerNow(url: string): Promise<string | undefined> {
  const [response] = (await once(get(url, { agent: false }), "response")) as [IncomingMessage];
  response.resume();
  const { "x-form": form } = response.headers;
  return Array.isArray(form) ? form.join() : form;
}

const nginxHeader = (value: string) => (text: string) =>
  text.replace("location / {", `location / { add_header X-Form ${value};`);

describe("an NGINX with a port of its own and a folder of files", () => {
  let lab: Fixed;
  beforeAll(async () => {
    lab = await openFixed(forms["nginx, addresses handed over"], "nginx.conf");
    expect(outcomes(await lab.with(nginxHeader("first"))).slice(-2)).toEqual(proven);
  }, 240_000);

  test("takes its new files under load, and no request is lost", async () => {
    const before = await lab.ids("gateway");
    const load = startLoad(lab.address, 100, { sockets: false });
    const second = await lab.with(nginxHeader("second"));
    const seen = await load.stop();
    expect([second.checks.filter(({ outcome }) => outcome !== "succeeded"), outcomes(second)]).toEqual([[], loaded]);
    expect(actions(second)).toEqual({ gateway: "replace", web: "keep" });
    expect(second.plan.units[0]).toMatchObject({ strategy: "reload", why: "files that it mounts changed" });
    expect(second.plan.notes).toEqual([]);
    expect(losses(seen)).toEqual([]);
    expect(sentIn(seen)).toBeGreaterThan(20);
    expect(await lab.ids("gateway")).toEqual(before);
    expect(await header(lab.address)).toBe("second");
  }, 60_000);

  test("has them still when it is restarted, and nothing is to be done", async () => {
    await lab.docker("restart", ...(await lab.ids("gateway")));
    expect((await lab.with(nginxHeader("second"))).steps).toEqual([]);
    expect(await header(lab.address)).toBe("second");
  }, 60_000);

  test("refuses files that it cannot read, and runs on with those that it had", async () => {
    const bad = await lab.with((text) => text.replace("location / {", "locution / {"));
    expect(outcomes(bad)).toEqual(["files succeeded", "pull succeeded", "reload:1 failed"]);
    const { failure } = bad.steps[2] ?? {};
    expect(failure?.message).toMatch(/^gateway refuses its new files: [^]*unknown directive "locution"/);
    expect(failure?.hint).toBe(
      "It runs on with the files that it had. What says no is nginx -t -q -c /etc/gateway/nginx.conf, in its image with the new files.",
    );
    await lab.docker("restart", ...(await lab.ids("gateway")));
    expect((await lab.with(nginxHeader("second"))).steps).toEqual([]);
    expect(await header(lab.address)).toBe("second");
  }, 60_000);

  test("goes back to files that it had, and to the very first", async () => {
    expect(outcomes(await lab.with(nginxHeader("third")))).toEqual(loaded);
    expect(outcomes(await lab.with(nginxHeader("first")))).toEqual(loaded);
    expect(await header(lab.address)).toBe("first");
    expect((await lab.with(nginxHeader("first"))).steps).toEqual([]);
  }, 60_000);

  test("is recreated from what is wanted when it had other files since its start and has gone", async () => {
    expect(outcomes(await lab.with(nginxHeader("fourth")))).toEqual(loaded);
    await lab.docker("rm", "--force", ...(await lab.ids("gateway")));
    expect(outcomes(await lab.with(nginxHeader("first"))).slice(-3)).toEqual(["start:1 succeeded", ...proven]);
    expect(await header(lab.address)).toBe("first");
  }, 60_000);

  test.each([
    ["the files are exchanged and not loaded", "^POST \\S*/kill\\?signal=SIGHUP", 1],
    ["the files are loaded and that is not noted", "^GET \\S*/top\\S* HTTP", 2],
    ["the trial's container is there", "^POST \\S*/containers/[0-9a-f]{64}/start", 1],
  ])(
    "killed when %s, the next run heals it, whichever release it is of",
    async (name, at, nth) => {
      await lab.with(nginxHeader("before"));
      const after = (text: string) => nginxHeader("after")(text) + `# ${name}\n`;
      for (const wanted of ["after", "before"] as const) {
        const load = startLoad(lab.address, 50, { sockets: false });
        const said = await lab.bundle(after).then((rendered) => killed(lab, rendered, at, nth));
        const next = await lab.with(wanted === "after" ? after : nginxHeader("before"));
        const lost = losses(await load.stop());
        expect([said.includes("not killed"), lost]).toEqual([false, []]);
        expect(next.checks.map(({ outcome }) => outcome)).toEqual(["succeeded", "succeeded"]);
        expect(await header(lab.address)).toBe(wanted);
        await lab.docker("restart", ...(await lab.ids("gateway")));
        expect(await header(lab.address)).toBe(wanted);
        await lab.with(nginxHeader("before"));
      }
      const trials = await lab.docker("ps", "--all", "--quiet", "--filter", `name=${lab.project}-gateway-trial`);
      expect(trials).toBe("");
    },
    120_000,
  );
});

describe("other gateways, and other ways to mount a file", () => {
  const alone = forms["nginx, a name in proxy_pass"];
  const kinds: readonly [string, GatewayForm, string, (value: string) => (text: string) => string, RegExp][] = [
    ["an NGINX that mounts one file", alone, "nginx.conf", nginxHeader, /^$/],
    [
      "a HAProxy",
      forms["haproxy, runtime API"],
      "haproxy.cfg",
      (value) => (text) =>
        text.replace("    default_backend", `    http-response set-header x-form ${value}\n    default_backend`),
      /closes idle connections/,
    ],
    [
      "a Caddy",
      forms["caddy, dynamic addresses"],
      "Caddyfile",
      (value) => (text) =>
        text
          .replace("    admin off", "")
          .replace("    reverse_proxy {", `    header x-form ${value}\n    reverse_proxy {`),
      /closes idle connections/,
    ],
  ];

  test.each(kinds)(
    "%s takes new files, and refuses bad ones",
    async (_name, form, file, value, note) => {
      const lab = await openFixed(form, file, form === alone);
      expect(outcomes(await lab.with(value("first"))).slice(-2)).toEqual(proven);
      const before = await lab.ids("gateway");
      const second = await lab.with(value("second"));
      expect(outcomes(second)).toEqual(loaded);
      expect(second.plan.notes.join("\n")).toMatch(note);
      expect(await header(lab.address)).toBe("second");
      const bad = await lab.with((text) => `${text}\nthis is no { configuration\n`);
      expect(outcomes(bad).at(-1)).toBe("reload:1 failed");
      expect(bad.steps.at(-1)?.failure?.message).toMatch(/^gateway refuses its new files: ./);
      expect(await lab.ids("gateway")).toEqual(before);
      expect(await header(lab.address)).toBe("second");
    },
    240_000,
  );
});
