/** The action, as a step of a job and as that step's `post`: GitHub starts the same bundle twice. */
import { randomUUID } from "node:crypto";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import * as core from "@actions/core";
import { systemClock } from "./clock.ts";
import { UsageError, type ExitCode } from "./errors.ts";
import { approvalsOf } from "./github/approvals.ts";
import { githubClient } from "./github/client.ts";
import { commentsOf } from "./github/comments.ts";
import { deploymentsOf } from "./github/deployments-of.ts";
import { runOf } from "./github/run.ts";
import type { OwnLease } from "./release/app.ts";
import type { Here } from "./release/here.ts";
import { markFor, processMark } from "./release/lease/process.ts";
import type { Result } from "./release/results.ts";
import { drained } from "./report/drained.ts";
import { exitCodeFor, exitCodeOf } from "./report/exit-code.ts";
import { githubStep, toolVersions } from "./report/github.ts";
import { stepLog } from "./report/github/log.ts";
import { hidingSecrets } from "./report/github/masks.ts";
import { promotionPage, reviewPage } from "./report/github/pages.ts";
import type { DeploymentRecord } from "./report/github/record.ts";
import { requestInputs, requestOfInputs, switchedOn, type Inputs } from "./request/inputs.ts";
import type { Request } from "./request/request.ts";
import { secretsGiven } from "./secrets/given.ts";
import { Secret } from "./secrets/secret.ts";
import { trusting } from "./source/trust.ts";

const env = withoutInputs(process.env);
const step = githubStep(env);
const run = runOf(env);
const log = stepLog(step, () => performance.now() / 1000);
const secrets = hidingSecrets(step);

if (core.getState("isPost") === "") {
  core.saveState("isPost", "true");
  core.saveState("mark", markFor(await processMark())?.value ?? "");
  process.exitCode = await main(stopOnRequest());
  core.saveState("ended", "true");
} else {
  await (await import("./post.ts")).post(step, giveBack);
}
await drained(process.stdout);
// Kept connections to the engine and the registry would hold the process for seconds after everything is said.
process.exit();

async function main(signal: AbortSignal): Promise<ExitCode> {
  const directory = core.getInput("directory") || ".";
  const reporting = { step, now: () => systemClock.now(), redact: secrets.redact, withSummary: true, directory };
  let wanted: { readonly command: string; readonly environment?: string } = { command: "aip-deploy" };
  let record: DeploymentRecord | undefined;
  let comment: PreviewTelling | undefined;
  try {
    reporting.withSummary = switchedOn("summary", core.getInput("summary") || "true");
    const request = requestOfInputs(inputs(), { verbose: core.isDebug() });
    wanted = request.wish;
    record = await recordFor(request);
    comment = commentFor(request);
    const result = await answer(request, record, signal);
    const { endingOf } = await import("./report/github/ending.ts");
    const { reportResult } = await import("./report/github/report.ts");
    const ended = "deployment" in result ? result : undefined;
    if (ended?.deployment !== undefined) await record?.end(endingOf(ended.deployment, ended.url), patience(signal));
    await comment?.result(result);
    await showTools(exitCodeFor(result));
    await reportResult(result, reporting);
    return exitCodeFor(result);
  } catch (error) {
    const { endingOfError } = await import("./report/github/ending.ts");
    const { reportError } = await import("./report/github/report.ts");
    await record?.end(endingOfError(error), patience(signal));
    await comment?.failure(error);
    await showTools(exitCodeOf(error));
    await reportError(error, wanted, reporting);
    return exitCodeOf(error);
  }
}

async function answer(request: Request, record: DeploymentRecord | undefined, signal: AbortSignal): Promise<Result> {
  const { carryOutHere } = await import("./release/here.ts");
  return await carryOutHere(request, {
    ...here(request, signal),
    onBeginning: (beginning, url) => record?.begin(beginning, url),
    onLease: (lease) => {
      core.saveState("lease", lease === undefined ? "" : JSON.stringify(lease));
    },
  });
}

/** For `post`: the lease of a step that was ended from outside. */
async function giveBack(lease: OwnLease): Promise<boolean> {
  const { giveBackHere } = await import("./release/here.ts");
  const request = requestOfInputs(inputs(), { verbose: core.isDebug() });
  return await giveBackHere(request.settings, lease, here(request, AbortSignal.timeout(60_000)));
}

