import type { Clock } from "../../clock.ts";
import { messageOf, UsageError } from "../../errors.ts";
import type { Log } from "../../log.ts";
import { parseHost, planSetup } from "../../targets/compose/index.ts";
import type { Connections } from "../connections.ts";
import { lookAtHost } from "../look-at-host.ts";
import type { SetupResult } from "../results.ts";
import { hostStateDirectory } from "../target.ts";

export type SetupWish = {
  /** `ssh://user@host[:port]`. */
  readonly host: string;
  /** Do it without asking. */
  readonly yes: boolean;
  /** Only say what is missing. */
  readonly dryRun: boolean;
};

export type SettingUp = {
  readonly connect: Connections["connect"];
  readonly root: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Asks the person at the terminal; `undefined`: nobody is there. */
  readonly confirm?: ((question: string) => Promise<boolean>) | undefined;
};

/** Says what a host lacks to be deployed to and, when somebody agrees, adds it. Doing it twice is no different from once. */
export async function setup(wish: SetupWish, { connect, root, clock, log, confirm }: SettingUp): Promise<SetupResult> {
  const host = parseHost(wish.host);
  const hosts = { all: [host], knownHosts: [], pauseSeconds: 0, onFailure: "return" } as const;
  const connection = connect(host, hosts, root);
  const looking = { clock, directory: hostStateDirectory };
  const before = await lookAtHost(connection, looking);
  const plan = planSetup(before.facts, { directory: hostStateDirectory });
  const base = { command: "setup", host: host.name, notes: plan.notes } as const;
  const planned = plan.steps.map(({ sentence }) => ({ sentence, outcome: "skipped" as const }));
  if (wish.dryRun || plan.steps.length === 0) {
    return { ...base, ...verdictOf(before.findings), steps: planned, dryRun: wish.dryRun };
  }
  if (plan.refusal !== undefined) throw new UsageError(`${host.name} cannot be prepared: ${plan.refusal}`);
  if (!wish.yes) {
    if (confirm === undefined)
      throw new UsageError("nobody is there to agree", { hint: "Give --yes, or --dry-run to see the plan." });
    const lines = plan.steps.map(({ sentence }) => `  ${sentence}\n`).join("");
    if (!(await confirm(`On ${host.name}:\n${lines}Do it? [y/N] `))) {
      return { ...base, ...verdictOf(before.findings), steps: planned, dryRun: false };
    }
  }
  const steps: SetupResult["steps"][number][] = [];
  for (const { sentence, command } of plan.steps) {
    try {
      await log.phase(`${host.name}: ${sentence}`, () => connection.runner.run(command, { timeoutMs: stepMs }));
      steps.push({ sentence, outcome: "succeeded" });
    } catch (error) {
      return {
        ...base,
        findings: before.findings,
        outcome: "failed",
        steps: [...steps, { sentence, outcome: "failed", detail: messageOf(error) }],
        dryRun: false,
      };
    }
  }
  // A user who was added to a group is in it at the next login.
  await connection.restart();
  const after = await lookAtHost(connection, looking);
  return { ...base, ...verdictOf(after.findings), steps, dryRun: false };
}

const stepMs = 10 * 60_000;

function verdictOf(findings: SetupResult["findings"]): Pick<SetupResult, "findings" | "outcome"> {
  return { findings, outcome: findings.some(({ level }) => level === "error") ? "failed" : "succeeded" };
}
