import type { Act } from "../release/ledger.ts";
import type { BoardRow, StatusResult } from "../release/results.ts";
import { shortId } from "../release/release.ts";
import { blocks, bullets, nextLines } from "./blocks.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { ago, cut, firstLine, minute, plural, release, shortCommit, who } from "./words.ts";

/** The board: what runs where, since when, and whether it is well; below it what somebody should look at. */
export function boardText({ app, environments }: StatusResult, style: Style, now: Date): string {
  const well = environments.filter(({ health }) => health === "well").length;
  const heads = ["environment", "release", "commit", "since", "by", "health", "hold", "url"];
  return blocks(
    `${style.bold(app)}: ${plural(environments.length, "environment")}, ${well} well`,
    table(
      heads,
      environments.map((row) => boardRow(row, style, now)),
      style,
    ),
    bullets(environments.flatMap((row) => remarks(row, now))),
    nextLines([{ what: "See what happened", command: "aip-deploy history ENV" }], style),
  );
}

function boardRow({ environment, state, commit, by, health, url }: BoardRow, style: Style, now: Date): string[] {
  const { current, hold } = state;
  return [
    environment,
    current === undefined ? "–" : shortId(current.release),
    commit === undefined ? "" : shortCommit(commit),
    current === undefined ? "" : ago(current.since, now),
    cut(by ?? "", 12),
    healthWord(health, style),
    hold === undefined ? "" : style.warn(cut(`by ${hold.by}`, 12)),
    url ?? "",
  ];
}

export function healthWord(health: BoardRow["health"], style: Style): string {
  const paint = { well: style.good, unwell: style.bad, unknown: style.warn, empty: style.dim }[health];
  return paint(health);
}

function busyWords({ by, work, since, link }: NonNullable<BoardRow["busy"]>, now: Date): string {
  return `${by}: ${work}, since ${ago(since, now)}${link === undefined ? "" : `, ${link}`}`;
}

function maintenanceRemark(environment: string, { at, reason, ...act }: Act, now: Date): string {
  const why = reason === undefined ? "" : ` (${reason})`;
  return `${environment} shows everybody the maintenance page, since ${ago(at, now)} by ${who({ at, ...act })}${why}; aip-deploy maintenance off ${environment}`;
}

function remarks({ environment, health, detail, state, busy, interrupted }: BoardRow, now: Date): string[] {
  const { hold, last, freeze, maintenance } = state;
  const isBad = health === "unwell" || health === "unknown";
  const isFailed = last !== undefined && last.outcome !== "succeeded" && last.outcome !== "skipped";
  return [
    ...(busy === undefined ? [] : [`${environment} is being changed by ${busyWords(busy, now)}`]),
    ...(interrupted === undefined
      ? []
      : [
          `${environment}: the next deployment finds that, records it and puts it right; aip-deploy deploy ${environment}`,
        ]),
    ...(freeze === undefined || Date.parse(freeze.until) <= now.getTime()
      ? []
      : [`${environment} is frozen until ${minute(freeze.until)} (UTC); aip-deploy lift ${environment}`]),
    ...(maintenance === undefined ? [] : [maintenanceRemark(environment, maintenance.act, now)]),
    ...(isBad ? [`${environment} is ${health}: ${firstLine(detail)}`] : []),
    ...(hold === undefined
      ? []
      : [
          `${environment} is held${hold.reason === undefined ? "" : `: ${hold.reason}`}; aip-deploy lift ${environment}`,
        ]),
    ...(isFailed
      ? [
          `${environment}: its last deployment, number ${last.number} of ${release(last.release)}, ${last.outcome} ${ago(last.at, now)}`,
        ]
      : []),
  ];
}
