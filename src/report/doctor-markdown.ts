import type { Finding } from "../doctor/finding.ts";
import type { DoctorResult } from "../release/results.ts";
import { diagnosis } from "./doctor-text.ts";
import { flowing, heading, tableOf, type Part } from "./page.ts";
import { codeBlock, markdown } from "./table.ts";

const signs = { ok: "✅", advice: "💡", wrong: "❌", unknown: "❓" } as const satisfies Record<
  Finding["state"],
  string
>;

export function doctorParts(result: DoctorResult): readonly Part[] {
  const { findings } = result;
  const worst = (["wrong", "unknown", "ok"] as const).find((each) => findings.some(({ state }) => state === each));
  return [
    flowing(`${signs[worst ?? "ok"]} **${markdown(diagnosis(result))}**`),
    tableOf(
      ["", "about", "what", "why"],
      findings.map(({ state, area, what, why = "" }) => [signs[state], area, what, why]),
    ),
    heading("What mends it", flowing(mending(findings))),
  ];
}

function mending(findings: readonly Finding[]): string {
  return findings
    .filter(({ commands }) => commands.length > 0)
    .map(({ what, commands }) => `${markdown(what)}:\n\n${codeBlock(commands.join("\n"))}`)
    .join("\n\n");
}
