import { chmodSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { openRepository } from "../../src/source/repository.ts";
import { sourceFacts } from "../../src/source/source-facts.ts";
import { anImage, gitRunner, repository, type Files, type TestRepository } from "../support/repository.ts";
import { tree } from "../support/tree.ts";
import { webKey } from "./keys.ts";

const web: Files = { "web/Dockerfile": "FROM scratch\nCOPY . /\n", "web/main.py": "print(1)\n" };

async function warningsOf(checkout: TestRepository): Promise<readonly string[]> {
  const opened = await openRepository(checkout.root, gitRunner);
  return (await sourceFacts(opened, anImage(checkout.root, "web"))).warnings.map(({ message }) => message);
}

describe("what git rewrites when it checks out", () => {
  const text = { ...web, "web/page.txt": "one\ntwo $Id$\n" };

  test("line ends that an attribute asks for change the key, and the same commit has one key everywhere", async () => {
    const checkout = repository(text);
    const before = await webKey(checkout);
    checkout.commit({ ".gitattributes": "*.txt text eol=crlf\n" });
    const clone = checkout.clone();
    expect(await webKey(clone)).not.toBe(before);
    expect(await webKey(clone.clone())).toBe(await webKey(clone));
  });

  test("a checkout that still has the old line ends has the old key, because that is what a builder gets", async () => {
    const checkout = repository(text);
    const before = await webKey(checkout);
    checkout.commit({ ".gitattributes": "*.txt text eol=crlf\n" });
    expect(await webKey(checkout)).toBe(before);
  });

  test("a machine that turns all line ends has another key", async () => {
    const checkout = repository(text);
    const clone = checkout.clone("--config", "core.autocrlf=true");
    expect(await webKey(clone)).not.toBe(await webKey(checkout));
  });

  test("attributes that rewrite nothing change nothing", async () => {
    const checkout = repository(text);
    const before = await webKey(checkout);
    checkout.commit({ ".gitattributes": "* text=auto\n*.png binary\n" });
    expect(await webKey(checkout.clone())).toBe(before);
  });

  test.each([
    ["a commit's name", "*.txt ident\n", []],
    [
      "a filter",
      "*.txt filter=shout\n",
      ["--config", "filter.shout.smudge=tr a-z A-Z", "--config", "filter.shout.clean=tr A-Z a-z"],
    ],
  ])("%s counts as it comes out", async (_name, attributes, settings) => {
    const checkout = repository(text);
    const before = await webKey(checkout);
    checkout.commit({ ".gitattributes": attributes });
    expect(await webKey(checkout.clone(...settings))).not.toBe(before);
  });
});

describe("Git LFS", () => {
  const pointer = (digit: string) =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${digit.repeat(64)}\nsize 5\n`;
  const stored = (digit: string): Files => ({
    ...web,
    ".gitattributes": "*.bin filter=lfs -text\n",
    "web/model.bin": pointer(digit),
  });
  /** As after `git lfs pull`: the content on the disk, and git content with it. */
  const pulled = (checkout: TestRepository) => {
    const before = checkout.git("show", "HEAD:web/model.bin");
    checkout.git("config", "filter.lfs.clean", `printf '%s' '${before}'`);
    checkout.write({ "web/model.bin": "bytes" }).git("update-index", "web/model.bin");
    return checkout;
  };

  test("a pointer that was not fetched is named, and has a key of its own", async () => {
    const checkout = repository(stored("1"));
    const left = await webKey(checkout);
    expect(await warningsOf(checkout)).toEqual([
      'web: Git LFS has not fetched "web/model.bin"; the image would hold the pointers\' text',
    ]);
    pulled(checkout);
    expect(checkout.git("status", "--short")).toBe("");
    expect(await warningsOf(checkout)).toEqual([]);
    expect(await webKey(checkout)).not.toBe(left);
  });

  test("fetched content counts by its pointer", async () => {
    const one = await webKey(pulled(repository(stored("1"))));
    expect(await webKey(pulled(repository(stored("1"))))).toBe(one);
    expect(await webKey(pulled(repository(stored("2"))))).not.toBe(one);
  });
});

describe("submodules", () => {
  function withSubmodule() {
    const library = repository({ "lib.py": "a = 1\n", "notes.md": "no\n" });
    const checkout = repository({ ...web, "web/.dockerignore": "vendor/library/*.md\n.git\n**/.git\n" });
    checkout.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library.root, "web/vendor/library");
    checkout.commit();
    const inside = (name: string) => `web/vendor/library/${name}`;
    return { checkout, inside };
  }

  test("their files count like all others", async () => {
    const { checkout, inside } = withSubmodule();
    const before = await webKey(checkout);
    checkout.write({ [inside("notes.md")]: "yes\n" });
    expect(await webKey(checkout)).toBe(before);
    checkout.write({ [inside("lib.py")]: "a = 2\n" });
    const dirty = await webKey(checkout);
    expect(dirty).not.toBe(before);
    checkout.git("-C", "web/vendor/library", "commit", "--quiet", "--all", "--message", "x");
    checkout.commit();
    expect(await webKey(checkout)).toBe(dirty);
    expect(await warningsOf(checkout)).toEqual([]);
  });

  test("one that is not checked out is named, and its absence has another key", async () => {
    const { checkout } = withSubmodule();
    const clone = checkout.clone();
    expect(await webKey(clone)).not.toBe(await webKey(checkout));
    expect(await warningsOf(clone)).toEqual([
      "web: the submodule is not checked out; the builder gets an empty folder",
    ]);
  });

  test("a repository inside of the context that is no submodule is sent too", async () => {
    const checkout = repository(web);
    const before = await webKey(checkout);
    checkout.write({ "web/nested/a.py": "a\n" }).git("init", "--quiet", "web/nested");
    const nested = await webKey(checkout);
    expect(nested).not.toBe(before);
    checkout.write({ "web/nested/a.py": "b\n" });
    expect(await webKey(checkout)).not.toBe(nested);
  });
});

describe("files that git does not watch", () => {
  test("what a sparse checkout leaves away is not sent", async () => {
    const checkout = repository({ ...web, "web/big/data": "1" });
    const clone = checkout.clone();
    clone.git("sparse-checkout", "set", "--no-cone", "/*", "!/web/big");
    const without = repository(web);
    expect(await webKey(clone)).toBe(await webKey(without));
    expect(await webKey(clone)).not.toBe(await webKey(checkout));
  });

  test("a file marked as unchanged counts as it is", async () => {
    const checkout = repository(web);
    const before = await webKey(checkout);
    checkout.git("update-index", "--assume-unchanged", "web/main.py");
    expect(await webKey(checkout)).toBe(before);
    checkout.write({ "web/main.py": "print(2)\n" });
    expect(await webKey(checkout)).not.toBe(before);
  });

  test("modes count although git was told not to look at them", async () => {
    const checkout = repository(web);
    const before = await webKey(checkout);
    checkout.git("config", "core.fileMode", "false");
    expect(await webKey(checkout)).toBe(before);
    chmodSync(checkout.path("web/main.py"), 0o755);
    expect(await webKey(checkout)).not.toBe(before);
  });
});

describe("unusual checkouts", () => {
  test.each([
    ["a repository that hashes with SHA-256", ["--object-format=sha256"]],
    ["one without a commit", []],
  ])("%s", async (_name, options) => {
    const made = repository(web);
    made.write({ ".git": null }).git("init", "--quiet", ...options);
    const dirty = await webKey(made);
    made.git("add", ".");
    expect(await webKey(made)).toBe(dirty);
  });

  test("a work tree beside the repository", async () => {
    const checkout = repository(web);
    const folder = `${tree({})}/beside`;
    checkout.git("worktree", "add", "--quiet", "--detach", folder);
    const { TestRepository: Checkout } = await import("../support/repository.ts");
    expect(await webKey(new Checkout(folder))).toBe(await webKey(checkout));
  });

  test("a merge that is not finished", async () => {
    const checkout = repository(web);
    checkout.git("switch", "--quiet", "--create", "other");
    checkout.commit({ "web/main.py": "print(2)\n" });
    checkout.git("switch", "--quiet", "main");
    checkout.commit({ "web/main.py": "print(3)\n" });
    expect(() => checkout.git("merge", "--quiet", "other")).toThrow();
    const middle = await webKey(checkout);
    expect(await webKey(checkout.write({ "web/main.py": "print(2)\n" }))).not.toBe(middle);
  });

  test("names that git would quote", async () => {
    const checkout = repository({ ...web, 'web/a "b"\\ü\t😀\n': "1" });
    const before = await webKey(checkout);
    expect(await webKey(checkout.write({ 'web/a "b"\\ü\t😀\n': "2" }))).not.toBe(before);
  });

  test("a context behind a link is the folder that the link shows", async () => {
    const checkout = repository({ ...web, alias: { link: "web" } });
    expect(await webKey(checkout, { context: checkout.path("alias") })).toBe(await webKey(checkout));
  });
});
