import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "@jest/globals";
import { isGone, processMark } from "../../../src/release/lease/process.ts";

test("a process is gone when it ended, when its number is another's, and never when it runs elsewhere", async () => {
  const own = await processMark();
  if (own === undefined) throw new Error("no /proc here");
  const other = spawn("sleep", ["60"]);
  const pid = other.pid ?? 0;
  expect(await isGone(own)).toBe(false);
  expect(await isGone({ ...own, started: "1" })).toBe(true);
  expect(await isGone({ ...own, machine: "another", pid })).toBe(false);
  other.kill("SIGKILL");
  await once(other, "exit");
  expect(await isGone({ ...own, pid })).toBe(true);
  expect(await isGone({ ...own, machine: "another", pid })).toBe(false);
});
