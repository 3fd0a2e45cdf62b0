// The distribution's own packages of Docker Engine, Compose v2 and buildx.

import { writeFile } from "node:fs/promises";
import { debianMirror, distribution, installPackages } from "./debian.ts";
import { type Log, succeeds } from "./run.ts";

const debianPackages = ["docker.io", "docker-cli", "docker-compose", "docker-buildx"];
const ubuntuPackages = ["docker.io", "docker-compose-v2", "docker-buildx"];

/** Installs the engine and both plugins from the distribution's archive; on Debian 12 from Debian 13's. */
export async function installEngine(log: Log): Promise<void> {
  const here = await distribution();
  const started = Date.now();
  log(`Installing Docker Engine, Compose and buildx from the packages of ${here?.name ?? "this machine"}`);
  if (here?.id === "ubuntu") {
    await installPackages([...ubuntuPackages, "iptables"], { refresh: true });
  } else {
    // Debian 12 has Compose v1 only, which cannot read today's files.
    if (here?.version === 12) await offerDebian13();
    await installPackages([...debianPackages, "iptables"], { refresh: true });
  }
  log(`Installed in ${String(Math.round((Date.now() - started) / 1000))} s`);
}

/** Adds Debian 13 as a source for these packages alone: everything else keeps coming from Debian 12. */
async function offerDebian13(): Promise<void> {
  const source = `Types: deb
URIs: ${await debianMirror()}
Suites: trixie
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`;
  const pins = `Package: *
Pin: release n=trixie
Pin-Priority: 100

Package: ${debianPackages.join(" ")}
Pin: release n=trixie
Pin-Priority: 700
`;
  if (!(await succeeds("test", ["-e", "/usr/share/keyrings/debian-archive-keyring.gpg"]))) {
    await installPackages(["debian-archive-keyring"], { refresh: true });
  }
  await writeFile("/etc/apt/preferences.d/aip-deploy-engine", pins);
  await writeFile("/etc/apt/sources.list.d/aip-deploy-engine.sources", source);
}
