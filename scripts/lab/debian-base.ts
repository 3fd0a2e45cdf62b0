// The image under all stand-ins: a minimal Debian 13 from the machine's own mirror, with the machine's extra certificates.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { debianMirror, installPackages } from "./debian.ts";
import { presentImages, recipeHash, recipeLabel } from "./recipe.ts";
import { run, succeeds, type Log } from "./run.ts";

/** The name under which the stand-ins' Dockerfiles know it. */
export const debianBase = "aip-deploy/debian:13";

const certificates = "/usr/local/share/ca-certificates";
const bundle = "/etc/ssl/certs/ca-certificates.crt";
const trust = ["SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"];
const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";
const path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

// As in Docker's own Debian images: a build never needs the downloaded packages again, nor documentation.
const aptSettings = [
  'DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/*.bin || true"; };',
  'Dir::Cache::pkgcache ""; Dir::Cache::srcpkgcache "";',
  'Acquire::GzipIndexes "true"; Acquire::Languages "none";',
].join("\n");
const leftOut = ["doc", "man", "info", "lintian", "locale"].map((name) => `path-exclude=/usr/share/${name}/*`);
const kept = ["path-include=/usr/share/doc/*/copyright", "path-include=/usr/share/locale/locale.alias"];

const hooks = [
  `printf '%s\\n' '${aptSettings}' > "$1/etc/apt/apt.conf.d/docker-clean"`,
  `if ls ${certificates}/*.crt > /dev/null 2>&1; then cp ${certificates}/*.crt "$1${certificates}/" && chroot "$1" update-ca-certificates; fi`,
  `rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/* "$1"/var/log/*`,
];

/** Everything the base is made from except the packages themselves. */
export async function debianBaseRecipe(): Promise<string[]> {
  const texts = (await extraCertificates()).map((file) => readFile(file, "utf8"));
  return [...leftOut, ...kept, ...hooks, ...trust, path, ...(await Promise.all(texts))];
}

/** Promises the base image, made from today's recipe. Call it under a lock. */
export async function ensureDebianBase(log: Log): Promise<void> {
  const recipe = await recipeHash([], await debianBaseRecipe());
  if ((await presentImages([debianBase])).get(debianBase) === recipe) return;
  const started = Date.now();
  await makeDebianBase(recipe);
  log(`${debianBase} made in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** Makes the base image anew, labelled with its recipe's hash. Needs root. */
export async function makeDebianBase(recipe: string): Promise<void> {
  const hasTools = (await succeeds("mmdebstrap", ["--version"])) && (await succeeds("test", ["-e", keyring]));
  if (!hasTools) await installPackages(["mmdebstrap", "debian-archive-keyring"]);
  const bootstrap = [
    ...["--quiet", "--variant=minbase", "--mode=root", "--include=ca-certificates"],
    ...[...leftOut, ...kept].map((option) => `--dpkgopt=${option}`),
    ...hooks.map((hook) => `--customize-hook=${hook}`),
    ...["trixie", "-", `deb [signed-by=${keyring}] ${await debianMirror()} trixie main`],
  ];
  const settings = [`ENV PATH=${path}`, 'CMD ["bash"]', `LABEL ${recipeLabel}=${recipe}`, ...(await trustSettings())];
  const changes = settings.flatMap((setting) => ["--change", setting]);
  // The archive is 80 MB and needed by nobody else, so it goes from one program to the other without a file. The name is
  // given afterwards: docker would import what a failing mmdebstrap wrote, too.
  const pipe = 'set -o pipefail; n=$1; shift; mmdebstrap "${@:1:n}" | docker import "${@:n+1}" -';
  const id = await run("bash", ["-c", pipe, "bash", String(bootstrap.length), ...bootstrap, ...changes]);
  await run("docker", ["tag", id.trim(), debianBase]);
}

async function extraCertificates(): Promise<string[]> {
  const names = await readdir(certificates).catch(() => []);
  return names
    .filter((name) => name.endsWith(".crt"))
    .sort()
    .map((name) => join(certificates, name));
}

/** pip, requests and Node bring certificates of their own; they are told of the system's only where it has more. */
async function trustSettings(): Promise<string[]> {
  return (await extraCertificates()).length === 0 ? [] : trust.map((variable) => `ENV ${variable}=${bundle}`);
}
