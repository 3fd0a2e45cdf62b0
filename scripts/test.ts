/**
 * Runs the tests: sets up engine, registry and base images where they are missing, then jest with the arguments given. With `--all`
 * also what takes longest: everything that breaks in the middle, and clusters. Kubernetes is built beside them; its suites come last
 * and wait for it.
 */
import { spawnSync } from "node:child_process";
import { inRoot, root } from "./steps.ts";
import { buildAhead } from "./lab/kubernetes/programs.ts";
import { setUp } from "./lab/up.ts";

const given = process.argv.slice(2);
const isAll = given.includes("--all");
const args = given.filter((arg) => arg !== "--all");
const places = args.filter((arg) => !arg.startsWith("-"));
// The rest of what is named by nobody.
if (!isAll && places.length === 0) args.push("--testPathIgnorePatterns", "/__tests__/(faults|clusters)/");
if (isAll || places.some((place) => /cluster|kubernetes|helm/.test(place)))
  buildAhead(["kube", "coredns", "helm3", "helm4", "kwok", "rollouts", "argocd"]);
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
