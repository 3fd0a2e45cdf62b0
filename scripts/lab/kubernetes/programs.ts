// Programs that the lab builds from their published Go modules: Kubernetes itself, and what is used with it. Each is built once
// for this user and kept under its version.

import { mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { exclusively } from "../lock.ts";
import { recipeHash } from "../recipe.ts";
import { run, succeeds, type Log } from "../run.ts";

/** The version of Kubernetes that the clusters run. */
export const kubernetesVersion = "1.35.4";

/** What `go install` can build as it is: module path and version. */
const published = {
  coredns: "github.com/coredns/coredns@v1.15.0",
  helm3: "helm.sh/helm/v3/cmd/helm@v3.22.0",
  helm4: "helm.sh/helm/v4/cmd/helm@v4.3.1",
  kwok: "sigs.k8s.io/kwok/cmd/kwok@v0.8.0",
} as const;

export type Program = "kube" | keyof typeof published;

/** Kubernetes can only be built as a part of another module, which is here. */
const kubeModule = join(import.meta.dirname, "kube");

/**
 * Promises a program and resolves its path; builds it when this user does not have it yet, which takes `kube` ten minutes of
 * processor time. Several processes may call it at once.
 */
export async function ensureProgram(name: Program, log: Log): Promise<string> {
  const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "aip-deploy");
  const program = join(cache, await folderName(name), name);
  if (await isThere(program)) return program;
  await mkdir(cache, { recursive: true });
  await exclusively(`program-${name}`, async () => {
    if (await isThere(program)) return;
    await build(name, cache, log);
  });
  return program;
}

async function folderName(name: Program): Promise<string> {
  if (name === "kube") return `kube-${kubernetesVersion}-${(await recipeHash([kubeModule], linkerFlags)).slice(0, 8)}`;
  return `${name}-${published[name].split("@v")[1] ?? ""}`;
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function build(name: Program, cache: string, log: Log): Promise<void> {
  if (!(await succeeds("go", ["version"]))) throw new Error(howToInstallGo(name));
  const started = Date.now();
  log(`Building ${name} from its Go module; it is kept in ${cache}`);
  const work = await mkdtemp(join(cache, "building-"));
  try {
    await (name === "kube" ? buildKube(work) : install(name, work));
    await rename(work, join(cache, await folderName(name)));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  log(`${name} built in ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

/** Builds give way to whoever waits for this machine's processors. */
async function go(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<void> {
  await run("nice", ["go", ...args], { env: { CGO_ENABLED: "0", ...env } });
}

const reproducible = ["-trimpath", "-buildvcs=false"];

/** Without them the parts of Kubernetes would not know their own version. */
const [major = "", minor = ""] = kubernetesVersion.split(".");
const linkerFlags = [
  "-s",
  "-w",
  ...["k8s.io/component-base/version", "k8s.io/client-go/pkg/version"].flatMap((part) => [
    `-X ${part}.gitVersion=v${kubernetesVersion}`,
    `-X ${part}.gitMajor=${major}`,
    `-X ${part}.gitMinor=${minor}`,
    `-X ${part}.gitTreeState=clean`,
  ]),
];

async function buildKube(folder: string): Promise<void> {
  const flags = [...reproducible, "-ldflags", linkerFlags.join(" ")];
  await go(["build", "-C", kubeModule, ...flags, "-o", join(folder, "kube"), "."]);
  // By this name it is the command that everybody knows.
  await run("ln", ["-s", "kube", join(folder, "kubectl")]);
}

async function install(name: Exclude<Program, "kube">, folder: string): Promise<void> {
  await go(["install", ...reproducible, "-ldflags", "-s -w", published[name]], { GOBIN: folder });
  const [path = ""] = published[name].split("@");
  const made = join(folder, path.split("/").at(-1) ?? "");
  if (made !== join(folder, name)) await rename(made, join(folder, name));
}

function howToInstallGo(name: Program): string {
  return `${name} is built from its Go module, and there is no Go on this machine.
Install Go 1.21 or newer (https://go.dev/doc/install); it fetches the version that the module asks for by itself.`;
}

if (process.argv[1] === import.meta.filename) {
  for (const name of process.argv.slice(2)) console.log(await ensureProgram(name as Program, console.error));
}
