import type { Entry } from "../release/ledger.ts";
import { shortId } from "../release/release.ts";
import type { HistoryResult } from "../release/results.ts";
import { blocks, nextLines } from "./blocks.ts";
import type { Next } from "./next.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { cut, minute, plural, who } from "./words.ts";

const heads = ["number", "when (UTC)", "what", "release", "outcome", "by", "reason"];

/** What happened on an environment, newest first. */
export function historyText({ environment, entries }: HistoryResult, style: Style): string {
  if (entries.length === 0) return `${environment}: nothing has happened yet`;
  return blocks(
    `${style.bold(environment)}: ${plural(entries.length, "entry", "entries")}, newest first`,
    table(
      heads,
      entries.map((entry) => row(entry, style)),
      style,
    ),
    nextLines(back(environment, entries), style),
  );
}

function row(entry: Entry, style: Style): string[] {
  const first = [String(entry.number), minute(entry.act.at)];
  const last = [cut(who(entry.act), 16), cut(reason(entry), 40)];
  switch (entry.kind) {
    case "deployment":
      return [...first, entry.deployment, shortId(entry.release), outcome(entry.outcome, style), ...last];
    case "sign-off":
      return [...first, entry.kind, shortId(entry.release), "", ...last];
    case "task":
      return [...first, entry.kind, shortId(entry.release), outcome(entry.outcome, style), ...last];
    case "hold":
    case "freeze":
    case "lift":
    case "down":
    case "unlock":
    case "preview":
    case "maintenance-on":
    case "maintenance-off":
      return [...first, entry.kind.replace("-", " "), "", "", ...last];
  }
}

function outcome(word: string, style: Style): string {
  if (word === "succeeded") return style.good(word);
  return word === "skipped" || word === "cancelled" ? style.warn(word) : style.bad(word);
}

function reason(entry: Entry): string {
  if (entry.kind === "freeze") return `until ${minute(entry.until)}: ${entry.act.reason ?? ""}`;
  if (entry.kind === "task") return `${entry.unit}: ${entry.words}`;
  return ("failure" in entry ? entry.failure : undefined) ?? entry.act.reason ?? "";
}

/** The newest release that was good before what runs now, when there is one. */
function back(environment: string, [newest]: readonly Entry[]): readonly Next[] {
  const { current, good = [] } = newest?.state ?? {};
  const earlier = good.find(({ release }) => release !== current?.release);
  if (earlier === undefined) return [];
  return [{ what: "Go back", command: `aip-deploy rollback ${environment} --to ${earlier.number}` }];
}
