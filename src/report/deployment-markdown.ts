import type { CheckResult } from "../checks/check.ts";
import type { DeploymentResult } from "../release/order.ts";
import type { Failure, TargetPlan } from "../targets/target.ts";
import { hookSentences } from "./hooks-words.ts";
import { list, nextList, nextSentence, sign, signs } from "./markdown-words.ts";
import { nextAfter } from "./next.ts";
import { requestSentences } from "./requests-words.ts";
import { details, flowing, heading, link, tableOf, whole, type Part } from "./page.ts";
import { markdown } from "./table.ts";
import { stays } from "./target-text.ts";
import { aftermath, failureLine, failuresOf, hostSentence, verdict } from "./verdict.ts";
import { testTotals } from "./checks-text.ts";
import { wavesDiagram } from "./waves-diagram.ts";
import { duration, firstLine } from "./words.ts";

/** The verdict with its sign, what runs now when it was not good, and the likeliest way to go on, in one line. */
export function verdictMarkdown(deployment: DeploymentResult): string {
  const [first] = nextAfter(deployment);
  const isGood = deployment.verified || deployment.dryRun;
  const told = markdown(firstLine(aftermath(deployment)));
  const isLeft = deployment.comeback !== undefined && deployment.comeback.outcome !== "succeeded";
  const after = isGood ? "" : isLeft ? `; ⚠️ **${told}**` : `; ${told}`;
  const what = `${signs[deployment.outcome]} **${markdown(verdict(deployment))}**${after}`;
  return first === undefined ? what : `${what}. ${nextSentence(first)}`;
}

/** Everything below the verdict. */
export function deploymentParts(deployment: DeploymentResult, url: string | undefined): readonly Part[] {
  const { dryRun, verified, plan, unrecorded, gates, steps, checks, comeback, hooks, outcome } = deployment;
  const isGood = (verified && outcome === "succeeded") || dryRun;
  const next = heading("How to go on", flowing(nextList(nextAfter(deployment))));
  return [
    flowing(verified && url !== undefined ? `Open ${link(url)}` : ""),
    ...(isGood ? [] : [...failuresOf(deployment).flatMap(failureParts), next]),
    flowing(unrecorded === undefined ? "" : `⚠️ ${markdown(unrecorded)}`),
    factTable(deployment),
    heading(verified ? "What changed" : dryRun ? "What would change" : "What was to change", changes(plan, dryRun)),
    heading("Hooks", flowing(dryRun ? list(hookSentences(hooks)) : "")),
    heading("What to know", flowing(list(plan.notes))),
    heading("Gates", gateTable(gates)),
    heading("Steps", stepTable(steps)),
    diagram(plan, steps),
    heading("Checks", checkTable(checks)),
    heading("Requests while it was brought there", flowing(list(requestSentences(deployment)))),
    ...checks.flatMap(testParts),
    ...(comeback === undefined
      ? []
      : [
          heading("The way back: steps", stepTable(comeback.steps)),
          heading("The way back: checks", checkTable(comeback.checks)),
        ]),
    ...(isGood ? [] : [heading("Hosts", flowing(list((deployment.hosts ?? []).map(hostSentence))))]),
    ...(isGood ? [next] : []),
  ];
}

function factTable({ environment, release, before, kind, seconds, number }: DeploymentResult): Part {
  const rows = [
    ["environment", environment],
    ["release", release],
    ["before", before ?? "nothing"],
    ["kind", kind],
    ["time", duration(seconds)],
    ...(number === undefined ? [] : [["number in the history", String(number)]]),
  ];
  return tableOf(["", ""], rows);
}

/** The first one is what whoever opens a red run came for, so that nothing of it is folded away. */
function failureParts(failure: Failure, index: number): readonly Part[] {
  const { message, hint, log, events, unit } = failure;
  const isOpen = index === 0;
  const more = message.includes("\n") ? message : "";
  return [
    flowing(`**What failed:** ${markdown(failureLine(failure))}`),
    flowing(hint === undefined ? "" : `Hint: ${markdown(hint)}`),
    details("The whole message", more),
    details(unit === undefined ? "What was said last" : `The last log lines of ${unit}`, log.join("\n"), { isOpen }),
    details(`What the engine did with ${unit ?? "it"}`, events.join("\n"), { isOpen }),
  ];
}

/** Units that stay as they are are only counted. */
export function changes({ units, steps }: TargetPlan, ahead: boolean): Part {
  const changing = units.filter(({ action }) => action !== "keep");
  const kept = units.length - changing.length;
  const hasHow = changing.some(({ how }) => how !== undefined);
  const rows = changing.map(({ unit, action, strategy, why, how = "" }) => [
    unit,
    strategy ?? action,
    why,
    ...(hasHow ? [how] : []),
  ]);
  if (kept > 0) rows.push([stays(kept), "", "", ...(hasHow ? [""] : [])]);
  if (rows.length === 0 && steps.length === 0) return flowing(ahead ? "Nothing has to be done." : "");
  return tableOf(["unit", "what", "why", ...(hasHow ? ["how"] : [])], rows);
}

export function gateTable(gates: DeploymentResult["gates"]): Part {
  return tableOf(
    ["gate", "state", "why"],
    gates.map(({ gate, open, sentence }) => [gate, open ? "🟢 open" : "🔴 closed", sentence]),
  );
}

function stepTable(steps: DeploymentResult["steps"]): Part {
  return tableOf(
    ["step", "outcome", "time", "result"],
    steps.map(({ title, outcome, seconds, detail = "" }) => {
      const isDone = outcome !== "skipped";
      return [title, sign(outcome), isDone ? duration(seconds) : "", isDone ? detail : ""];
    }),
  );
}

function diagram(plan: TargetPlan, steps: DeploymentResult["steps"]): Part {
  const text = wavesDiagram(plan, steps);
  return whole(text === "" ? "" : `\`\`\`mermaid\n${text}\n\`\`\``);
}

function checkTable(checks: readonly CheckResult[]): Part {
  return tableOf(
    ["check", "outcome", "time", "seen"],
    checks.map(({ name, outcome, seconds, detail }) => [name, sign(outcome), duration(seconds), detail]),
  );
}

function testParts({ name, tests }: CheckResult): readonly Part[] {
  if (tests === undefined || tests.failures.length === 0) return [];
  const text = tests.failures.map((failure) => `✗ ${failure.name}\n${failure.message}`).join("\n\n");
  return [details(`${name}: ${testTotals(tests)}`, text)];
}
