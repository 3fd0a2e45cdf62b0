import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { command } from "../../src/command/command.ts";
import type { Problem } from "../../src/errors.ts";
import { locateInputs } from "../../src/source/build-inputs.ts";
import { pathIn, sentFiles } from "../../src/source/content-keys.ts";
import { openRepository } from "../../src/source/repository.ts";
import { anImage, gitRunner, repository, type Files, type TestRepository } from "../support/repository.ts";
import { realRunner } from "../support/real-runner.ts";
import { tree } from "../support/tree.ts";

const files: Files = {
  Dockerfile: "FROM scratch\nCOPY . /\n",
  "a/b/c/x": "1",
  "a/b/x": "2",
  "a/b/keep": "3",
  "a/x": "4",
  "a/keep": "5",
  "a/other/b/y.md": "6",
  "ab/x": "7",
  x: "8",
  keep: "9",
  "README.md": "10",
  "docs/README.md": "11",
  "docs/guide.md": "12",
  "docs/v1/guide.md": "13",
  "src/app.js": "14",
  "src/app.test.js": "15",
  "src/[id]/page.js": "16",
  "src/(group)/page.js": "17",
  "src/a+b.js": "18",
  "src/é.js": "19",
  "src/x y.js": "20",
  "src/#hash": "21",
  "src/!bang": "22",
  "#first": "23",
  "!first": "24",
  "back\\slash": "25",
  "constructor/prototype": "26",
  ".env": "27",
  ".hidden/file": "28",
  "node_modules/p/index.js": "29",
  "deep/node_modules/p/index.js": "30",
  "run.sh": { program: "#!/bin/sh\n" },
  link: { link: "a/x" },
  "linked-folder": { link: "a/b" },
  "UPPER.TXT": "31",
  "upper.txt": "32",
  "a.b": "33",
  axb: "34",
  $x: "35",
  "{x}": "36",
};

/** What stands in the ignore file, one row each. */
const patterns: readonly string[] = [
  "",
  "x",
  "/x",
  "./x",
  "a/",
  "/a/b/",
  "*",
  "*\n!keep",
  "*\n!a/b\n",
  "**",
  "**\n!**/keep",
  "**/x",
  "**x",
  "**/*.md",
  "*.md\n!README.md",
  "**/*.md\n!docs/README.md\ndocs/v1",
  "a/*/b",
  "a/**/x",
  "a/**",
  "a**",
  "a/*\n!a",
  "a/*\n!a/keep",
  "a\n!a/b/keep",
  "a\n!a/b",
  "a\n!**/keep",
  "a\n!a\na/b/c",
  "!a\na/b",
  "**/node_modules",
  "node_modules/**",
  ".*",
  "?",
  "a?b",
  "a.b",
  "src/[id]",
  "src/\\[id\\]",
  "src/[a-b]*",
  "src/[^a]*",
  "src/(group)",
  "src/(*)",
  "src/a+b.js",
  "src/a+*",
  "src/?.js",
  "src/x y.js",
  "{x}*\n$*",
  "# x\n#first\nkeep",
  " # x",
  "\\#first",
  "src/#hash\nsrc/!bang",
  "\\!first",
  "back\\\\slash",
  "  x  \n\tkeep\t",
  "x\r\nkeep\r\n",
  "\uFEFFx\nkeep",
  "\uFEFF# x\nkeep",
  "x\n\uFEFFkeep",
  "../x",
  "/../x",
  "a/../x",
  "a/b/../../keep",
  "//x",
  ".",
  "./",
  "/",
  "**/",
  "! keep\nkeep\n!  keep",
  "UPPER.TXT",
  "constructor",
  "link",
  "linked-folder/c",
  "run.sh\n.env\n.dockerignore\nDockerfile",
  "a/b/c/x/..",
  "**/b/**",
  "**/b/*\n!**/keep",
  "a/[b",
  "a\\",
  "!",
  "src/[]a]",
  "src/[*]x",
  "\\d*",
  "\\y",
];

