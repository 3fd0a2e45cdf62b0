// What must hold of workflows beyond what linters know: pure functions from parsed files to sentences.

export type Permissions = Readonly<Record<string, string>>;

export type Step = {
  readonly uses?: string;
  readonly run?: string;
  readonly id?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
};

export type Concurrency = { readonly group?: string; readonly "cancel-in-progress"?: unknown; readonly queue?: string };

export type Job = {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: "inherit" | Readonly<Record<string, unknown>>;
  readonly permissions?: Permissions;
  readonly steps?: readonly Step[];
  readonly "timeout-minutes"?: unknown;
  readonly concurrency?: Concurrency;
  readonly environment?: string | { readonly name?: string; readonly deployment?: boolean };
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly outputs?: Readonly<Record<string, string>>;
};

export type Workflow = {
  readonly permissions?: Permissions;
  readonly concurrency?: Concurrency;
  readonly jobs: Readonly<Record<string, Job>>;
  readonly on?: { readonly workflow_call?: Interface } & Readonly<Record<string, unknown>>;
};

type Items = Readonly<Record<string, { readonly required?: boolean; readonly default?: unknown }>>;

/** What an action or a called workflow takes and gives. */
export type Interface = { readonly inputs?: Items; readonly secrets?: Items; readonly outputs?: Items };

/** Files by path from the repository's root, as parsed. */
export type Parsed = {
  readonly workflows: Readonly<Record<string, Workflow>>;
  readonly actions: Readonly<Record<string, Interface>>;
};

