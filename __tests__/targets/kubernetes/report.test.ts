import { expect, test } from "@jest/globals";
import { reportIn } from "../../../src/targets/kubernetes/report.ts";

test.each<[string, readonly string[], string | undefined]>([
  ["nothing", [], undefined],
  ["no report", ["3 passed in 0.1 s"], undefined],
  [
    "one between other lines",
    ["collected 1 item", '<?xml version="1.0"?>', '<testsuite tests="1">', "<testcase/></testsuite>", "bye"],
    '<testsuites><testsuite tests="1">\n<testcase/></testsuite></testsuites>',
  ],
  [
    "several, each with its own suites",
    ["<testsuites><testsuite>a</testsuite><testsuite>b</testsuite></testsuites>", "<testsuite>c</testsuite>"],
    "<testsuites><testsuites><testsuite>a</testsuite><testsuite>b</testsuite></testsuites>\n<testsuite>c</testsuite></testsuites>",
  ],
  ["one that was cut short", ["<testsuite><testcase/>"], undefined],
])("%s", (_name, lines, report) => {
  expect(reportIn(lines)).toBe(report);
});
