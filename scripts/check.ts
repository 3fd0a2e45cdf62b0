/** Everything that must hold beside the tests: format, lint, types, lockfile, generated files, workflows, `dist/`. */
import { readFileSync } from "node:fs";
import { checkBundle } from "./bundle.ts";
import { inRoot, must, runSteps } from "./steps.ts";
import { lintAsGitHub, lintSecurity, lintSyntax } from "./workflows/lint.ts";

await runSteps([
  {
    name: "format",
    run: () => {
      must("prettier", "--check", "--log-level", "warn", ".");
    },
  },
  {
    name: "lint",
    run: () => {
      must("eslint", ".");
    },
  },
  {
    name: "types",
    run: () => {
      must("tsc", "--noEmit");
    },
  },
  { name: "lockfile names every optional dependency", run: checkLockfile },
  {
    name: "generated schema and tables are fresh",
    run: () => {
      must(process.execPath, "scripts/generate.ts", "--check");
    },
  },
  { name: "workflows: actionlint", run: lintSyntax },
  { name: "workflows: zizmor", run: lintSecurity },
  { name: "workflows: GitHub's language service", run: lintAsGitHub },
  { name: "dist/ is what the sources give", run: checkBundle },
]);

/** npm leaves optional packages that it could not see out of the lockfile without a word, and `npm ci` then fails elsewhere. */
function checkLockfile(): void {
  type Entry = { optionalDependencies?: Record<string, string> };
  const { packages } = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8")) as {
    packages: Record<string, Entry>;
  };
  const names = Object.keys(packages);
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !names.some((each) => each.endsWith(`node_modules/${name}`)))
      .map((name) => `${path} → ${name}`),
  );
  if (missing.length > 0) throw new Error(`package-lock.json misses: ${missing.join(", ")}`);
}
