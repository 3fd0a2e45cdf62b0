// Machines to deploy to, on a network of their own with fixed addresses, and a registry with TLS and a login that they trust.

import { randomInt, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureBaseImages } from "../base-images.ts";
import { htpasswd } from "../registry.ts";
import { attempt, run, type Log } from "../run.ts";
import { labLabel, startHost, type Host } from "./host.ts";
import { ensureHostImage, type EngineVersion } from "./host-image.ts";
import { makeSshKey, makeTls } from "./keys.ts";

export interface HostsOptions {
  /** The name that everything of it begins with; default: a new one. */
  readonly name?: string;
  /** One host each, in this order; default: one. */
  readonly engines?: readonly EngineVersion[];
  /** For hosts whose engine has only so much room, by name. */
  readonly diskMb?: Readonly<Record<string, number>>;
  /** Images of this machine's engine that each host gets. */
  readonly images?: readonly string[];
  readonly log?: Log;
}

export interface Hosts {
  readonly name: string;
  readonly hosts: readonly Host[];
  /** Keys, certificates and an `ssh_config`; goes with the lab. */
  readonly folder: string;
  /** The private key that every host takes for root, deploy (who may use the engine) and stranger (who may not). */
  readonly key: string;
  /** A known_hosts file with all of them. */
  readonly knownHosts: string;
  readonly registry: LabRegistry;
  remove(): Promise<void>;
}

export interface LabRegistry {
  readonly address: string;
  readonly user: string;
  readonly password: string;
  /** The certificate of the authority that it is known by. */
  readonly authority: string;
}

/** Whoever removes a lab that another process brought up finds its files by it. */
const folderLabel = "aip-deploy.lab-folder";
const registryPort = 5000;
const login = { user: "lab", password: "chalk-and-board" };

/** Brings up hosts and their registry; this machine's engine trusts the registry until the lab is removed. */
export async function openHosts(options: HostsOptions = {}): Promise<Hosts> {
  const { name = `aiph-${randomBytes(3).toString("hex")}`, engines = ["26"], log = () => undefined } = options;
  const folder = await mkdtemp(join(tmpdir(), "aip-deploy-hosts-"));
  try {
    const versions = [...new Set(engines)];
    const images = new Map<EngineVersion, string>();
    for (const version of versions) images.set(version, await ensureHostImage(log, version));
    await ensureBaseImages(log, ["registry:2"]);
    const prefix = await makeNetwork(name);
    const key = join(folder, "key");
    const authorizedKeys = [await makeSshKey(key)];
    const [registry, ...hosts] = await Promise.all([
      startRegistry(name, `${prefix}.5`, folder),
      ...engines.map((version, index) => {
        const own = `h${String(index + 1)}`;
        const image = images.get(version) ?? "";
        const disk = options.diskMb?.[own];
        const where = { lab: name, network: name, address: `${prefix}.${String(11 + index)}` };
        return startHost({
          name: own,
          image,
          authorizedKeys,
          ...where,
          ...(disk === undefined ? {} : { diskMb: disk }),
        });
      }),
    ]);
    await Promise.all(hosts.map((host) => furnish(host, registry, options.images ?? [])));
    const knownHosts = join(folder, "known_hosts");
    await writeFile(knownHosts, hosts.map(({ hostKey }) => `${hostKey}\n`).join(""));
    return { name, hosts, folder, key, knownHosts, registry, remove: () => removeHosts(name, folder) };
  } catch (error) {
    await removeHosts(name, folder);
    throw error;
  }
}

/** Removes all that a lab of that name has; nothing there is no error. */
export async function removeHosts(name: string, known?: string): Promise<void> {
  const folder = known ?? (await folderOf(name));
  const { stdout } = await attempt("docker", ["ps", "--all", "--quiet", "--filter", `label=${labLabel}=${name}`]);
  const containers = stdout.split("\n").filter((line) => line !== "");
  const trusted = await trustedBy(name);
  if (containers.length > 0) await run("docker", ["rm", "--force", "--volumes", ...containers]);
  await attempt("docker", ["network", "rm", name]);
  if (trusted !== undefined) await rm(trusted, { recursive: true, force: true });
  if (folder !== "") await rm(folder, { recursive: true, force: true });
}

