// Everything that is a workflow or an action here, and what three linters say of it: one that knows the syntax and the
// types, one that knows the attacks, and GitHub's own reading.

import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { attempt } from "../lab/run.ts";
import { inRoot } from "../steps.ts";
import { workflowTools } from "./tools.ts";

/** Texts by path: the workflows and actions of this repository, the templates, and the workflows in the manual. */
export function workflowFiles(): Readonly<Record<"workflows" | "actions" | "templates" | "manual", Texts>> {
  const actions = ["action.yml", ...namesIn("actions").map((name) => `actions/${name}/action.yml`)];
  return {
    workflows: read(namesIn(".github/workflows").map((name) => `.github/workflows/${name}`)),
    actions: read(actions),
    templates: read(
      namesIn("workflows-templates")
        .filter((name) => name.endsWith(".yml"))
        .map((name) => `workflows-templates/${name}`),
    ),
    manual: manualWorkflows(),
  };
}

type Texts = Readonly<Record<string, string>>;

/** The complete workflows among the manual's examples, by a name of their own. */
function manualWorkflows(): Texts {
  const page = readFileSync(inRoot("docs/action.md"), "utf8");
  const blocks = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = ""]) => text);
  const whole = blocks.filter((text) => /^on:/m.test(text));
  return Object.fromEntries(whole.map((text, index) => [`docs/action-${index + 1}.yml`, text]));
}

/** Throws what actionlint finds. */
export async function lintSyntax(): Promise<void> {
  const { actionlint } = await workflowTools();
  const { workflows, templates, manual } = workflowFiles();
  await silent(actionlint, ["-no-color", "-shellcheck=", "-pyflakes=", ...Object.keys(workflows)], inRoot());
  await inCopy({ ...templates, ...manual }, async (root, paths) => {
    await silent(actionlint, ["-no-color", "-shellcheck=", "-pyflakes=", ...paths], root);
  });
}

/** Throws what zizmor finds; `.github/zizmor.yml` has what is meant to be so, and why. */
export async function lintSecurity(): Promise<void> {
  const { zizmor } = await workflowTools();
  const { actions, templates, manual } = workflowFiles();
  const args = ["--offline", "--quiet", "--persona", "pedantic", "--config", inRoot(".github/zizmor.yml")];
  await silent(zizmor, [...args, ".github", ...Object.keys(actions)], inRoot());
  await inCopy({ ...templates, ...manual }, async (root, paths) => {
    await silent(zizmor, [...args, ...paths], root);
  });
}

/** Throws what GitHub's language service finds. */
export async function lintAsGitHub(): Promise<void> {
  const { diagnose } = await import("./language-service.ts");
  const { workflows, actions, templates, manual } = workflowFiles();
  const found = await diagnose({ ...workflows, ...actions, ...templates, ...manual });
  if (found.length > 0) throw new Error(found.join("\n"));
}

/** Linters take a workflow for one only where GitHub looks for it. */
async function inCopy(texts: Texts, work: (root: string, paths: readonly string[]) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "aip-deploy-lint-"));
  try {
    const paths = Object.entries(texts).map(([path, text]) => {
      const place = join(".github/workflows", `${basename(dirname(path))}-${basename(path)}`);
      mkdirSync(dirname(join(root, place)), { recursive: true });
      writeFileSync(join(root, place), text);
      return place;
    });
    await work(root, paths);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function silent(program: string, args: readonly string[], cwd: string): Promise<void> {
  const { code, stdout, stderr } = await attempt("env", ["--chdir", cwd, program, ...args]);
  if (code !== 0) throw new Error(`${basename(program)} ended with ${String(code)}\n${stdout}${stderr}`.trim());
}

function namesIn(folder: string): string[] {
  return readdirSync(inRoot(folder)).sort();
}

function read(paths: readonly string[]): Texts {
  return Object.fromEntries(paths.map((path) => [path, readFileSync(inRoot(path), "utf8")]));
}
