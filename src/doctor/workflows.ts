import { parse } from "yaml";
import type { Facts, WorkflowFile } from "./facts.ts";
import { about, type Finding, type Known } from "./finding.ts";

const { ok, wrong, advice, unknown } = about("workflows");

type Level = "none" | "read" | "write";
type Permissions = Readonly<Record<string, Level>>;
/** `undefined`: what the repository's settings say. */
type Granted = Permissions | "read-all" | "write-all" | undefined;

type Job = {
  readonly uses?: string;
  readonly permissions?: Granted;
  readonly steps?: readonly Step[];
};
type Step = { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> };
export type Workflow = {
  readonly on?: unknown;
  readonly permissions?: Granted;
  readonly jobs?: Readonly<Record<string, Job | null>>;
};

const ours = /(?:^|\/)aip-deploy(?:\/(?!\.github\/)[^@]*)?(?:@|$)/;
const ourWorkflows = /\/aip-deploy\/\.github\/workflows\/[^@]+@/;

/** Workflows that use the program, and whether they give it what it needs. */
export function judgeWorkflows({
  workflows,
  called,
  github,
}: Pick<Facts, "workflows" | "called" | "github">): Finding[] {
  const read = workflows.map(({ path, text }) => ({ path, workflow: readWorkflow(text) }));
  const using = read.filter(({ workflow }) => workflow !== undefined && usesUs(workflow));
  if (using.length === 0) {
    return [
      advice("no workflow in this checkout uses aip-deploy", "pushes deploy nothing; docs/action.md has one to copy"),
    ];
  }
  return using.flatMap(({ path, workflow = {} }) => {
    const jobs = Object.entries(workflow.jobs ?? {}).flatMap(([name, job]) =>
      judgeJob(`${path}: job ${name}`, job ?? {}, workflow, { called, github }),
    );
    const found = [...jobs, ...dispatch(path, workflow, github)];
    return found.length > 0 ? found : [ok(`${path} gives aip-deploy what it needs`)];
  });
}

/** Whether a workflow promotes with the token that each job has. */
export function promotesWithJobToken(workflows: readonly WorkflowFile[]): boolean {
  return workflows.some(({ text }) =>
    Object.values(readWorkflow(text)?.jobs ?? {}).some((job) =>
      (job?.steps ?? []).some(
        ({ uses = "", with: inputs = {} }) =>
          ours.test(uses) &&
          inputs["command"] === "promote" &&
          /^$|github\.token|GITHUB_TOKEN/.test(wordOf(inputs["token"])),
      ),
    ),
  );
}

/** The `uses` of workflows of other repositories that belong to the program. */
export function calledWorkflows(workflows: readonly WorkflowFile[]): string[] {
  const all = workflows.flatMap(({ text }) =>
    Object.values(readWorkflow(text)?.jobs ?? {}).flatMap((job) => (job?.uses === undefined ? [] : [job.uses])),
  );
  return [...new Set(all.filter((uses) => ourWorkflows.test(uses)))];
}

