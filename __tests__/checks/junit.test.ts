import { describe, expect, test } from "@jest/globals";
import { parseJunit } from "../../src/checks/junit.ts";
import { judgeTests } from "../../src/checks/tests.ts";

const twoSuites = `<?xml version="1.0"?>
<testsuites tests="99">
  <testsuite name="a" failures="0">
    <testcase classname="gateway" name="answers"/>
    <testcase classname="gateway" name="writes"><failure message="expected 201, got 500">trace</failure></testcase>
  </testsuite>
  <testsuite name="b">
    <testcase name="later"><skipped/></testcase>
    <testcase name="breaks"><error>Traceback &lt;here&gt;</error></testcase>
  </testsuite>
</testsuites>`;

describe("JUnit reports", () => {
  test("cases are counted, whatever the suites say of themselves", () => {
    expect(parseJunit(twoSuites)).toEqual({
      passed: 1,
      failed: 2,
      skipped: 1,
      failures: [
        { name: "gateway › writes", message: "expected 201, got 500" },
        { name: "breaks", message: "Traceback <here>" },
      ],
    });
  });

  test.each([
    ["a single suite as root", `<testsuite><testcase name="x"/></testsuite>`, 1],
    ["nested suites", `<testsuites><testsuite><testsuite><testcase name="x"/></testsuite></testsuite></testsuites>`, 1],
    ["no case at all", `<testsuites/>`, 0],
  ])("%s", (_name, xml, passed) => {
    expect(parseJunit(xml)).toEqual({ passed, failed: 0, skipped: 0, failures: [] });
  });

  test.each([
    ["cut short", twoSuites.slice(0, 200)],
    ["another document", "<html><body/></html>"],
    ["no XML", "3 passed"],
    ["empty", ""],
  ])("%s is no report", (_name, xml) => {
    expect(parseJunit(xml)).toBeUndefined();
  });
});

describe("the verdict on a test program", () => {
  const ok = `<testsuite><testcase name="x"/></testsuite>`;
  test.each([
    ["ended well, one passed", { ended: "succeeded", junit: ok }, "succeeded", "1 passed, 0 failed, 0 skipped"],
    [
      "ended well, report says failed",
      { ended: "succeeded", junit: twoSuites },
      "failed",
      "1 passed, 2 failed, 1 skipped",
    ],
    ["ended badly, report says all passed", { ended: "failed", junit: ok }, "failed", "exit code 3"],
    ["ended well, no report", { ended: "succeeded", junit: undefined }, "errored", "the tests wrote no JUnit report"],
    [
      "ended well, report cut short",
      { ended: "succeeded", junit: "<testsuite>" },
      "errored",
      "the tests' report is no JUnit XML",
    ],
    ["ended well, nothing ran", { ended: "succeeded", junit: "<testsuites/>" }, "failed", "no test ran"],
    ["could not start", { ended: "errored", junit: undefined }, "errored", "exit code 3"],
  ] as const)("%s", async (_name, ran, outcome, detail) => {
    expect(await judgeTests({ seconds: 1, said: "exit code 3", ...ran }, true)).toMatchObject({ outcome, detail });
  });
});
