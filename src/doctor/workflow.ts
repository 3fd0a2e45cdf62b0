import { parse } from "yaml";
import type { WorkflowFile } from "./facts.ts";
import type { Granted } from "./permissions.ts";

/** A workflow as far as the program has to do with it. */
export type Workflow = {
  readonly on?: unknown;
  readonly permissions?: Granted;
  readonly jobs?: Readonly<Record<string, Job | null>>;
};

export type Job = { readonly uses?: string; readonly permissions?: Granted; readonly steps?: readonly Step[] };
export type Step = { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> };

const action = /(?:^|\/)aip-deploy(?:\/(?!\.github\/)[^@]*)?(?:@|$)/;
const reusable = /\/aip-deploy\/\.github\/workflows\/[^@]+@/;

/** `undefined`: a file that is no YAML, which is for others to complain about. */
export function readWorkflow(text: string): Workflow | undefined {
  try {
    const value: unknown = parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

export function jobsOf({ jobs = {} }: Workflow): (readonly [name: string, job: Job])[] {
  return Object.entries(jobs).map(([name, job]) => [name, job ?? {}]);
}

/** The steps of the job that are the program. */
export function ourSteps({ steps = [] }: Job): Step[] {
  return steps.filter(({ uses = "" }) => action.test(uses));
}

/** The program's own workflow that the job calls. */
export function ourCall({ uses }: Job): string | undefined {
  return uses !== undefined && reusable.test(uses) ? uses : undefined;
}

export function isOurs(workflow: Workflow): boolean {
  return jobsOf(workflow).some(([, job]) => ourCall(job) !== undefined || ourSteps(job).length > 0);
}

/** Each workflow of ours that these call, once. */
export function calledWorkflows(workflows: readonly WorkflowFile[]): string[] {
  const jobs = workflows.flatMap(({ text }) => jobsOf(readWorkflow(text) ?? {}));
  return [...new Set(jobs.flatMap(([, job]) => ourCall(job) ?? []))];
}

/** An input of a step; empty when it is not given, or no plain word. */
export function inputOf({ with: inputs = {} }: Step, name: string): string {
  const value = inputs[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export function commandOf(step: Step): string {
  return inputOf(step, "command").replace(/^preview\s+/, "preview-") || "run";
}

/** It can be started by hand. */
export function isByHand({ on }: Workflow): boolean {
  if (on === "workflow_dispatch") return true;
  if (typeof on !== "object" || on === null) return false;
  return Array.isArray(on) ? on.includes("workflow_dispatch") : "workflow_dispatch" in on;
}
