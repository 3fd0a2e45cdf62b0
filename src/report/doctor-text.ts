import type { Finding } from "../doctor/finding.ts";
import type { DoctorResult } from "../release/results.ts";
import { blocks, indented, lines } from "./blocks.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { plural } from "./words.ts";

/** Everything that was looked at as a table, and below it what is not well with the commands that mend it. */
export function doctorText(result: DoctorResult, style: Style): string {
  const { findings } = result;
  const isBad = findings.some(({ state }) => state === "wrong" || state === "unknown");
  const bad = findings.filter(({ state }) => state !== "ok");
  return blocks(
    isBad ? style.bad(`✗ ${diagnosis(result)}`) : style.good(`✓ ${diagnosis(result)}`),
    table(
      ["", "about", "what"],
      findings.map((finding) => [mark(finding, style), finding.area, finding.what]),
      style,
    ),
    ...bad.map((finding) => told(finding, style)),
  );
}

/** How many of which, in one line. */
export function diagnosis({ findings, repository }: DoctorResult): string {
  const count = (wanted: Finding["state"]) => findings.filter(({ state }) => state === wanted).length;
  const [wrong, unknown, advice] = [count("wrong"), count("unknown"), count("advice")];
  const where = repository === undefined ? "this machine" : `this machine and ${repository}`;
  const parts = [
    wrong === 0 ? [] : [`${plural(wrong, "thing")} ${wrong === 1 ? "is" : "are"} wrong`],
    unknown === 0 ? [] : [`${unknown} could not be told`],
    advice === 0 ? [] : [`${advice} could be better`],
    `${count("ok")} well`,
  ].flat();
  return `${where}: ${parts.join(", ")}`;
}

function mark({ state }: Finding, style: Style): string {
  switch (state) {
    case "ok":
      return style.good("✓");
    case "advice":
      return style.warn("!");
    case "wrong":
      return style.bad("✗");
    case "unknown":
      return style.bad("?");
  }
}

function told(finding: Finding, style: Style): string {
  const { what, why = "", commands } = finding;
  return lines(
    `${mark(finding, style)} ${what}`,
    indented(lines(why, ...commands.map((command) => style.bold(command)))),
  );
}
