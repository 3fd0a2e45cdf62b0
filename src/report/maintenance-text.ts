import { listed } from "../targets/listed.ts";
import type { MaintenanceResult } from "../release/results.ts";
import { blocks, bullets, lines, mark, nextLines, section } from "./blocks.ts";
import { checkLines } from "./checks-text.ts";
import { failureText } from "./deployment-text.ts";
import type { Next } from "./next.ts";
import { stepLines } from "./steps-text.ts";
import type { Style } from "./style.ts";
import { who } from "./words.ts";

/** How an environment came to show its page, or the app again. */
export function maintenanceText(result: MaintenanceResult, style: Style): string {
  const { outcome, steps, checks, failure, comeback } = result;
  const paint = outcome === "succeeded" ? style.good : outcome === "cancelled" ? style.warn : style.bad;
  return blocks(
    `${mark(outcome, style)} ${paint(verdict(result))}`,
    section("Steps", stepLines(steps, style), style),
    section("Checks", checkLines(checks, style), style),
    failure === undefined ? "" : section("What failed", failureText(failure, style), style),
    section("What was done about it", comeback ?? "", style),
    section("What to know", bullets([...result.notes, ...remarks(result)]), style),
    lines(nextLines(next(result), style)),
  );
}

function verdict(result: MaintenanceResult): string {
  const { environment, outcome, unchanged, act, number } = result;
  const recorded = number === undefined ? "" : `; number ${number} of its history`;
  if (result.command === "maintenance-on") {
    if (outcome !== "succeeded") return `${environment} could not be closed for maintenance`;
    const since = unchanged ? `, since ${act.at} by ${who(act)}` : "";
    return `${environment} shows the maintenance page${since}: 503, Retry-After: ${result.retryAfterSeconds}${recorded}`;
  }
  if (unchanged) return `${environment} is not in maintenance`;
  if (outcome === "succeeded") return `${environment} shows the app again${recorded}`;
  return number === undefined
    ? `${environment} may still show the maintenance page`
    : `${environment} shows no page any longer, but the app does not answer well${recorded}`;
}

function remarks({ command, environment, outcome, url, gateways }: MaintenanceResult): string[] {
  if (outcome !== "succeeded" || command === "maintenance-off" || url !== undefined) return [];
  return [
    `${environment} has no url, so that nobody asked whether ${listed(gateways)} ${gateways.length === 1 ? "shows" : "show"} it`,
  ];
}

function next({ command, environment, outcome, number }: MaintenanceResult): readonly Next[] {
  if (command === "maintenance-off") {
    if (outcome === "succeeded") return [];
    if (number === undefined) return [{ what: "Try again", command: `aip-deploy maintenance off ${environment}` }];
    return [{ what: "See what is wrong", command: `aip-deploy verify ${environment}` }];
  }
  if (outcome !== "succeeded") return [{ what: "See how it stands", command: "aip-deploy status" }];
  return [
    { what: "Prove the app behind the page", command: `aip-deploy verify ${environment}` },
    { what: "End it", command: `aip-deploy maintenance off ${environment}` },
  ];
}
