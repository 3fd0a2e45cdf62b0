import { expect, test } from "@jest/globals";
import { workersOf } from "../../../../src/targets/compose/maintenance/old-workers.ts";

/** As the kernel has it, cut after the moment of the start, which is the field behind sixteen others. */
const stat = (pid: number, name: string, state: string, parent: number, started: number) =>
  `${pid} (${name}) ${state} ${parent} ${"0 ".repeat(17)}${started} 15269888`;

test("the program's own children answer requests; its master, others and those that are over do not", () => {
  const stats = [
    stat(1, "nginx", "S", 0, 100),
    stat(8, "nginx", "S", 1, 126),
    stat(9, "nginx", "R", 1, 227),
    stat(10, "nginx", "Z", 1, 90),
    stat(15, "sh", "R", 0, 300),
    stat(16, "a) (b", "R", 1, 300),
    "",
  ].join("\n");
  expect(workersOf(stats, "nginx")).toEqual([
    { pid: 8, started: "126" },
    { pid: 9, started: "227" },
  ]);
});
