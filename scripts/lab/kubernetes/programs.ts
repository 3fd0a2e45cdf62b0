// Programs that the lab builds from their published Go modules: Kubernetes itself, and what is used with it. Each is built once
// for this user and kept under its version.

import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { exclusively } from "../lock.ts";
import { recipeHash } from "../recipe.ts";
import { run, type Log } from "../run.ts";
import { ensureGo } from "./go.ts";

/** The version of Kubernetes that the clusters run. */
export const kubernetesVersion = "1.35.4";

const [major = "", minor = ""] = kubernetesVersion.split(".");

/** What `go install` can build as it is; `says` is what has to be written into it, so that it knows which version it is. */
const published = {
  coredns: { from: "github.com/coredns/coredns", version: "1.15.0", says: {} },
  helm3: {
    from: "helm.sh/helm/v3/cmd/helm",
    version: "3.22.0",
    says: {
      "helm.sh/helm/v3/internal/version.version": "v3.22.0",
      // The Kubernetes that a chart is rendered for where none is asked.
      "helm.sh/helm/v3/pkg/chartutil.k8sVersionMajor": major,
      "helm.sh/helm/v3/pkg/chartutil.k8sVersionMinor": minor,
    },
  },
  helm4: {
    from: "helm.sh/helm/v4/cmd/helm",
    version: "4.3.1",
    says: { "helm.sh/helm/v4/internal/version.version": "v4.3.1" },
  },
  kwok: {
    from: "sigs.k8s.io/kwok/cmd/kwok",
    version: "0.8.0",
    says: { "sigs.k8s.io/kwok/pkg/consts.Version": "v0.8.0" },
  },
} as const;

/** What can only be built as a part of another module, which is here; as parts of one, both are made of the same pieces. */
const module = join(import.meta.dirname, "kube");
const parts = {
  kube: {
    builds: ".",
    version: kubernetesVersion,
    // Without them the parts of Kubernetes would not know their own version.
    says: Object.fromEntries(
      ["k8s.io/component-base/version", "k8s.io/client-go/pkg/version"].flatMap((part) => [
        [`${part}.gitVersion`, `v${kubernetesVersion}`],
        [`${part}.gitMajor`, major],
        [`${part}.gitMinor`, minor],
        [`${part}.gitTreeState`, "clean"],
      ]),
    ),
  },
  rollouts: { builds: "github.com/argoproj/argo-rollouts/cmd/rollouts-controller", version: "1.9.0", says: {} },
} as const;

/**
 * What is built as a program of ours inside of another module, because that one says which versions it is made of (`replace`), as
 * only the module that is built itself may.
 */
const guests = {
  argocd: {
    module: "github.com/argoproj/argo-cd/v3",
    // One module as its proxy serves it; from 3.3 on it is made of two.
    version: "3.2.6",
    main: join(import.meta.dirname, "argocd"),
    says: { "github.com/argoproj/argo-cd/v3/common.version": "v3.2.6" },
  },
} as const;

export type Program = keyof typeof parts | keyof typeof guests | keyof typeof published;

const isPart = (name: Program): name is keyof typeof parts => name in parts;
const isGuest = (name: Program): name is keyof typeof guests => name in guests;

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

/** Starts to build whatever of these is missing and goes on without waiting; whoever needs one waits for it in `ensureProgram`. */
export function buildAhead(names: readonly Program[]): void {
  // A session of its own: what is half built when the tests end is of use to the next ones.
  spawn(process.execPath, [import.meta.filename, ...names], { detached: true, stdio: "ignore" }).unref();
}

async function folderName(name: Program): Promise<string> {
  const { version } = recipeOf(name);
  const folders = isPart(name) ? [module] : isGuest(name) ? [guests[name].main] : [];
  const hash = await recipeHash(folders, flagsOf(name));
  return `${name}-${version}-${hash.slice(0, 8)}`;
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function build(name: Program, cache: string, log: Log): Promise<void> {
  const go = await ensureGo(cache, log);
  const started = Date.now();
  log(`Building ${name} from its Go module; it is kept in ${cache}`);
  const work = await mkdtemp(join(cache, "building-"));
  try {
    await (isPart(name)
      ? buildPart(go, name, work)
      : isGuest(name)
        ? buildGuest(go, name, work)
        : install(go, name, work));
    await rename(work, join(cache, await folderName(name)));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  log(`${name} built in ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

/** Builds give way to whoever waits for this machine's processors. */
async function gently(go: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<void> {
  await run("nice", [go, ...args], { env: { CGO_ENABLED: "0", ...env } });
}

const reproducible = ["-trimpath", "-buildvcs=false"];

const linkerFlags = (says: Readonly<Record<string, string>>): string[] => [
  ...["-s", "-w"],
  ...Object.entries(says).map(([variable, value]) => `-X ${variable}=${value}`),
];

function recipeOf(name: Program) {
  return isPart(name) ? parts[name] : isGuest(name) ? guests[name] : published[name];
}

function flagsOf(name: Program): string[] {
  return linkerFlags(recipeOf(name).says);
}

async function buildPart(go: string, name: keyof typeof parts, folder: string): Promise<void> {
  const inModule = ["-C", module];
  const flags = [...reproducible, "-ldflags", flagsOf(name).join(" ")];
  await gently(go, ["build", ...inModule, ...flags, "-o", join(folder, name), parts[name].builds]);
  // By this name it is the command that everybody knows.
  if (name === "kube") await run("ln", ["-s", "kube", join(folder, "kubectl")]);
  if (name === "rollouts") {
    const source = await run(go, ["list", ...inModule, "-m", "-f", "{{.Dir}}", "github.com/argoproj/argo-rollouts"]);
    await cp(join(source.trim(), "manifests", "crds"), join(folder, "crds"), { recursive: true });
  }
}

async function buildGuest(go: string, name: keyof typeof guests, folder: string): Promise<void> {
  const { module: host, version, main } = guests[name];
  const fetched = await run(go, ["mod", "download", "-json", `${host}@v${version}`]);
  const { Dir: source } = JSON.parse(fetched) as { Dir: string };
  const copy = join(folder, "source");
  await cp(source, copy, { recursive: true });
  await run("chmod", ["--recursive", "u+w", copy]);
  await cp(main, join(copy, "cmd", "guest"), { recursive: true });
  const flags = [...reproducible, "-ldflags", flagsOf(name).join(" ")];
  await gently(go, ["build", "-C", copy, ...flags, "-o", join(folder, name), "./cmd/guest"]);
  await cp(join(copy, "manifests", "crds"), join(folder, "crds"), { recursive: true });
  await rm(copy, { recursive: true });
}

async function install(go: string, name: keyof typeof published, folder: string): Promise<void> {
  const { from, version } = published[name];
  const flags = [...reproducible, "-ldflags", flagsOf(name).join(" ")];
  await gently(go, ["install", ...flags, `${from}@v${version}`], { GOBIN: folder });
  const made = join(folder, from.split("/").at(-1) ?? "");
  if (made !== join(folder, name)) await rename(made, join(folder, name));
}

if (process.argv[1] === import.meta.filename) {
  for (const name of process.argv.slice(2)) console.log(await ensureProgram(name as Program, console.error));
}
