/** The Actions toolkit, and nothing else of the program but the entries touches it. */
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import * as core from "@actions/core";
import { refusalOf } from "./github/refusal.ts";
import { fenced } from "./github/fence.ts";
import type { Deployments, KnownDeployment } from "./github/deployments.ts";
import type { Run } from "./github/run.ts";
import type { Annotation, Step } from "./github/step.ts";

/** GitHub refuses a summary of more than 1024 KiB whole. */
const summaryBytes = 1000 * 1024;
const longestAnnotation = 4000;
const answerWithinMs = 10_000;

/** The step of the job that this process is. */
export function githubStep(env: Readonly<Record<string, string | undefined>>): Step {
  const token = () => `aip-deploy-${randomBytes(16).toString("hex")}`;
  return {
    say: (text) => {
      core.info(fenced(text, token));
    },
    // The runner would throw them away, thousands for a build.
    debug: core.isDebug() ? core.debug : () => undefined,
    openGroup: core.startGroup,
    closeGroup: core.endGroup,
    annotate,
    hide: core.setSecret,
    output: core.setOutput,
    keep: core.saveState,
    async summarise(render) {
      const file = env["GITHUB_STEP_SUMMARY"];
      if (file === undefined || file === "") return;
      const taken = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      await core.summary.addRaw(render(summaryBytes - taken)).write();
    },
  };
}

function annotate({ level, message, line, column, ...place }: Annotation): void {
  const text = message.slice(0, longestAnnotation);
  const known = {
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  };
  core[level](text, { ...place, ...known });
}

/** The repository's deployments, asked with the token. Throws `DeployError` and `Transient`. */
export function githubDeployments({ repository, url }: Run, token: string, now: () => Date): Deployments {
  // Only a step that deploys needs the client, and loading it takes longer than a plan.
  const client = import("@actions/github").then(({ getOctokit }) => getOctokit(token).rest.repos);
  const ask = async <T>(question: (repos: Awaited<typeof client>) => Promise<T>): Promise<T> => {
    try {
      return await question(await client);
    } catch (error) {
      throw refusalOf(error, now());
    }
  };
  const quickly = () => ({ request: { signal: AbortSignal.timeout(answerWithinMs) } });
  return {
    create: (wanted) =>
      ask(async (repos) => {
        const asked = { ...repository, ...wanted, auto_merge: false, required_contexts: [], ...quickly() };
        const { data } = await repos.createDeployment(asked);
        if ("id" in data) return data.id;
        throw new Error(`GitHub made no deployment: ${data.message ?? "it said nothing"}`);
      }),
    list: (wanted) =>
      ask(async (repos) => {
        const { environment, ref: sha } = wanted;
        const { data } = await repos.listDeployments({ ...repository, environment, sha, per_page: 100, ...quickly() });
        return data.map(({ id, payload }): KnownDeployment => ({ id, key: keyOf(payload) }));
      }),
    state: (id) =>
      ask(async (repos) => {
        const wanted = { ...repository, deployment_id: id, per_page: 1, ...quickly() };
        return (await repos.listDeploymentStatuses(wanted)).data[0]?.state;
      }),
    setStatus: (id, { state, description, environmentUrl }) =>
      ask(async (repos) => {
        const address = environmentUrl === undefined ? {} : { environment_url: environmentUrl };
        const status = { state, description, log_url: url, ...address, ...quickly() };
        await repos.createDeploymentStatus({ ...repository, deployment_id: id, ...status });
      }),
  };
}

/** GitHub gives a payload back as it was sent, or as the text of it. */
function keyOf(payload: unknown): string | undefined {
  const read: unknown = typeof payload === "string" && payload.startsWith("{") ? JSON.parse(payload) : payload;
  if (typeof read !== "object" || read === null || !("key" in read)) return undefined;
  return typeof read.key === "string" ? read.key : undefined;
}

const tools: readonly (readonly [program: string, ...args: string[]])[] = [
  ["docker", "version", "--format", "engine {{.Server.Version}}, client {{.Client.Version}}"],
  ["docker", "compose", "version", "--short"],
  ["docker", "buildx", "version"],
  ["git", "--version"],
];

/** What a bug report about this machine needs: one line a tool; never throws. */
export async function toolVersions(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { getExecOutput } = await import("@actions/exec");
  return await Promise.all(
    tools.map(async ([program, ...args]) => {
      const name = [program, ...args.filter((word) => /^\w+$/.test(word) && word !== "version")].join(" ");
      try {
        const { stdout, stderr } = await getExecOutput(program, args, { env, silent: true, ignoreReturnCode: true });
        return `${name}: ${(stdout.trim() || stderr.trim()).split("\n", 1)[0] ?? ""}`;
      } catch (error) {
        return `${name}: ${error instanceof Error ? error.message : String(error)}`;
      }
    }),
  );
}
