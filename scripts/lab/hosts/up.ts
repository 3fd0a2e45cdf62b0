// `npm run lab` brings up five hosts and a registry to try things on; `npm run lab -- --down` removes them.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ensureBaseImages } from "../base-images.ts";
import { ensureEngine } from "../engine.ts";
import { openHosts, removeHosts, type Hosts } from "./hosts.ts";

const name = "aip-lab";

async function up(): Promise<string> {
  const started = Date.now();
  const log = (line: string): void => {
    console.error(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);
  };
  await ensureEngine(log);
  await ensureBaseImages(log, ["registry:2", "busybox:1.37"]);
  await removeHosts(name);
  const lab = await openHosts({ name, engines: ["26", "26", "26", "28", "28"], images: ["busybox:1.37"], log });
  const config = join(lab.folder, "ssh_config");
  await writeFile(config, sshConfig(lab));
  const { registry } = lab;
  return [
    ...lab.hosts.map(({ name: host, address }) => `${host}  ssh -F ${config} ${host}   (deploy@${address})`),
    `registry  ${registry.address}  user ${registry.user}  password ${registry.password}`,
    `authority ${registry.authority}`,
    `known hosts ${lab.knownHosts}`,
    "npm run lab -- --down removes all of it",
  ].join("\n");
}

function sshConfig({ hosts, key, knownHosts }: Hosts): string {
  const all = `Host *\n  User deploy\n  IdentityFile ${key}\n  IdentitiesOnly yes\n  UserKnownHostsFile ${knownHosts}\n`;
  return (
    hosts
      .map(({ name: host, address }) => `Host ${host}\n  HostName ${address}\n  HostKeyAlias ${address}\n`)
      .join("") + all
  );
}

try {
  if (process.argv.includes("--down")) await removeHosts(name);
  else console.log(await up());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
