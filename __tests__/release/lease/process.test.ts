import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "@jest/globals";
import { isGone, markFor, processMark } from "../../../src/release/lease/process.ts";

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

test("a process is not gone as long as something that it started goes on", async () => {
  const own = await processMark();
  if (own === undefined) throw new Error("no /proc here");
  const mark = { ...own, started: "1" };
  const { name = "", value } = markFor(mark) ?? {};
  const left = spawn("sleep", ["60"], { env: { PATH: process.env["PATH"], [name]: value } });
  await once(left, "spawn");
  expect(await isGone(mark)).toBe(false);
  left.kill("SIGKILL");
  await once(left, "exit");
  expect(await isGone(mark)).toBe(true);
});