const refused = "the builder refuses it";
const checkout = repository(files);
const bench = tree(
  Object.fromEntries(
    patterns.flatMap((pattern, row) => [
      [`${row}/Dockerfile`, "FROM scratch\nCOPY . /\n"],
      [`${row}/Dockerfile.dockerignore`, pattern],
    ]),
  ),
);

describe("what the builder is really sent from a context is what the key counts", () => {
  const counted: (readonly string[] | string)[] = [];

  // One call builds all rows; one by one they would take minutes.
  beforeAll(async () => {
    for (const row of patterns.keys()) counted.push(await counting(checkout, join(bench, `${row}`, "Dockerfile")));
    const rows = [...patterns.keys()].filter((row) => counted[row] !== refused);
    const target = Object.fromEntries(
      rows.map((row) => [
        `row-${row}`,
        {
          context: checkout.root,
          dockerfile: join(bench, `${row}`, "Dockerfile"),
          output: [`type=local,dest=sent/${row}`],
        },
      ]),
    );
    writeFileSync(
      join(bench, "bake.json"),
      JSON.stringify({ group: { default: { targets: Object.keys(target) } }, target }),
    );
    await realRunner.run({ ...command("docker", "buildx", "bake", "--file", "bake.json"), cwd: bench });
  }, 300_000);

  test.each(patterns.map((pattern, row) => [JSON.stringify(pattern), row] as const))(
    "%s",
    async (_shown, row) => {
      const dockerfile = join(bench, `${row}`, "Dockerfile");
      const sent =
        counted[row] === refused ? await building(checkout, dockerfile) : filesIn(join(bench, "sent", `${row}`));
      expect(counted[row]).toEqual(sent);
    },
    60_000,
  );

  test("nothing is left out without a pattern", () => {
    expect(counted[patterns.indexOf("")]).toEqual(Object.keys(files).sort());
  });

  const ignoreFiles: Record<string, Files> = {
    "the context's own ignore file, with a byte order mark": { ".dockerignore": "\uFEFF# a comment\n**/x\n!a/x\n" },
    "an ignore file of the Dockerfile's own wins": { ".dockerignore": "x", "Dockerfile.dockerignore": "keep" },
    "even when it is empty": { ".dockerignore": "x", "Dockerfile.dockerignore": "" },
    "files that git does not know yet": { "new.txt": "new", "a/x": null },
  };

  test.each(Object.entries(ignoreFiles))(
    "%s",
    async (_name, changed) => {
      const changing = repository(files).write(changed);
      const dockerfile = changing.path("Dockerfile");
      expect(await counting(changing, dockerfile)).toEqual(await building(changing, dockerfile));
    },
    60_000,
  );
});

async function counting({ root }: TestRepository, dockerfile: string): Promise<readonly string[] | string> {
  const problems: Problem[] = [];
  const opened = await openRepository(root, gitRunner);
  const inputs = await locateInputs(opened, anImage(root, "web", { context: root, dockerfile }), problems);
  if (inputs?.context.kind !== "folder") return refused;
  const { context } = inputs;
  return sentFiles(await opened.workingTree(), context)
    .map((file) => pathIn(context, file))
    .sort();
}

async function building({ root }: TestRepository, dockerfile: string): Promise<readonly string[] | string> {
  const folder = join(tree({}), "image");
  const output = ["--output", `type=local,dest=${folder}`];
  const build = command("docker", "buildx", "build", "--quiet", output, "--file", dockerfile, root);
  const { exitCode, stderr } = await realRunner.run(build, { accept: "any" });
  if (exitCode === 0) return filesIn(folder);
  if (/pattern|error parsing regexp/.test(stderr)) return refused;
  throw new Error(stderr);
}

/** Git's own folder is sent too, but counts for nothing. */
function filesIn(folder: string, above = ""): string[] {
  return readdirSync(join(folder, above), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesIn(folder, join(above, entry.name)) : [join(above, entry.name)]))
    .filter((name) => !name.startsWith(".git/"))
    .sort();
}
