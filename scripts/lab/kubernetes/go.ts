// Go for the lab's builds: the one of this machine, or Go's own distribution as its module proxy serves it to every Go.

import { createHash } from "node:crypto";
import { chmod, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { canInstall, installPackages } from "../debian.ts";
import { exclusively } from "../lock.ts";
import { run, succeeds, type Log } from "../run.ts";

const version = "1.26.8";
const module = `golang.org/toolchain@v0.0.1-go${version}.linux-amd64`;
const sha256 = "30c2b1bf7dcc88d3eb0a1364e47ddd9128edb3110a30e8a0ef61cd5856b31de7";

/** Promises Go and resolves the program; fetches it into the cache where there is none. Rejects with what to install elsewhere. */
export async function ensureGo(cache: string, log: Log): Promise<string> {
  if (await succeeds("go", ["version"])) return "go";
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error(howToInstall);
  const folder = join(cache, `go-${version}`);
  const program = join(folder, "bin", "go");
  await exclusively("go", async () => {
    if (await stat(program).catch(() => undefined)) return;
    log(`Fetching Go ${version}; it is kept in ${cache}`);
    await fetchGo(cache, folder);
  });
  return program;
}

async function fetchGo(cache: string, folder: string): Promise<void> {
  const [proxy = ""] = (process.env["GOPROXY"] ?? "").split(/[,|]/);
  const from = /^https?:/.test(proxy) ? proxy.replace(/\/$/, "") : "https://proxy.golang.org";
  const answer = await fetch(`${from}/${module.replace("@", "/@v/")}.zip`);
  if (!answer.ok) throw new Error(`${from} answered ${answer.status} for Go ${version}.\n${howToInstall}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found !== sha256) throw new Error(`Go ${version} is not what it should be: sha256 ${found}, expected ${sha256}`);
  if (!(await succeeds("unzip", ["-v"])) && (await canInstall())) await installPackages(["unzip"]);
  const work = await mkdtemp(join(cache, "building-"));
  try {
    const archive = join(work, "go.zip");
    await writeFile(archive, bytes);
    await run("unzip", ["-q", archive, "-d", work]);
    // Archives of modules have no file modes.
    for (const programs of ["bin", "pkg/tool/linux_amd64"]) {
      const place = join(work, module, programs);
      for (const name of await readdir(place)) await chmod(join(place, name), 0o755);
    }
    await rename(join(work, module), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const howToInstall =
  "The programs of the cluster are built from their Go modules: install Go 1.26 or newer (https://go.dev/doc/install).";