function here(request: Request, signal: AbortSignal): Here {
  const token = core.getInput("token");
  const username = env["GITHUB_ACTOR"] ?? "";
  const given = secretsGiven(core.getInput("secrets"));
  for (const [name, value] of Object.entries(given)) secrets.learn(new Secret(name, value));
  return {
    env: trusting({ ...env, ...given }, resolve(request.settings.directory)),
    log,
    clock: systemClock,
    random: Math.random,
    signal,
    redactor: secrets,
    home: homedir(),
    isRoot: process.getuid?.() === 0,
    by: () => Promise.resolve(env["GITHUB_ACTOR"] ?? "GitHub Actions"),
    ...(run?.triggeredBy === undefined ? {} : { startedBy: run.triggeredBy }),
    approvals: approvalsOf({
      ...{ run, token, clock: systemClock, random: Math.random },
      page: reviewPage,
    }),
    promotionText: promotionPage,
    ...(run === undefined ? {} : { link: run.url, github: { repository: run.repository, token } }),
    ...(token === "" ? {} : { githubToken: { username, token: new Secret("the input token", token) } }),
  };
}

/** The inputs are ours; no program that we start needs to see them, least of all the token. */
function withoutInputs(all: NodeJS.ProcessEnv): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !/^(INPUT|STATE)_/.test(name)));
}

function inputs(): Inputs {
  return Object.fromEntries(requestInputs.map((name) => [name, core.getInput(name)])) as Inputs;
}

type PreviewTelling = {
  readonly result: (result: Result) => Promise<void>;
  readonly failure: (error: unknown) => Promise<void>;
};

/** The comment on the pull request, for the commands that are about previews. */
function commentFor({ wish }: Request): PreviewTelling | undefined {
  const isAbout = /^preview-(up|down|prune)$/.test(wish.command);
  const token = core.getInput("token");
  if (!isAbout || token === "" || core.getInput("record") === "off" || run === undefined) return undefined;
  const comments = commentsOf(githubClient({ ...run, token, now: () => systemClock.now() }));
  const options = {
    comments,
    clock: systemClock,
    random: Math.random,
    redact: secrets.redact,
    warn: log.warn.bind(log),
  };
  const telling = () => import("./report/github/preview-comment.ts");
  return {
    result: async (result) => (await telling()).tellPreviews(result, options),
    failure: async (error) => {
      if (wish.command === "preview-up") await (await telling()).tellFailure(error, wish.pullRequest, options);
    },
  };
}

/** GitHub's record of the deployment, for the commands that may make one. */
async function recordFor({ wish }: Request): Promise<DeploymentRecord | undefined> {
  const wanted = core.getInput("record") || "auto";
  if (wanted !== "auto" && wanted !== "off") throw new UsageError(`input record: must be auto or off, got "${wanted}"`);
  const isDeploying = wish.command === "run" || wish.command === "deploy" || wish.command === "rollback";
  const token = core.getInput("token");
  if (wanted === "off" || !isDeploying || wish.dryRun || run === undefined) return undefined;
  if (token === "") {
    log.info("No deployment record on GitHub: the input token is empty");
    return undefined;
  }
  const { DeploymentRecord } = await import("./report/github/record.ts");
  return new DeploymentRecord({
    deployments: deploymentsOf(githubClient({ ...run, token, now: () => systemClock.now() }), run.url),
    clock: systemClock,
    random: Math.random,
    key: randomUUID(),
    keep: (record) => {
      core.saveState("record", JSON.stringify(record));
    },
    warn: log.warn.bind(log),
    commit: run.commit,
    redact: secrets.redact,
  });
}

/** How long GitHub's answer is waited for at the end; `post` tries again. */
function patience({ aborted }: AbortSignal): AbortSignal {
  return AbortSignal.timeout(aborted ? 3_000 : 20_000);
}

/** What somebody who looks into a failure asks first; a tool that hangs is not waited for. */
async function showTools(code: ExitCode): Promise<void> {
  if (code !== 1 && code !== 3) return;
  const known = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const versions = await Promise.race([toolVersions(Object.fromEntries(known)), setTimeout(5_000, [])]);
  await log.phase("The tools on this machine", () => {
    for (const line of versions) log.info(line);
    return Promise.resolve();
  });
}

/**
 * GitHub cancels by SIGINT, 7.5 s later by SIGTERM, and 2.5 s later ends the process and all that it started. The first
 * signal stops at the next safe point; after SIGTERM what is left of the time is still used, and `post` does the rest.
 */
function stopOnRequest(): AbortSignal {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) {
      if (signal === "SIGINT") process.exit(130);
      return;
    }
    log.warn("stopping at the next safe point; the next deployment mends what is left");
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return controller.signal;
}
