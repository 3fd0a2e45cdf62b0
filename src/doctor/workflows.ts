import type { Facts, GitHubFacts, WorkflowFile } from "./facts.ts";
import { about, type Finding, type Known } from "./finding.ts";
import { lacking, named, neededFor, together, type Granted, type Permissions } from "./permissions.ts";
import {
  commandOf,
  inputOf,
  isByHand,
  isOurs,
  jobsOf,
  ourCall,
  ourSteps,
  readWorkflow,
  type Job,
  type Step,
  type Workflow,
} from "./workflow.ts";

const { ok, wrong, advice, unknown } = about("workflows");

type Seen = Pick<Facts, "called" | "github">;

/** Workflows that use the program, and whether they give it what it needs. */
export function judgeWorkflows({ workflows, ...seen }: Pick<Facts, "workflows"> & Seen): Finding[] {
  const using = workflows.flatMap(({ path, text }) => {
    const workflow = readWorkflow(text);
    return workflow !== undefined && isOurs(workflow) ? [{ path, workflow }] : [];
  });
  if (using.length === 0) {
    const what = "no workflow in this checkout uses aip-deploy";
    return [advice(what, "pushes deploy nothing; docs/action.md has one to copy")];
  }
  return using.flatMap(({ path, workflow }) => {
    const jobs = jobsOf(workflow).flatMap(([name, job]) => judgeJob(`${path}: job ${name}`, job, workflow, seen));
    const found = [...jobs, ...dispatch(path, workflow, seen.github)];
    return found.length > 0 ? found : [ok(`${path} gives aip-deploy what it needs`)];
  });
}

/** Whether a workflow promotes with the token that each job has. */
export function promotesWithJobToken(workflows: readonly WorkflowFile[]): boolean {
  const steps = workflows.flatMap(({ text }) => jobsOf(readWorkflow(text) ?? {})).flatMap(([, job]) => ourSteps(job));
  return steps.some(
    (step) => commandOf(step) === "promote" && /^$|github\.token|GITHUB_TOKEN/.test(inputOf(step, "token")),
  );
}

function judgeJob(place: string, job: Job, workflow: Workflow, { called, github }: Seen): Finding[] {
  const granted = job.permissions ?? workflow.permissions ?? byDefault(github);
  const call = ourCall(job);
  if (call !== undefined) return judgeCall(place, call, granted, called[call]);
  const steps = ourSteps(job);
  if (steps.length === 0) return [];
  const needs = together(
    steps.map((step) => neededFor(commandOf(step), { isRecorded: inputOf(step, "record") !== "off" })),
  );
  return [...judgeGrant(place, needs, granted), ...depth(place, job.steps ?? [])];
}

/** What a job has that says nothing; `undefined` when the token may not see it. */
function byDefault(github: Known<GitHubFacts>): Granted {
  if ("unknown" in github || "unknown" in github.is.jobs) return undefined;
  return github.is.jobs.is.permissions === "write" ? "write-all" : { contents: "read", packages: "read" };
}

/** GitHub looks at every job of a called workflow, even one that would be skipped, and starts none when one asks too much. */
function judgeCall(place: string, uses: string, granted: Granted, text: Known<string> | undefined): Finding[] {
  if (text === undefined || "unknown" in text) {
    const what = `${place}: whether it grants what ${uses} asks for could not be told`;
    return [unknown(what, text?.unknown ?? "it was not read")];
  }
  const theirs = readWorkflow(text.is) ?? {};
  const needs = together(jobsOf(theirs).map(([, job]) => named(job.permissions ?? theirs.permissions)));
  return judgeGrant(place, needs, granted);
}

function judgeGrant(place: string, needs: Permissions, granted: Granted): Finding[] {
  if (granted === undefined) {
    const why = "it says nothing of its permissions, and the repository's default could not be looked at";
    return [unknown(`${place}: whether it has the permissions it needs could not be told`, why)];
  }
  const missing = lacking(needs, granted);
  if (missing.length === 0) return [];
  return [wrong(`${place} does not grant ${missing.join(", ")}`, `under its permissions: add ${missing.join(", ")}`)];
}

function depth(place: string, steps: readonly Step[]): Finding[] {
  const checkout = steps.find(({ uses = "" }) => uses.startsWith("actions/checkout@"));
  if (checkout === undefined || inputOf(checkout, "fetch-depth") === "0") return [];
  const why = "which commits changed an image cannot be told; give actions/checkout fetch-depth: 0";
  return [advice(`${place} checks out one commit only`, why)];
}

/** Started by hand is only what lies on the default branch. */
function dispatch(path: string, workflow: Workflow, github: Known<GitHubFacts>): Finding[] {
  if (!isByHand(workflow) || "unknown" in github) return [];
  const { workflows, defaultBranch } = github.is;
  if ("unknown" in workflows) {
    return [unknown(`whether ${path} lies on ${defaultBranch} could not be told`, workflows.unknown)];
  }
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (workflows.is.includes(name)) return [];
  const why = "GitHub offers a workflow to be started by hand only from the default branch";
  return [
    wrong(`${path} is not on ${defaultBranch}, so nobody can start it`, why, [
      `git switch ${defaultBranch} && git checkout @{-1} -- ${path} && git commit -m "Add ${name}" && git push`,
    ]),
  ];
}
