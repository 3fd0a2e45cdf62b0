/** Runs the tests: sets up engine, registry and base images where they are missing, then jest with the arguments given. */
import { spawnSync } from "node:child_process";
import { inRoot, root } from "./steps.ts";
import { setUp } from "./lab/up.ts";

await setUp();
const jest = spawnSync(
  process.execPath,
  [
    "--experimental-vm-modules",
    "--disable-warning=ExperimentalWarning",
    inRoot("node_modules/jest/bin/jest.js"),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: "inherit" },
);
process.exit(jest.status ?? 1);
