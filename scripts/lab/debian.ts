// What the lab asks of Debian and Ubuntu: which release this is, where its archive lies, and packages from it.

import { readFile } from "node:fs/promises";
import { attempt, run } from "./run.ts";

/** The distribution of this machine; `version` is NaN where the distribution names none (Debian testing). */
export interface Distribution {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly codename: string;
}

/** Reads /etc/os-release; undefined where there is none (macOS, Windows). */
export async function distribution(): Promise<Distribution | undefined> {
  const file = await readFile("/etc/os-release", "utf8").catch(() => undefined);
  if (file === undefined) return undefined;
  const value = (key: string): string => new RegExp(`^${key}="?([^"\\n]*)"?$`, "m").exec(file)?.[1] ?? "";
  return {
    id: value("ID"),
    name: value("PRETTY_NAME"),
    version: Number.parseFloat(value("VERSION_ID")),
    codename: value("VERSION_CODENAME"),
  };
}

/** Says whether packages can be installed here: Debian or Ubuntu, as root. */
export async function canInstall(): Promise<boolean> {
  const id = (await distribution())?.id;
  return (id === "debian" || id === "ubuntu") && process.getuid?.() === 0;
}

const publicMirror = "http://deb.debian.org/debian";

/** The address of the Debian archive: the one this machine itself uses, or Debian's public one. */
export async function debianMirror(): Promise<string> {
  const here = await distribution();
  if (here?.id !== "debian") return publicMirror;
  const format = "$(REPO_URI) $(RELEASE) $(COMPONENT)";
  const { stdout } = await attempt("apt-get", ["indextargets", "--format", format, "Created-By: Packages"]);
  const sources = stdout.split("\n").map((line) => line.split(" "));
  const of = (release: string): string[] =>
    sources.flatMap(([uri, from, part]) =>
      uri !== undefined && from === release && part === "main" ? [uri.replace(/\/$/, "")] : [],
    );
  // Other vendors name their suites after Debian's too; only Debian itself has the updates suite beside it.
  const updates = of(`${here.codename}-updates`);
  const own = of(here.codename);
  return own.find((uri) => updates.includes(uri)) ?? own.find((uri) => uri.endsWith("/debian")) ?? publicMirror;
}

/** Installs packages of the distribution; waits for another apt, and refreshes the package lists only when it must. */
export async function installPackages(
  names: readonly string[],
  options: { readonly refresh?: boolean } = {},
): Promise<void> {
  const install = ["-o", "DPkg::Lock::Timeout=300", "install", "-y", "-q", "--no-install-recommends", ...names];
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  if (options.refresh !== true && (await attempt("apt-get", install, { env })).code === 0) return;
  await run("apt-get", ["-o", "DPkg::Lock::Timeout=300", "update", "-q"], { env });
  await run("apt-get", install, { env });
}
