/**
 * A person's own commands around a deployment. They run on this machine, in the checkout, while the lease is ours; none runs
 * where nothing has to be done, and none on the way back, which nobody's command may stand in the way of.
 */
import { command as commandOf, toShell } from "../command/command.ts";
import { hookNames, type EnvironmentConfig, type HookConfig, type HookName } from "../config/config.ts";
import type { Step, StepResult, TargetPlan } from "../targets/target.ts";
import { doInTurn, type Deed, type Turn } from "./deeds.ts";
import { giverOf, type EnvironmentState, type StoredRelease } from "./ledger.ts";
import type { DeploymentResult, Order } from "./order.ts";
import type { ReleaseId } from "./release.ts";

/** A hook that is going to run, and its command as one line. */
export type PlannedHook = { readonly hook: HookName; readonly command: string };

/** One run of one hook. */
export type HookCall = {
  readonly name: HookName;
  readonly config: HookConfig;
  /** Environment variables that say what happens. */
  readonly told: Readonly<Record<string, string>>;
};

/** Never throws: a hook that cannot be started has failed. */
export type RunHook = (call: HookCall, signal: AbortSignal) => Promise<HookResult>;
export type HookResult = Pick<StepResult, "outcome" | "seconds" | "detail" | "failure">;

/** The hooks of one deployment, each ready to be run; `undefined` where nobody wrote one. */
export type Hooks = (name: HookName, ended?: Ended) => Deed | undefined;

export const noHooks: Hooks = () => undefined;

type Deployed = Omit<DeploymentResult, "seconds">;

/** How a deployment ended, as its last hooks are told. */
export type Ended = Pick<Deployed, "outcome" | "failure" | "number"> & {
  /** What runs now; `undefined`: nothing, or it cannot be told. */
  readonly runs: ReleaseId | undefined;
};

/** The hooks that are going to run, in their order, `on-failure` only when it fails. Without a plan it is taken to exchange something. */
export function plannedHooks({ hooks }: EnvironmentConfig, plan: TargetPlan | undefined): readonly PlannedHook[] {
  const exchanges = plan === undefined || switchStart(plan.steps) >= 0;
  return hookNames.flatMap((hook) => {
    const config = hooks[hook];
    if (config === undefined || (isAboutSwitch(hook) && !exchanges)) return [];
    return [{ hook, command: lineOf(config) }];
  });
}

function isAboutSwitch(name: HookName): boolean {
  return name === "before-switch" || name === "after-switch";
}

function lineOf({ command: [program = "", ...args] }: HookConfig): string {
  return toShell(commandOf(program, args));
}

const switching: ReadonlySet<Step["kind"]> = new Set(["task", "roll", "reload", "start", "remove"]);

/** Where a plan begins to exchange what runs; -1 when it does not. */
function switchStart(steps: readonly Step[]): number {
  return steps.findIndex(({ kind }) => switching.has(kind));
}

/** The steps as deeds, with those hooks between them that belong there. */
export function withHooks(steps: readonly Step[], deedOf: (step: Step) => Deed, hooks: Hooks): readonly Deed[] {
  const hook = (name: HookName) => hooks(name) ?? [];
  const start = switchStart(steps);
  const deeds = steps.map(deedOf);
  const own =
    start < 0 ? deeds : [deeds.slice(0, start), hook("before-switch"), deeds.slice(start), hook("after-switch")].flat();
  return [hook("before-deploy"), own].flat();
}

/** The hooks of one deployment. Each variable is always there, empty when there is nothing to say. */
export function hooksOf(
  { environment, kind, commit = "", ref = "", act }: Order,
  { stored, state }: { readonly stored: StoredRelease; readonly state: EnvironmentState },
  runHook: RunHook,
): Hooks {
  const about = {
    AIP_DEPLOY_APP: stored.release.app,
    AIP_DEPLOY_ENVIRONMENT: environment.name,
    AIP_DEPLOY_KIND: kind,
    AIP_DEPLOY_RELEASE: stored.id,
    AIP_DEPLOY_PREVIOUS_RELEASE: state.current?.release ?? "",
    AIP_DEPLOY_COMMIT: commit,
    AIP_DEPLOY_REF: ref,
    AIP_DEPLOY_BY: giverOf(act),
    AIP_DEPLOY_REASON: act.reason ?? "",
  };
  return (name, ended) => {
    const config = environment.hooks[name];
    if (config === undefined) return undefined;
    const told = { AIP_DEPLOY_HOOK: name, ...about, ...toldOfEnd(ended) };
    const step = { id: `hook:${name}`, title: `Run the hook ${name}: ${lineOf(config)}` };
    const perform = async (signal: AbortSignal) => ({ ...step, ...(await runHook({ name, config, told }, signal)) });
    return { ...step, touches: false, perform };
  };
}

const longestMessage = 1_000;

function toldOfEnd({ outcome, failure, number, runs }: Partial<Ended> = {}): HookCall["told"] {
  // A zero byte would keep the program from being started.
  const [why = ""] = (failure?.message ?? "").replaceAll("\0", "").split("\n");
  return {
    AIP_DEPLOY_OUTCOME: outcome ?? "",
    AIP_DEPLOY_FAILURE: why.slice(0, longestMessage),
    AIP_DEPLOY_NUMBER: number === undefined ? "" : String(number),
    AIP_DEPLOY_RUNNING_RELEASE: runs ?? "",
  };
}

/** Whether the result is a hook's, and says nothing of what the target did. */
export function isHook({ id }: Pick<StepResult, "id">): boolean {
  return id.startsWith("hook:");
}

export type Last = Turn & {
  readonly runs: ReleaseId | undefined;
  /** Aborted when nothing may be done any more, whoever asked to stop before. */
  readonly lost: AbortSignal;
};

/**
 * Runs what comes when all is over: `after-deploy`, which makes a good deployment end badly and takes nothing back, and
 * `on-failure` after whatever ended badly. What becomes of the latter changes nothing of what is reported.
 */
export async function withLastHooks(deployed: Deployed, hooks: Hooks, last: Last): Promise<Deployed> {
  const { runs, lost, signal } = last;
  const run = async (name: HookName, ended: Deployed, until: AbortSignal) => {
    const deed = hooks(name, { ...ended, runs });
    return deed === undefined ? [] : await doInTurn([deed], { ...last, signal: until });
  };
  const after = deployed.outcome === "succeeded" ? await run("after-deploy", deployed, signal) : [];
  const ended = { ...deployed, ...spoilt(after), steps: [...deployed.steps, ...after] };
  if (ended.outcome === "succeeded") return ended;
  // Who asked to stop is still told what became of it.
  const told = await run("on-failure", ended, signal.aborted ? lost : signal);
  return { ...ended, steps: [...ended.steps, ...told] };
}

function spoilt([result]: readonly StepResult[]): Partial<Pick<Deployed, "outcome" | "failure">> {
  if (result === undefined || result.outcome === "succeeded") return {};
  return { outcome: result.outcome, ...(result.failure === undefined ? {} : { failure: result.failure }) };
}
