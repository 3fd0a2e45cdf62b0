import type { CheckResult, TestTotals } from "../checks/check.ts";
import { indented, lines, mark } from "./blocks.ts";
import type { Style } from "./style.ts";
import { cut, duration } from "./words.ts";

/** One line a check: what was seen and how long it took; below it what its tests say. */
export function checkLines(checks: readonly CheckResult[], style: Style): string {
  return checks.map((check) => checkText(check, style)).join("\n");
}

function checkText({ name, outcome, seconds, detail, hint, tests }: CheckResult, style: Style): string {
  const [first = "", ...rest] = detail.split("\n");
  const below = lines(
    rest.join("\n"),
    tests === undefined ? "" : testLines(tests, detail),
    hint === undefined || outcome === "succeeded" ? "" : `hint: ${hint}`,
  );
  return lines(
    `${mark(outcome, style)} ${name}: ${first} ${style.dim(`(${duration(seconds)})`)}`,
    indented(below, "    "),
  );
}

const mostFailures = 5;

function testLines(tests: TestTotals, detail: string): string {
  const failures = tests.failures.slice(0, mostFailures).map(({ name, message }) => `✗ ${name}: ${cut(message, 100)}`);
  const more = tests.failed - failures.length;
  return lines(
    detail.includes(testTotals(tests)) ? "" : testTotals(tests),
    ...failures,
    more > 0 && failures.length > 0 ? `… and ${more} more` : "",
  );
}

export function testTotals({ passed, failed, skipped }: TestTotals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