/** A file that is no YAML is for others to complain about. */
function readWorkflow(text: string): Workflow | undefined {
  try {
    const value: unknown = parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function usesUs({ jobs = {} }: Workflow): boolean {
  return Object.values(jobs).some(
    (job) => ourWorkflows.test(job?.uses ?? "") || (job?.steps ?? []).some(({ uses = "" }) => ours.test(uses)),
  );
}

function judgeJob(place: string, job: Job, workflow: Workflow, { called, github }: Pick<Facts, "called" | "github">) {
  const granted = job.permissions ?? workflow.permissions;
  const byDefault = "is" in github && "is" in github.is.jobs ? github.is.jobs.is.permissions : undefined;
  if (job.uses !== undefined && ourWorkflows.test(job.uses)) {
    return judgeCall(place, job.uses, { granted, byDefault, text: called[job.uses] });
  }
  const steps = (job.steps ?? []).filter(({ uses = "" }) => ours.test(uses));
  if (steps.length === 0) return [];
  const needs = steps.reduce<Permissions>((all, step) => most(all, needsOf(step)), {});
  return [...lacking(place, needs, granted, byDefault), ...depth(place, job.steps ?? [])];
}

type Call = {
  readonly granted: Granted;
  readonly byDefault: "read" | "write" | undefined;
  readonly text: Known<string> | undefined;
};

/** GitHub looks at every job of a called workflow, even one that would be skipped, and starts none when one asks too much. */
function judgeCall(place: string, uses: string, { granted, byDefault, text }: Call): Finding[] {
  if (text === undefined || "unknown" in text) {
    return [
      unknown(`${place}: whether it grants what ${uses} asks for could not be told`, text?.unknown ?? "not asked"),
    ];
  }
  const theirs = readWorkflow(text.is);
  const needs = Object.values(theirs?.jobs ?? {}).reduce<Permissions>(
    (all, job) => most(all, written(job?.permissions ?? theirs?.permissions)),
    {},
  );
  return lacking(place, needs, granted, byDefault);
}

/** What the program asks GitHub for, by command. */
function needsOf({ with: inputs = {} }: Step): Permissions {
  const command = wordOf(inputs["command"]).replace(/^preview\s+/, "preview-") || "run";
  const isRecorded = wordOf(inputs["record"]) !== "off";
  if (/^(run|deploy|rollback)$/.test(command)) {
    return { contents: "read", ...(isRecorded ? { deployments: "write" } : {}) };
  }
  if (/^preview-(up|down|prune)$/.test(command)) {
    return { contents: "read", ...(isRecorded ? { "pull-requests": "write" } : {}) };
  }
  return command === "promote" ? { contents: "read", "pull-requests": "write" } : { contents: "read" };
}

function lacking(place: string, needs: Permissions, granted: Granted, byDefault: Call["byDefault"]): Finding[] {
  if (granted === undefined && byDefault === undefined && Object.keys(needs).length > 0) {
    const why = "it says nothing of its permissions, and the repository's default could not be looked at";
    return [unknown(`${place}: whether it has the permissions it needs could not be told`, why)];
  }
  const has = granted ?? (byDefault === "write" ? "write-all" : ({ contents: "read", packages: "read" } as const));
  const missing = Object.entries(needs).filter(([name, level]) => rank(levelOf(has, name)) < rank(level));
  if (missing.length === 0) return [];
  const list = missing.map(([name, level]) => `${name}: ${level}`).join(", ");
  return [wrong(`${place} does not grant ${list}`, `under its permissions: add ${list}`)];
}

function depth(place: string, steps: readonly Step[]): Finding[] {
  const checkout = steps.find(({ uses = "" }) => uses.startsWith("actions/checkout@"));
  if (checkout === undefined || wordOf(checkout.with?.["fetch-depth"]) === "0") return [];
  return [
    advice(
      `${place} checks out one commit only`,
      "which commits changed an image cannot be told; give actions/checkout fetch-depth: 0",
    ),
  ];
}

/** Started by hand is only what lies on the default branch. */
function dispatch(path: string, { on }: Workflow, github: Facts["github"]): Finding[] {
  const isByHand =
    on === "workflow_dispatch" || (typeof on === "object" && on !== null && hasKey(on, "workflow_dispatch"));
  if (!isByHand || "unknown" in github) return [];
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

function hasKey(on: object, name: string): boolean {
  return Array.isArray(on) ? on.includes(name) : name in on;
}

function written(permissions: Granted): Permissions {
  return permissions === undefined || typeof permissions === "string" ? {} : permissions;
}

function levelOf(granted: Exclude<Granted, undefined>, name: string): Level {
  if (granted === "write-all") return "write";
  return granted === "read-all" ? "read" : (granted[name] ?? "none");
}

function most(left: Permissions, right: Permissions): Permissions {
  const names = [...Object.keys(left), ...Object.keys(right)];
  const higher = (name: string) => {
    const [one, other] = [left[name] ?? "none", right[name] ?? "none"];
    return rank(one) < rank(other) ? other : one;
  };
  return Object.fromEntries(names.map((name) => [name, higher(name)]));
}

function rank(level: Level): number {
  return { none: 0, read: 1, write: 2 }[level];
}

function wordOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
