import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openHosts, type Hosts } from "../../scripts/lab/hosts/hosts.ts";
import type { Host } from "../../scripts/lab/hosts/host.ts";
import { startCli } from "../support/cli.ts";
import { docker } from "../support/engine.ts";
import { repository } from "../support/repository.ts";
import { answersAt } from "./answers.ts";
import type { Bench, Do, Units } from "./bench.ts";
import { composeDeeds } from "./compose-deeds.ts";
import { emptyOf, leftOf, lines, type Machine } from "./compose-machine.ts";
import { generalDeeds } from "./general-deeds.ts";
import { kitFiles, type Placing } from "./kit-app.ts";
import type { DeedOn, deedsOfHosts } from "./row.ts";

const state = "/var/lib/aip-deploy";
const port = 8080;
/** Longer than a link may be silent. */
const stillMs = 14_000;

/** Hosts with an engine each, for as many benches. */
export function kitHosts(count: number): Promise<Hosts> {
  const engines = Array.from({ length: count }, (_, index) => (index % 2 === 0 ? "26" : "28"));
  return openHosts({ engines, images: ["busybox:1.37", "nginx:1.30"] });
}

/** A Compose project on one of the lab's hosts, reached over SSH. */
export function sshBench(lab: Hosts, lane: number): Bench {
  const host = lab.hosts[lane];
  if (host === undefined) throw new Error(`the lab has no host number ${lane}`);
  const app = `${lab.name}-${lane}`;
  const knownHosts = join(lab.folder, `known-hosts-${lane}`);
  writeFileSync(knownHosts, `${host.hostKey}\n`);
  const placing: Placing = {
    app,
    registry: `${lab.registry.address}/${app}`,
    published: `${port}:8080`,
    url: `http://${host.address}:${port}`,
    target: { host: `ssh://deploy@${host.address}`, key: { file: lab.key }, "known-hosts": knownHosts },
  };
  const filesOf = (units: Units) => kitFiles(placing, units);
  const checkout = repository();
  checkout.git("checkout", "--quiet", "-b", "develop");
  const env = environmentOf(lab, lane);
  const machine: Machine = { project: `${app}-dev`, checkout, state, exec: (...command) => host.exec(...command) };
  const deeds: Record<DeedOn<"a host over SSH">, Do> = {
    ...generalDeeds(checkout, filesOf),
    ...composeDeeds(machine),
    ...hostDeeds(host, lab, { knownHosts, lane }),
    "the registry is down": async () => {
      await docker("pause", `${lab.name}-registry`);
      return { heal: () => docker("unpause", `${lab.name}-registry`) };
    },
  };
  return {
    name: "a host over SSH",
    commit(units: Units) {
      checkout.commit(filesOf(units));
    },
    // What is built here is never on the host.
    buildElsewhere: () => Promise.resolve(),
    start: (args, { env: more = {}, node = [], directory = checkout.root } = {}) =>
      startCli(args, { directory, node, env: { ...env, ...more } }),
    answers: () => answersAt(placing.url),
    left: () => leftOf(machine),
    slate: async () => JSON.parse(await host.exec("cat", `${state}/.leases/${machine.project}/lease.json`)) as object,
    empty: () => emptyOf(machine),
    deeds,
    async close() {
      const listed = lines(await docker("images", "--format", "{{.Repository}} {{.ID}}"));
      const own = listed.filter((line) => line.startsWith(`${lab.registry.address}/${app}/`));
      const ids = [...new Set(own.map((line) => line.split(" ")[1] ?? ""))];
      if (ids.length > 0) await docker("image", "rm", "--force", ...ids);
    },
  };
}

function environmentOf(lab: Hosts, lane: number): Record<string, string> {
  const { registry, folder } = lab;
  const docking = mkdtempSync(join(folder, "docker-"));
  const auth = Buffer.from(`${registry.user}:${registry.password}`).toString("base64");
  writeFileSync(join(docking, "config.json"), JSON.stringify({ auths: { [registry.address]: { auth } } }));
  // Short, since the path of a socket must be.
  const [home, temporary] = [join(folder, `h${lane}`), join(folder, `t${lane}`)];
  mkdirSync(home);
  mkdirSync(temporary);
  return {
    HOME: home,
    TMPDIR: temporary,
    DOCKER_CONFIG: docking,
    NODE_EXTRA_CA_CERTS: registry.authority,
    AIP_DEPLOY_STATE: join(folder, `state${lane}`),
  };
}

type Place = { readonly knownHosts: string; readonly lane: number };

/** What can happen to a machine, and to the way to it. */
function hostDeeds(host: Host, lab: Hosts, { knownHosts, lane }: Place): Record<(typeof deedsOfHosts)[number], Do> {
  const booted = async () => {
    await host.boot();
    // Compose gives no restart rule by itself: what ran before the power went has ended.
    await sleep(200);
  };
  return {
    "the engine is restarted": async () => {
      await host.restartEngine();
      return {};
    },
    "the host loses power": async () => {
      await host.powerCut();
      return { heal: booted };
    },
    "the host loses power and boots": async () => {
      await host.powerCut();
      await booted();
      return {};
    },
    "the host stands still for a while": async () => {
      await host.freeze();
      const thawed = sleep(stillMs).then(() => host.thaw());
      return { heal: () => thawed };
    },
    "the host's clock is an hour off": async () => {
      const script = `#!/bin/sh\\nexec /usr/bin/date -d "+1 hour" "$@"\\n`;
      await host.exec("sh", "-c", `printf '${script}' > /usr/local/bin/date && chmod 755 /usr/local/bin/date`);
      return { heal: () => host.exec("rm", "/usr/local/bin/date") };
    },
    "the host's disk is full": async () => {
      const folder = "/var/lib/docker/tmp";
      const fill = `mount -t tmpfs -o size=64k none ${folder} && head -c 100000 /dev/zero > ${folder}/full || true`;
      await host.exec("sh", "-c", fill);
      return { heal: () => host.exec("umount", "/var/lib/docker/tmp") };
    },
    "the host has another key": () => {
      const other = lab.hosts[(lane + 1) % lab.hosts.length] ?? host;
      writeFileSync(knownHosts, `${other.hostKey.replace(other.address, host.address)}\n`);
      return {
        heal: () => {
          writeFileSync(knownHosts, `${host.hostKey}\n`);
        },
      };
    },
    "the host's port is closed": async () => {
      const rule = ["INPUT", "-p", "tcp", "--dport", "22", "-j", "REJECT", "--reject-with", "tcp-reset"];
      await host.exec("iptables", "-I", ...rule);
      return { heal: () => host.exec("iptables", "-D", ...rule) };
    },
    "the link drops everything": async () => {
      await host.cut();
      return { heal: () => host.mend() };
    },
    "the link is reset": async () => {
      await host.exec("sh", "-c", "kill -9 $(pgrep -f 'sshd[^ ]*: deploy')");
      return {};
    },
  };
}
