import type { Result } from "../release/results.ts";
import { approveText } from "./approve-text.ts";
import { boardText } from "./board-text.ts";
import { doctorText } from "./doctor-text.ts";
import { driftText } from "./drift-text.ts";
import { deployText } from "./deployment-text.ts";
import { diffText } from "./diff-text.ts";
import { historyText } from "./history-text.ts";
import { buildText, releaseText } from "./images-text.ts";
import { downText, noteText } from "./note-text.ts";
import { maintenanceText } from "./maintenance-text.ts";
import { migrationText } from "./migration-text.ts";
import { planText } from "./plan-text.ts";
import { previewDownText, previewListText, previewPruneText, previewUpText } from "./preview-text.ts";
import { promotionText } from "./promotion-text.ts";
import { printable } from "./printable.ts";
import { runText } from "./run-text.ts";
import { setupText } from "./setup-text.ts";
import type { Style } from "./style.ts";
import { taskText } from "./task-text.ts";
import { verifyText } from "./verify-text.ts";

/**
 * A command's result for a person at a terminal. The first line says what, where, which release and whether it worked,
 * the last ones how to undo it or how to go on. Ends with a newline.
 */
export function renderText(result: Result, style: Style, now: Date): string {
  return `${textOf(printable(result), style, now)}\n`;
}

function textOf(result: Result, style: Style, now: Date): string {
  switch (result.command) {
    case "plan":
      return planText(result, style, now);
    case "build":
      return buildText(result, style);
    case "release":
      return releaseText(result, style);
    case "run":
      return runText(result, style);
    case "deploy":
    case "rollback":
      return deployText(result, style);
    case "approve":
      return approveText(result, style);
    case "verify":
      return verifyText(result, style);
    case "drift":
      return driftText(result, style);
    case "status":
      return boardText(result, style, now);
    case "history":
      return historyText(result, style);
    case "diff":
      return diffText(result, style, now);
    case "sign-off":
    case "hold":
    case "freeze":
    case "lift":
    case "unlock":
      return noteText(result, style);
    case "down":
      return downText(result, style);
    case "task":
      return taskText(result, style);
    case "maintenance-on":
    case "maintenance-off":
      return maintenanceText(result, style);
    case "setup":
      return setupText(result, style);
    case "preview-up":
      return previewUpText(result, style);
    case "preview-down":
      return previewDownText(result, style);
    case "preview-list":
      return previewListText(result, style, now);
    case "preview-prune":
      return previewPruneText(result, style, now);
    case "doctor":
      return doctorText(result, style);
    case "promote":
      return promotionText(result, style, now);
    case "permissions":
      return result.manifest.trimEnd();
    case "migrate":
      return migrationText(result, style);
  }
}
