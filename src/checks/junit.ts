import { SaxesParser } from "saxes";
import type { TestTotals } from "./check.ts";

const mostFailures = 20;
const longestMessage = 500;

type Case = { name: string; verdict: "passed" | "failed" | "skipped"; message: string };

/**
 * Reads JUnit XML, counting the test cases themselves: the totals that suites write about themselves are often wrong.
 * `undefined` when the text is no JUnit report, or one that was cut short.
 */
export function parseJunit(xml: string): TestTotals | undefined {
  const cases: Case[] = [];
  const parser = new SaxesParser();
  let root: string | undefined;
  let current: Case | undefined;
  let text = "";
  parser.on("opentag", ({ name, attributes }) => {
    root ??= name;
    text = "";
    if (name === "testcase") {
      const parts = [attributes["classname"], attributes["name"]].filter((part) => part !== undefined && part !== "");
      current = { name: parts.join(" › "), verdict: "passed", message: "" };
      cases.push(current);
    } else if (current !== undefined && (name === "failure" || name === "error")) {
      current.verdict = "failed";
      current.message ||= attributes["message"] ?? "";
    } else if (current !== undefined && name === "skipped" && current.verdict === "passed") {
      current.verdict = "skipped";
    }
  });
  parser.on("text", (more) => (text += more));
  parser.on("cdata", (more) => (text += more));
  parser.on("closetag", ({ name }) => {
    if (current !== undefined && (name === "failure" || name === "error")) current.message ||= text;
    if (name === "testcase") current = undefined;
  });
  try {
    parser.write(xml).close();
  } catch {
    return undefined;
  }
  return root === "testsuites" || root === "testsuite" ? totals(cases) : undefined;
}

function totals(cases: readonly Case[]): TestTotals {
  const count = (verdict: Case["verdict"]) => cases.filter((each) => each.verdict === verdict).length;
  const failures = cases
    .filter((each) => each.verdict === "failed")
    .slice(0, mostFailures)
    .map(({ name, message }) => ({ name, message: message.trim().slice(0, longestMessage) }));
  return { passed: count("passed"), failed: count("failed"), skipped: count("skipped"), failures };
}
