// Runs the workflows of this repository with act: the called workflows and the bundled action as they are, except for
// what act cannot read, on this machine's own engine.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "../../scripts/steps.ts";
import { workflowTools } from "../../scripts/workflows/tools.ts";
import { actReadable } from "./act-readable.ts";
import { bundleAction } from "./action.ts";

/** A copy of what a tag of this repository holds, as act can read it, with the bundle as the sources are now. */
export type PublishedAction = { readonly folder: string; readonly remove: () => void };

export function publishAction(): PublishedAction {
  const folder = mkdtempSync(join(tmpdir(), "aip-deploy-published-"));
  const bundle = bundleAction();
  cpSync(bundle.folder, join(folder, "dist/action"), { recursive: true });
  bundle.remove();
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  cpSync(inRoot("action.yml"), join(folder, "action.yml"));
  cpSync(inRoot("actions"), join(folder, "actions"), { recursive: true });
  const workflows = join(folder, ".github/workflows");
  mkdirSync(workflows, { recursive: true });
  for (const name of readdirSync(inRoot(".github/workflows"))) {
    writeFileSync(join(workflows, name), actReadable(readFileSync(inRoot(".github/workflows", name), "utf8")));
  }
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, remove };
}

export type ActOptions = {
  readonly published: PublishedAction;
  /** The user's checkout, on the branch that is pushed. */
  readonly checkout: string;
  /** The user's workflow, as its text. */
  readonly workflow: string;
  readonly event: "push" | "workflow_dispatch";
  readonly inputs?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Artifacts belong to a run; a run that is continued has the same. */
  readonly runId: string;
};

export type EndedRun = {
  readonly code: number | null;
  readonly log: string;
  /** How each job ended that ran, by its name. */
  readonly jobs: Readonly<Record<string, string>>;
};

/** What stands in for actions of others. */
const standIns: Readonly<Record<string, string>> = {
  "docker/login-action": "nothing",
  "docker/setup-buildx-action": "nothing",
  "actions/upload-artifact": "upload-artifact",
  "actions/download-artifact": "download-artifact",
};

/** One run from its event to its end. */
export async function runAct(options: ActOptions): Promise<EndedRun> {
  const { published, checkout, workflow, event, inputs = {}, secrets = {}, env = {}, runId } = options;
  const { act } = await workflowTools();
  const folder = mkdtempSync(join(tmpdir(), "aip-deploy-act-"));
  const file = join(folder, "workflow.yml");
  writeFileSync(file, workflow);
  writeFileSync(join(folder, "event.json"), JSON.stringify({ inputs, repository: { full_name: "octo/app" } }));
  writeFileSync(join(folder, "secrets"), lines(secrets));
  const runners = ["ubuntu-latest", "self-hosted", "dev", "staging", "production"];
  const args = [
    ...[event, "--workflows", file, "--directory", checkout, "--eventpath", join(folder, "event.json")],
    ...["--secret-file", join(folder, "secrets"), "--json", "--concurrent-jobs", "1", "--actor", "octocat"],
    ...["--action-offline-mode", "--container-daemon-socket", "-", "--no-cache-server", "--rm"],
    ...["--action-cache-path", join(folder, "cache"), "--local-repository", `org/aip-deploy@v1=${published.folder}`],
    ...runners.flatMap((label) => ["--platform", `${label}=-self-hosted`]),
    ...foreignActions(published).flatMap((used) => {
      const name = standIns[used.split("@")[0] ?? ""];
      return name === undefined
        ? []
        : ["--local-repository", `${used}=${inRoot("__tests__/support/github-actions", name)}`];
    }),
    ...Object.entries({ ...env, GITHUB_RUN_ID: runId, TEST_ARTIFACTS: join(checkout, "..", "artifacts") }).flatMap(
      ([name, value]) => ["--env", `${name}=${value}`],
    ),
  ];
  const child = spawn(act, args, {
    cwd: checkout,
    env: { ...process.env, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: join(folder, "xdg"), TMPDIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const [code] = (await once(child, "close")) as [number | null];
  rmSync(folder, { recursive: true, force: true });
  return { code, ...read(said) };
}

function foreignActions({ folder }: PublishedAction): readonly string[] {
  const workflows = join(folder, ".github/workflows");
  const texts = readdirSync(workflows).map((name) => readFileSync(join(workflows, name), "utf8"));
  return [
    ...new Set(
      texts.flatMap((text) => [...text.matchAll(/uses: ([\w-]+\/[\w-]+@[0-9a-f]{40})/g)].map(([, used = ""]) => used)),
    ),
  ];
}

function lines(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
    .join("");
}

type Line = { readonly job?: string; readonly msg?: string; readonly jobResult?: string };

function read(said: string): Pick<EndedRun, "log" | "jobs"> {
  const jobs: Record<string, string> = {};
  const log = said.split("\n").map((text) => {
    if (!text.startsWith("{")) return text;
    const { job = "", msg = "", jobResult } = JSON.parse(text) as Line;
    // act counts the legs of a matrix.
    const name = (job.split("/").at(-1)?.trim() ?? "").replace(/-\d+$/, "");
    if (jobResult !== undefined) jobs[name] = jobResult;
    return `[${name}] ${msg.trimEnd()}`;
  });
  return { log: log.join("\n"), jobs };
}
