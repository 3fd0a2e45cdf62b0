// One machine of a lab: a privileged container with sshd and an engine, and all that can go wrong with a machine.

import { setTimeout as sleep } from "node:timers/promises";
import { attempt, run } from "../run.ts";

export interface Host {
  /** `h1`, `h2`, … */
  readonly name: string;
  /** Its address on the lab's network. */
  readonly address: string;
  readonly container: string;
  /** Its line in a known_hosts file. */
  readonly hostKey: string;
  /** Runs a program on it as root, without SSH. */
  exec(...command: string[]): Promise<string>;
  /** Gives its engine an image of this machine's engine. */
  load(image: string): Promise<void>;
  /** From now on no packet comes in or goes out; connections hang. */
  cut(): Promise<void>;
  /** The network is there again. */
  mend(): Promise<void>;
  /** Everything on it stands still, as on a machine that swaps itself to death. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Power goes away, without any farewell. */
  powerCut(): Promise<void>;
  /** Power is back; resolves when its engine answers. */
  boot(): Promise<void>;
  /** The engine is killed and started again, with all containers that do not live on without it; resolves when it answers. */
  restartEngine(): Promise<void>;
}

export interface HostOptions {
  readonly name: string;
  readonly lab: string;
  readonly image: string;
  readonly network: string;
  readonly address: string;
  readonly authorizedKeys: readonly string[];
  /** Megabytes that its engine has for images and containers, held in memory; default: this machine's disk. */
  readonly diskMb?: number;
}

/** The label that everything of a lab carries, with the lab's name. */
export const labLabel = "aip-deploy.lab";

/** Starts a host and resolves when its engine answers. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { name, lab, image, network, address, authorizedKeys, diskMb } = options;
  const container = `${lab}-${name}`;
  const disk =
    diskMb === undefined
      ? ["--volume", "/var/lib/docker"]
      : ["--tmpfs", `/var/lib/docker:exec,size=${String(diskMb)}m`];
  await run("docker", [
    ...["run", "--detach", "--name", container, "--hostname", name, "--privileged", "--label", `${labLabel}=${lab}`],
    ...["--network", network, "--ip", address, "--env", `AUTHORIZED_KEYS=${authorizedKeys.join("\n")}`],
    ...[...disk, image],
  ]);
  await untilUp(container);
  const key = await run("docker", ["exec", container, "cat", "/etc/ssh/ssh_host_ed25519_key.pub"]);
  const docker = async (...args: string[]): Promise<void> => {
    await run("docker", args);
  };
  const exec = (...command: string[]): Promise<string> => run("docker", ["exec", container, ...command]);
  const rules = async (flag: "-I" | "-D"): Promise<void> => {
    await exec("iptables", flag, "INPUT", "-i", "eth0", "-j", "DROP");
    await exec("iptables", flag, "OUTPUT", "-o", "eth0", "-j", "DROP");
  };
  return {
    name,
    address,
    container,
    hostKey: `${address} ${key.split(" ").slice(0, 2).join(" ")}`,
    exec,
    async load(wanted) {
      await run("bash", [
        "-o",
        "pipefail",
        "-c",
        'docker save "$1" | docker exec -i "$2" docker load',
        "bash",
        wanted,
        container,
      ]);
    },
    cut: () => rules("-I"),
    mend: () => rules("-D"),
    freeze: () => docker("pause", container),
    thaw: () => docker("unpause", container),
    powerCut: () => docker("kill", container),
    async boot() {
      await docker("start", container);
      await untilUp(container);
    },
    async restartEngine() {
      await exec("sh", "-c", "kill -9 $(cat /var/run/docker.pid)");
      await untilUp(container);
    },
  };
}

async function untilUp(container: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if ((await attempt("docker", ["exec", container, "docker", "version"])).code === 0) return;
    await sleep(200);
  }
  const { stdout } = await attempt("docker", ["exec", container, "tail", "-n", "15", "/var/log/dockerd.log"]);
  throw new Error(`The engine of ${container} does not answer:\n${stdout}`);
}