/** Of a workflow's text: another's action is named by its full hash, with the version behind it. */
export function* pinned(text: string): Iterable<string> {
  for (const [line] of text.matchAll(/^.*\buses:.*$/gm)) {
    const used = /uses:\s*(\S+)/.exec(line)?.[1] ?? "";
    const isOwn = used.startsWith("$/") || used.startsWith("org/aip-deploy");
    if (!isOwn && !/@[0-9a-f]{40} # v\d+(\.\d+)*$/.test(line))
      yield `${line.trim()}: is not a full hash with its version`;
  }
}

/** Nothing of foreign text becomes a script, and a script is no longer than a glance. */
export function* scripts({ jobs }: Workflow): Iterable<string> {
  for (const [name, { steps = [] }] of Object.entries(jobs)) {
    for (const { run = "" } of steps) {
      if (run.includes("${{")) yield `${name}: an expression in run`;
      if (run.trim().split("\n").length > 3) yield `${name}: more than three lines in run`;
    }
  }
}

/** Least permissions per job, nothing by default, and nothing runs for hours by accident. */
export function* bounded({ permissions, jobs }: Workflow): Iterable<string> {
  if (permissions === undefined || Object.values(permissions).some((level) => level === "write")) {
    yield "the workflow's own permissions are not none or read";
  }
  for (const [name, job] of Object.entries(jobs)) {
    if (job.uses === undefined && job["timeout-minutes"] === undefined) yield `${name}: has no timeout`;
    if (job.uses !== undefined && job.permissions === undefined) yield `${name}: grants what it does not say`;
  }
}

/** Groups are named by ourselves, so that a caller's group of the same name cannot be met, and none drops what it queues. */
export function* groups({ concurrency, jobs }: Workflow): Iterable<string> {
  if (concurrency !== undefined) yield* group("the workflow", concurrency);
  for (const [name, job] of Object.entries(jobs))
    if (job.concurrency !== undefined) yield* group(name, job.concurrency);
}

function* group(whose: string, { group: name = "", queue, ...how }: Concurrency): Iterable<string> {
  if (name.includes("github.workflow")) yield `${whose}: the group is named after github.workflow`;
  if (name.startsWith("${{")) yield `${whose}: the group does not begin with a name of ours`;
  if (queue === "max" && how["cancel-in-progress"] !== false) yield `${whose}: queues and cancels at once`;
}

/** Jobs with an environment leave GitHub's own record out: there is one, and the action writes it. */
export function* unrecorded({ jobs }: Workflow): Iterable<string> {
  for (const [name, { environment }] of Object.entries(jobs)) {
    if (environment === undefined) continue;
    if (typeof environment === "string" || environment.deployment !== false) yield `${name}: makes a record of its own`;
  }
}

/** A job that gives outputs to others sees no secret, since masked text would take them away. */
export function* seesNoSecret(name: string, { jobs }: Workflow): Iterable<string> {
  const text = JSON.stringify(jobs[name]);
  if (/\bsecrets\./.test(text)) yield `${name}: sees a secret`;
  for (const { uses = "" } of jobs[name]?.steps ?? []) {
    if (!uses.startsWith("$/") && !uses.startsWith("actions/checkout@")) yield `${name}: uses ${uses}`;
  }
}

const levels = ["none", "read", "write"];

/** Of each permission the most that any job asks for; GitHub looks at all of them, whatever `if:` says. */
export function asked({ jobs }: Workflow): Permissions {
  const most: Record<string, string> = {};
  for (const { permissions = {} } of Object.values(jobs)) {
    for (const [name, level] of Object.entries(permissions)) {
      if (levels.indexOf(level) > levels.indexOf(most[name] ?? "none")) most[name] = level;
    }
  }
  return most;
}

/** A call grants what the called workflow asks for, and no more; GitHub refuses to start a run that asks for more. */
export function* granted(caller: Workflow, parsed: Parsed): Iterable<string> {
  for (const [name, { uses, permissions = {} }] of Object.entries(caller.jobs)) {
    const called = uses === undefined ? undefined : parsed.workflows[ownPath(uses) ?? ""];
    if (called === undefined) continue;
    const wanted = asked(called);
    for (const [each, level] of Object.entries(wanted)) {
      const given = permissions[each] ?? "none";
      if (levels.indexOf(given) < levels.indexOf(level))
        yield `${name}: ${each} is ${given}, and ${level} is asked for`;
    }
    for (const [each, level] of Object.entries(permissions)) {
      if (levels.indexOf(level) > levels.indexOf(wanted[each] ?? "none"))
        yield `${name}: ${each}: ${level} is more than is asked for`;
    }
  }
}

/** What is called exists, takes what it is given, is given what it needs, and gives what is read from it. */
export function* connected(workflow: Workflow, parsed: Parsed): Iterable<string> {
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (job.uses !== undefined) yield* fits(name, job.uses, job.with, interfaceOf(job.uses, parsed), job.secrets);
    for (const { uses, with: given } of job.steps ?? []) {
      if (uses !== undefined && ownPath(uses) !== undefined) yield* fits(name, uses, given, interfaceOf(uses, parsed));
    }
    yield* stepOutputs(name, job, parsed);
    yield* jobOutputs(name, job, workflow);
  }
  for (const [output, { value }] of Object.entries(workflow.on?.workflow_call?.outputs ?? {}) as [
    string,
    { value: string },
  ][]) {
    for (const [, job = "", each = ""] of value.matchAll(/jobs\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      if (workflow.jobs[job]?.outputs?.[each] === undefined) yield `output ${output}: ${job} has no output ${each}`;
    }
  }
}

function* fits(
  job: string,
  uses: string,
  given: Readonly<Record<string, unknown>> = {},
  taken: Interface | undefined,
  secrets?: Job["secrets"],
): Iterable<string> {
  if (taken === undefined) {
    yield `${job}: there is no ${uses}`;
    return;
  }
  const { inputs = {}, secrets: known = {} } = taken;
  for (const each of Object.keys(given)) if (!(each in inputs)) yield `${job}: ${uses} takes no ${each}`;
  for (const [each, { required = false }] of Object.entries(inputs)) {
    if (required && !(each in given)) yield `${job}: ${uses} needs ${each}`;
  }
  if (typeof secrets !== "object") return;
  for (const each of Object.keys(secrets)) if (!(each in known)) yield `${job}: ${uses} takes no secret ${each}`;
}

function* stepOutputs(name: string, job: Job, parsed: Parsed): Iterable<string> {
  const read = JSON.stringify(job).matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g);
  for (const [, id = "", output = ""] of read) {
    const step = job.steps?.find((each) => each.id === id);
    const outputs = interfaceOf(step?.uses ?? "", parsed)?.outputs ?? {};
    if (!(output in outputs)) yield `${name}: step ${id} has no output ${output}`;
  }
}

function* jobOutputs(name: string, job: Job, { jobs }: Workflow): Iterable<string> {
  const needs = [job.needs ?? []].flat();
  for (const [, other = "", what = ""] of JSON.stringify(job).matchAll(/needs\.([\w-]+)\.(outputs\.[\w-]+|result)/g)) {
    if (!needs.includes(other)) yield `${name}: reads of ${other}, which it does not need`;
    const output = what.replace("outputs.", "");
    if (what !== "result" && jobs[other]?.outputs?.[output] === undefined)
      yield `${name}: ${other} has no output ${output}`;
  }
}

function interfaceOf(uses: string, { workflows, actions }: Parsed): Interface | undefined {
  const path = ownPath(uses);
  if (path === undefined) return undefined;
  if (path.endsWith(".yml")) return workflows[path]?.on?.workflow_call;
  return actions[path === "" ? "action.yml" : `${path}/action.yml`];
}

/** The place in this repository of what is named, however it is reached; `undefined`: another's. */
function ownPath(uses: string): string | undefined {
  const [, inside, outside] = /^(?:\$\/(.+)|org\/aip-deploy(?:\/(.+?))?@v1)$/.exec(uses) ?? [];
  if (inside !== undefined) return inside;
  return uses.startsWith("org/aip-deploy") ? (outside ?? "") : undefined;
}
