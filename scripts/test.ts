/**
 * Runs the tests: sets up engine, registry and base images where they are missing, then jest with the arguments given. Kubernetes is
 * built beside them; its suites come last and wait for it.
 */
import { spawnSync } from "node:child_process";
import { inRoot, root } from "./steps.ts";
import { buildAhead } from "./lab/kubernetes/programs.ts";
import { setUp } from "./lab/up.ts";

const args = process.argv.slice(2);
const isAsked = args.every((arg) => arg.startsWith("-")) || args.some((arg) => /kubernetes|helm/.test(arg));
if (isAsked) buildAhead(["kube", "coredns", "helm3", "helm4", "kwok", "rollouts", "argocd"]);
await setUp();
const jest = spawnSync(
  process.execPath,
  [
    "--experimental-vm-modules",
    "--disable-warning=ExperimentalWarning",
    inRoot("node_modules/jest/bin/jest.js"),
    ...args,
  ],
  { cwd: root, stdio: "inherit" },
);
process.exit(jest.status ?? 1);
