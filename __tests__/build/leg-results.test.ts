import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { demandLegs, readLegResults, writeLegResults, type Pushed } from "../../src/build/leg-results.ts";
import { DeployError, UsageError } from "../../src/errors.ts";
import { tree } from "../support/tree.ts";

const key = (digit: string) => `c1-${digit.repeat(40)}`;
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const image = (name: string, digit: string): Pushed => ({ name, key: key(digit), digest: digest(digit) });
const legs = [
  { name: "web", images: ["web"] },
  { name: "api and 1 more", images: ["api", "worker"] },
];
const [web, api, worker] = [image("web", "1"), image("api", "2"), image("worker", "3")];
const all = [web, api, worker];

describe("the files of the legs", () => {
  test("hold names, keys and digests, and are read from every folder", async () => {
    const folder = tree({});
    await writeLegResults(join(folder, "one", "web.json"), [{ ...web, repository: "secret.example/web" } as Pushed]);
    await writeLegResults(join(folder, "two.json"), all.slice(1));
    expect(readFileSync(join(folder, "one", "web.json"), "utf8")).toBe(
      `{"format":1,"images":[{"name":"web","key":"${key("1")}","digest":"${digest("1")}"}]}\n`,
    );
    expect(await readLegResults(folder)).toEqual(all);
  });

  test("are none where there is no folder", async () => {
    expect(await readLegResults(join(tree({}), "nothing"))).toEqual([]);
  });

  test.each([
    ["another format", '{"format":2,"images":[]}'],
    ["no JSON", "{"],
  ])("%s is refused by name", async (_name, text) => {
    const folder = tree({ "web.json": text });
    const error = await readLegResults(folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message).toBe(`${join(folder, "web.json")}: is not what a build leg writes`);
  });
});

describe("every leg of the plan", () => {
  test.each<[string, readonly Pushed[], readonly string[]]>([
    ["is there", all, []],
    ["beside others", [...all, image("old", "9")], []],
    ["ran again", [image("web", "8"), ...all], []],
    ["is missing", all.slice(1), ['web: its build leg "web" handed over no result']],
    [
      "is missing and another one differs",
      [api, { ...worker, digest: digest("4") }],
      [
        'web: its build leg "web" handed over no result',
        `worker: its build leg "api and 1 more" pushed ${digest("4")}, and the registry has ${digest("3")} under ${key("3")}`,
      ],
    ],
    [
      "built something else",
      [image("web", "5"), ...all.slice(1)],
      [
        `web: its build leg "web" built ${key("5")}, and this checkout asks for ${key("1")}: files that git does not hold differ between the two machines`,
      ],
    ],
  ])("%s", (_name, pushed, problems) => {
    expect(problemsOf(pushed, all)).toEqual(problems);
  });

  test("is in the registry", () => {
    const { digest: _, ...without } = web;
    expect(problemsOf(all, [without, ...all.slice(1)])).toEqual([
      `web: its build leg "web" pushed ${digest("1")}, and the registry has nothing under ${key("1")}`,
    ]);
    expect(problemsOf(all, all.slice(1))).toEqual([
      'web: its build leg "web" built an image that this checkout does not have',
    ]);
  });
});

function problemsOf(pushed: readonly Pushed[], wanted: Parameters<typeof demandLegs>[2]): readonly string[] {
  try {
    demandLegs(legs, pushed, wanted);
    return [];
  } catch (error) {
    expect(error).toMatchObject({ code: "release.incomplete" });
    return (error as DeployError).message.split("\n");
  }
}
