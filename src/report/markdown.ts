import type { DeployResult, Result, RunResult } from "../release/results.ts";
import { approveParts } from "./approve-text.ts";
import { doctorParts } from "./doctor-markdown.ts";
import { deploymentParts, verdictMarkdown } from "./deployment-markdown.ts";
import { block, flowing, heading, page, tableOf, type Part } from "./page.ts";
import { planParts } from "./plan-markdown.ts";
import { keptUntil } from "./preview-text.ts";
import { promotionSummary } from "./promotion-markdown.ts";
import { printable } from "./printable.ts";
import { nextList, problemList } from "./markdown-words.ts";
import { byHand, stageRows, undeployed } from "./run-text.ts";
import { plain } from "./style.ts";
import { markdown } from "./table.ts";
import { renderText } from "./text.ts";
import { checkout } from "./words.ts";

/** GitHub refuses a summary of more than 1024 KiB whole; several steps of a job share the page. */
export const summaryBytes = 900 * 1024;

/**
 * A command's result as the summary of a job: the first line says what, where, which release, whether it worked and how to
 * undo it. Everything from outside is escaped, and what would be too long is cut with a mark.
 */
export function renderMarkdown(result: Result, now: Date, bytes = summaryBytes): string {
  return `${page(partsOf(printable(result), now), bytes - 1)}\n`;
}

function partsOf(result: Result, now: Date): readonly Part[] {
  switch (result.command) {
    case "plan":
      return planParts(result, now);
    case "run":
      return runParts(result);
    case "deploy":
    case "rollback":
      return deployParts(result);
    case "doctor":
      return doctorParts(result);
    case "promote":
      return promotionSummary(result);
    case "preview-up":
      return [...runParts(result.run), flowing(markdown(keptUntil(result)))];
    case "approve":
      return approveParts(result);
    case "build":
    case "release":
    case "verify":
    case "drift":
    case "status":
    case "history":
    case "diff":
    case "sign-off":
    case "hold":
    case "freeze":
    case "lift":
    case "unlock":
    case "down":
    case "setup":
    case "task":
    case "maintenance-on":
    case "maintenance-off":
    case "preview-down":
    case "preview-list":
    case "preview-prune":
    case "migrate":
    case "permissions":
      return [block(renderText(result, plain, now).trimEnd())];
  }
}

function deployParts({ deployment, url }: DeployResult): readonly Part[] {
  return [flowing(verdictMarkdown(deployment)), ...deploymentParts(deployment, url)];
}

function runParts(result: RunResult): readonly Part[] {
  const { deployment, url, app, source, warnings } = result;
  const first = deployment === undefined ? `✅ **${markdown(undeployed(result))}**` : verdictMarkdown(deployment);
  return [
    flowing(first),
    flowing(markdown(checkout(app, source))),
    tableOf(["stage", "time", "result"], stageRows(result)),
    heading("Warnings", flowing(problemList(warnings))),
    ...(deployment === undefined ? [flowing(nextList(byHand(result)))] : deploymentParts(deployment, url)),
  ];
}
