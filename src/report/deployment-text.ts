import type { DeploymentResult } from "../release/order.ts";
import type { DeployResult } from "../release/results.ts";
import type { Failure } from "../targets/target.ts";
import { blocks, bullets, indented, lines, mark, nextLines, section } from "./blocks.ts";
import { checkLines } from "./checks-text.ts";
import { gateLines } from "./gates-text.ts";
import { hookSentences } from "./hooks-words.ts";
import { nextAfter } from "./next.ts";
import { stepLines } from "./steps-text.ts";
import { requestSentences } from "./requests-words.ts";
import type { Style } from "./style.ts";
import { changeLines } from "./target-text.ts";
import { aftermath, failureLine, failuresOf, hostSentence, verdict } from "./verdict.ts";

export function deployText({ deployment, url }: DeployResult, style: Style): string {
  return blocks(verdictLine(deployment, style), deploymentBody(deployment, url, style));
}

/** The verdict with its mark, in its colour. */
export function verdictLine(deployment: DeploymentResult, style: Style): string {
  const { outcome, dryRun } = deployment;
  if (dryRun) return verdict(deployment);
  const paint = outcome === "succeeded" ? style.good : outcome === "cancelled" ? style.warn : style.bad;
  return `${mark(outcome, style)} ${paint(verdict(deployment))}`;
}

/** Everything below the verdict; what matters most stands last, because a terminal is read from its end. */
export function deploymentBody(deployment: DeploymentResult, url: string | undefined, style: Style): string {
  const { dryRun, steps, checks, gates, plan, hooks, verified } = deployment;
  const isGood = verified || dryRun;
  return blocks(
    dryRun ? section("What would change", changeLines(plan, style), style) : "",
    section("What to know", bullets(plan.notes), style),
    dryRun ? section("Hooks", bullets(hookSentences(hooks)), style) : "",
    dryRun ? section("Gates", gateLines(gates, style), style) : "",
    section("Steps", stepLines(steps, style), style),
    section("Checks", checkLines(checks, style), style),
    section("Requests while it was brought there", bullets(requestSentences(deployment)), style),
    section("What failed", failures(deployment, style), style),
    isGood ? "" : section("What was done about it", undoing(deployment, style), style),
    isGood ? "" : section("Hosts", hostLines(deployment), style),
    section("Not recorded", deployment.unrecorded ?? "", style),
    lines(url === undefined || !verified ? "" : `Open: ${url}`, nextLines(nextAfter(deployment), style)),
  );
}

function failures(deployment: DeploymentResult, style: Style): string {
  return failuresOf(deployment)
    .map((each) => failureText(each, style))
    .join("\n");
}

function undoing(deployment: DeploymentResult, style: Style): string {
  const { comeback } = deployment;
  if (comeback === undefined || comeback.outcome === "succeeded") return aftermath(deployment);
  return lines(style.bad(comeback.sentence), stepLines(comeback.steps, style), checkLines(comeback.checks, style));
}

function hostLines({ hosts = [] }: DeploymentResult): string {
  return bullets(hosts.map(hostSentence));
}

const mostLines = 40;

/** One failure with all that helps to understand it. */
export function failureText(failure: Failure, style: Style): string {
  const { message, log, events, hint } = failure;
  const rest = message.split("\n").slice(1).join("\n");
  const left = log.length - mostLines;
  return lines(
    style.bad(failureLine(failure)),
    indented(rest),
    log.length === 0
      ? ""
      : style.dim(left > 0 ? `its last log lines (${left} before them left out):` : "its last log lines:"),
    indented(log.slice(-mostLines).join("\n"), "  | "),
    events.length === 0 ? "" : style.dim("what the engine did with it:"),
    indented(bullets(events)),
    hint === undefined ? "" : `hint: ${hint}`,
  );
}