async function folderOf(name: string): Promise<string> {
  const format = `{{index .Config.Labels "${folderLabel}"}}`;
  return (await attempt("docker", ["container", "inspect", "--format", format, `${name}-registry`])).stdout.trim();
}

/** Addresses that nobody else on this machine uses: a network that would overlap is refused by the engine. */
async function makeNetwork(name: string): Promise<string> {
  for (let tries = 0; tries < 20; tries += 1) {
    const prefix = `10.87.${String(randomInt(1, 250))}`;
    const made = await attempt("docker", [
      ...["network", "create", "--label", `${labLabel}=${name}`, "--subnet", `${prefix}.0/24`, name],
    ]);
    if (made.code === 0) return prefix;
    if (!made.stderr.includes("overlap")) throw new Error(made.stderr.trim());
  }
  throw new Error("No network of 10.87.0.0/16 is free.");
}

const trustFolder = (address: string): string => `/etc/docker/certs.d/${address}`;

async function trustedBy(name: string): Promise<string | undefined> {
  const { stdout } = await attempt("docker", [
    "network",
    "inspect",
    "--format",
    "{{(index .IPAM.Config 0).Subnet}}",
    name,
  ]);
  const prefix = /^(\d+\.\d+\.\d+)\.0\/24/.exec(stdout)?.[1];
  return prefix === undefined ? undefined : trustFolder(`${prefix}.5:${String(registryPort)}`);
}

async function startRegistry(lab: string, ip: string, folder: string): Promise<LabRegistry> {
  const address = `${ip}:${String(registryPort)}`;
  const { authority, certificate, key } = await makeTls(folder, ip);
  await writeFile(join(folder, "htpasswd"), await htpasswd({ [login.user]: login.password }));
  const set = (name: string, value: string): string[] => ["--env", `REGISTRY_${name}=${value}`];
  await run("docker", [
    ...["run", "--detach", "--name", `${lab}-registry`, "--label", `${labLabel}=${lab}`, "--network", lab, "--ip", ip],
    ...["--label", `${folderLabel}=${folder}`],
    ...["--volume", `${join(folder, "htpasswd")}:/run/htpasswd:ro`],
    ...["--volume", `${certificate}:/run/tls.crt:ro`, "--volume", `${key}:/run/tls.key:ro`],
    ...[...set("AUTH_HTPASSWD_REALM", "lab"), ...set("AUTH_HTPASSWD_PATH", "/run/htpasswd")],
    ...[...set("HTTP_TLS_CERTIFICATE", "/run/tls.crt"), ...set("HTTP_TLS_KEY", "/run/tls.key")],
    ...[...set("STORAGE_DELETE_ENABLED", "true"), "registry:2"],
  ]);
  await mkdir(trustFolder(address), { recursive: true });
  await writeFile(join(trustFolder(address), "ca.crt"), await readFile(authority));
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await attempt("curl", ["--silent", "--cacert", authority, `https://${address}/v2/`]);
    if (answer.code === 0) break;
    await sleep(100);
  }
  return { address, ...login, authority };
}

/** What a host must have before anything is deployed to it: the registry's authority, and images that no registry offers. */
async function furnish(host: Host, { address, authority }: LabRegistry, images: readonly string[]): Promise<void> {
  await host.exec("mkdir", "-p", trustFolder(address));
  await run("docker", ["exec", "--interactive", host.container, "tee", `${trustFolder(address)}/ca.crt`], {
    input: await readFile(authority, "utf8"),
  });
  for (const image of images) await host.load(image);
}
