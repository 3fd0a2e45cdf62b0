import { beforeEach, describe, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeRepositories, push, takeRepository } from "../../../scripts/start/git.ts";
import type { Places } from "../../../scripts/start/places.ts";
import type { Push } from "../../../scripts/start/story.ts";
import { repository, type TestRepository } from "../../support/repository.ts";
import { tree } from "../../support/tree.ts";

const asItIs: Push = { kind: "commit", branch: "develop", subject: "As it is", edits: [] };
const changed: Push = {
  kind: "commit",
  branch: "develop",
  subject: "Change",
  edits: [{ file: "page.html", find: "old", replace: "new" }],
};
const toStaging: Push = { kind: "merge", branch: "staging", from: "develop" };

function git(folder: string, ...args: string[]): string {
  return execFileSync("git", ["-C", folder, ...args], { encoding: "utf8" }).trim();
}

describe("the example's repository", () => {
  let places: Places;
  let example: string;
  const subjects = (branch: string) => git(places.origin, "log", "--format=%s", branch).split("\n");
  const page = () => readFileSync(join(places.work, "page.html"), "utf8");

  beforeEach(async () => {
    example = tree({ "page.html": "old", ".gitignore": ".secrets/\n", ".secrets/key": "not ours", "bin/run": "" });
    places = { work: join(dirname(example), "work"), origin: join(dirname(example), "work.git") };
    expect(await makeRepositories(places, "Ada")).toEqual([]);
    await push(places.work, example, asItIs);
  });

  test("holds the example without what git ignores there, pushed by the one who started it", () => {
    expect(git(places.work, "ls-files").split("\n")).toEqual([".gitignore", "bin/run", "page.html"]);
    expect(existsSync(join(places.work, ".secrets"))).toBe(false);
    expect(git(places.origin, "log", "--format=%an: %s", "develop")).toBe("Ada: As it is");
    expect(git(places.work, "status", "--porcelain")).toBe("");
  });

  test("goes through the day a second time without a commit too many", async () => {
    for (const each of [toStaging, changed, toStaging, asItIs, asItIs, toStaging]) {
      await push(places.work, example, each);
    }
    expect(subjects("develop")).toEqual(["As it is", "Change", "As it is"]);
    expect(page()).toBe("old");
    expect(git(places.work, "rev-parse", "staging^{tree}")).toBe(git(places.work, "rev-parse", "develop^{tree}"));
    expect(git(places.work, "branch", "--show-current")).toBe("staging");
  });

  test("is mended after a run that was cut short, and keeps edits that nobody committed", async () => {
    writeFileSync(join(places.work, "page.html"), "mine");
    writeFileSync(join(places.work, "left-over"), "");
    git(places.work, "add", "page.html");
    writeFileSync(join(places.work, ".git", "index.lock"), "");
    expect(await makeRepositories(places, "Ada")).toEqual([expect.stringContaining("git stash pop")]);
    await push(places.work, example, changed);
    expect(page()).toBe("new");
    expect(git(places.work, "ls-files", "--others")).toBe("");
    expect(git(places.work, "show", "stash@{0}:page.html")).toBe("mine");
  });

  test("forgets a file that the example lost", async () => {
    const smaller = tree({ "page.html": "old", ".gitignore": "" });
    await push(places.work, smaller, asItIs);
    expect(existsSync(join(places.work, "bin"))).toBe(false);
  });
});

describe("somebody's own repository", () => {
  let source: TestRepository;
  let places: Places;
  const take = (branch: string): Push => ({ kind: "take", branch });
  const contentOf = (branch: string) => git(places.origin, "show", `${branch}:file`);

  beforeEach(async () => {
    source = repository({ file: "main" });
    source.git("checkout", "--quiet", "-b", "staging");
    source.commit({ file: "staging" });
    source.git("checkout", "--quiet", "main");
    const folder = tree({});
    places = { work: join(folder, "shop"), origin: join(folder, "shop.git") };
    await takeRepository(places, source.root, "Ada");
  });

  test("gives its own branches, and the missing ones from its default branch", async () => {
    for (const branch of ["develop", "staging", "main"]) await push(places.work, "", take(branch));
    expect(["develop", "staging", "main"].map(contentOf)).toEqual(["main", "staging", "main"]);
  });

  test("is followed when it is rewritten, and never touched itself", async () => {
    await push(places.work, "", take("main"));
    source.write({ file: "rewritten" });
    source.git("commit", "--quiet", "--all", "--amend", "--message", "Other");
    const before = source.git("for-each-ref");
    await takeRepository(places, source.root, "Ada");
    await push(places.work, "", take("main"));
    expect(contentOf("main")).toBe("rewritten");
    expect(source.git("for-each-ref")).toBe(before);
  });

  test("keeps files of the clone that git does not know", async () => {
    writeFileSync(join(places.work, ".env"), "SECRET=1");
    await takeRepository(places, source.root, "Ada");
    await push(places.work, "", take("staging"));
    expect(readFileSync(join(places.work, ".env"), "utf8")).toBe("SECRET=1");
  });
});
