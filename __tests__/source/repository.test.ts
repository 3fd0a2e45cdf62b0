import { describe, expect, test } from "@jest/globals";
import { commitsBetween, hasCommit, isAncestor } from "../../src/source/history.ts";
import { openRepository } from "../../src/source/repository.ts";
import { sourceFacts } from "../../src/source/source-facts.ts";
import { isIgnored, isTracked, treeOf } from "../../src/source/source-tree.ts";
import { anImage, gitRunner, repository } from "../support/repository.ts";
import { tree } from "../support/tree.ts";

const open = (folder: string) => openRepository(folder, gitRunner);

describe("opening", () => {
  test("finds the top level from a folder below it", async () => {
    const checkout = repository({ "apps/shop/a": "1" });
    const opened = await open(checkout.path("apps/shop"));
    expect(opened).toMatchObject({
      root: checkout.path("apps/shop"),
      topLevel: checkout.root,
      branch: "main",
      isShallow: false,
    });
    expect(opened.head()).toBe(checkout.git("rev-parse", "HEAD").trim());
  });

  test.each([
    ["no repository", tree({ a: "1" }), "not inside a git checkout"],
    ["no folder", "/nonexistent/shop", "no such folder"],
  ])("%s", async (_name, folder, message) => {
    await expect(open(folder)).rejects.toMatchObject({
      code: "source.not-a-repository",
      message: `${folder}: ${message}`,
    });
  });

  test("a detached head has no branch, and its tags are known", async () => {
    const checkout = repository({ a: "1" });
    checkout.git("tag", "v1");
    checkout.git("tag", "stable");
    checkout.git("switch", "--quiet", "--detach");
    const opened = await open(checkout.root);
    expect(opened.branch).toBeUndefined();
    expect(await opened.tags()).toEqual(["stable", "v1"]);
  });

  test("before the first commit there is no head", async () => {
    const folder = repository({}).write({ ".git": null });
    folder.git("init", "--quiet");
    const opened = await open(folder.root);
    expect(() => opened.head()).toThrow(`${folder.root}: there is no commit yet`);
  });

  test("a dirty tree says how", async () => {
    const checkout = repository({ a: "1", b: "1", ".gitignore": "*.log\n" });
    expect(await (await open(checkout.root)).isDirty()).toBe(false);
    checkout.write({ a: "2", b: null, c: "3", "d.log": "4" });
    const opened = await open(checkout.root);
    expect(await opened.isDirty()).toBe(true);
    expect(await opened.shortStatus()).toEqual([" M a", " D b", "?? c"]);
  });
});

describe("history", () => {
  test("lists the commits that touch an image's sources, the newest first", async () => {
    const checkout = repository({ "web/Dockerfile": "FROM x\n", "docker/a": "1" });
    const first = checkout.git("rev-parse", "HEAD").trim();
    const second = checkout.commit({ "web/main.py": "1" }, "Add the page");
    checkout.commit({ README: "1" }, "Say hello");
    const last = checkout.commit({ "web/main.py": "2" }, "Mend the page: “quotes” and more");
    const opened = await open(checkout.root);
    const { paths } = await sourceFacts(opened, anImage(checkout.root, "web"));
    const commits = await commitsBetween(opened, first, last, { paths });
    expect(commits).toMatchObject([
      { sha: last, author: "Ada", subject: "Mend the page: “quotes” and more" },
      { sha: second, author: "Ada", subject: "Add the page" },
    ]);
    expect(commits[0]?.date).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(await commitsBetween(opened, undefined, last, { limit: 2 })).toHaveLength(2);
    expect(await isAncestor(opened, first, last)).toBe(true);
    expect(await isAncestor(opened, last, first)).toBe(false);
  });

  test("a shallow clone says what it lacks", async () => {
    const checkout = repository({ a: "1" });
    const first = checkout.git("rev-parse", "HEAD").trim();
    checkout.commit({ a: "2" });
    const opened = await open(checkout.clone("--depth", "1").root);
    expect(opened.isShallow).toBe(true);
    expect(await hasCommit(opened, first)).toBe(false);
    await expect(isAncestor(opened, first, opened.head())).rejects.toMatchObject({
      code: "source.unreadable",
      hint: "The clone is shallow: git fetch --unshallow (actions/checkout: fetch-depth: 0)",
    });
  });

  test("a name that looks like an option is none", async () => {
    const opened = await open(repository({ a: "1" }).root);
    expect(await hasCommit(opened, "--all")).toBe(false);
  });
});

describe("the files of an image", () => {
  test("are its contexts and a Dockerfile that lies elsewhere", async () => {
    const checkout = repository({ "web/a": "1", "shared/b": "1", "docker/Dockerfile": "FROM x\n" });
    const build = { dockerfile: "../docker/Dockerfile", additional_contexts: { shared: checkout.path("shared") } };
    const { paths } = await sourceFacts(await open(checkout.root), anImage(checkout.root, "web", build));
    expect(paths).toEqual(["docker/Dockerfile", "shared", "web"]);
  });
});

describe("a tree", () => {
  const checkout = repository({
    ".gitignore": "*.log\ndata/\n",
    "conf/nginx.conf": "a",
    "conf/run.sh": { program: "b" },
    "conf/link": { link: "nginx.conf" },
    "conf.d": "beside",
  }).write({ "conf/nginx.conf": "changed", "conf/new": "c", "conf/x.log": "d" });

  test("holds what would be mounted, without what git ignores", async () => {
    const found = await treeOf(await open(checkout.root), checkout.path("conf"));
    expect(found).toMatchObject({ kind: "folder", isTracked: true });
    const shown = await Promise.all(
      (found?.entries ?? []).map(async (entry) => {
        const text = Buffer.from((await found?.read(entry)) ?? []).toString();
        return `${entry.mode} ${entry.isTracked ? "tracked" : "new"} ${entry.path}: ${text}`;
      }),
    );
    expect(shown).toEqual([
      "120000 tracked link: nginx.conf",
      "100644 new new: c",
      "100644 tracked nginx.conf: changed",
      "100755 tracked run.sh: b",
    ]);
  });

  test("can be one file", async () => {
    const found = await treeOf(await open(checkout.root), "conf/run.sh");
    expect(found).toMatchObject({ kind: "file", entries: [{ path: "", mode: "100755" }] });
  });

  test.each(["nothing", "conf/x.log", "/etc"])("there is none for %s", async (path) => {
    expect(await treeOf(await open(checkout.root), path)).toBeUndefined();
  });

  test.each([
    ["conf", true, false],
    ["conf/new", false, false],
    ["conf/x.log", false, true],
    ["data", false, true],
    ["data/db", false, true],
    ["nothing", false, false],
    ["/etc/passwd", false, false],
  ])("%s: tracked %s, ignored %s", async (path, tracked, ignored) => {
    const opened = await open(checkout.root);
    expect([await isTracked(opened, path), await isIgnored(opened, path)]).toEqual([tracked, ignored]);
  });
});
