import type { SetupResult } from "../release/results.ts";
import { blocks, bullets, section } from "./blocks.ts";
import type { Style } from "./style.ts";

export function setupText({ host, outcome, findings, steps, notes, dryRun }: SetupResult, style: Style): string {
  const verdict =
    outcome === "succeeded"
      ? style.good(`✓ ${host} can be deployed to`)
      : style.bad(`✗ ${host} cannot be deployed to yet`);
  const marks = { good: "✓", warning: "!", error: "✗" } as const;
  const found = findings.map(({ level, sentence, hint }) => {
    const more = level === "good" || hint === undefined ? "" : ` (${hint})`;
    return `${marks[level]} ${sentence}${more}`;
  });
  const done = steps.map(({ sentence, outcome: own, detail }) => {
    const said = own === "skipped" ? "" : own === "succeeded" ? ": done" : `: ${detail ?? own}`;
    return `${sentence}${said}`;
  });
  return blocks(
    verdict,
    section("What was looked at", found.join("\n"), style),
    section(dryRun ? "What would be done" : "What was done", bullets(done), style),
    section("By hand", bullets(notes), style),
  );
}
