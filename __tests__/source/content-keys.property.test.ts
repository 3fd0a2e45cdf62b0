import { afterAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { contentKeyOf, hashFiles, type KeyMaterial } from "../../src/source/content-key.ts";
import { repository, type Written } from "../support/repository.ts";
import { webKey } from "./keys.ts";

/** What an ignore file says, and what that means, said a second time without patterns. */
const ignoreFiles = [
  { text: null, leavesOut: () => false },
  { text: "docs\n", leavesOut: (path: string) => path.startsWith("docs/") },
  { text: "**/*.md\n!README.md\n", leavesOut: (path: string) => path.endsWith(".md") && path !== "README.md" },
];

const content = fc.constantFrom<Written>("one\n", "two\n", { program: "one\n" }, { link: "main.py" }, null);
const places = ["main.py", "docs/guide.md", "docs/code.py", "README.md", "app/notes.md", "app/deep/x"];
const state = fc.record({
  files: fc.tuple(...places.map(() => content)),
  ignore: fc.nat(ignoreFiles.length - 1),
  dockerfile: fc.constantFrom("FROM a\n", "FROM b\n"),
  target: fc.constantFrom(undefined, "runtime"),
  args: fc.constantFrom<Record<string, string | null>>({}, { A: "1", B: "2" }, { B: "2", A: "1" }, { A: null }),
});
/** What must not matter. */
const noise = fc.record({
  otherService: fc.string(),
  tags: fc.constantFrom([], ["web:1"]),
  isIgnoredByGit: fc.boolean(),
  recorded: fc.constantFrom("committed", "staged", "only written"),
  isTouched: fc.boolean(),
});

type State = typeof state extends fc.Arbitrary<infer T> ? T : never;
type Noise = typeof noise extends fc.Arbitrary<infer T> ? T : never;

describe("for any two states of a checkout", () => {
  const checkout = repository({ ".gitignore": "*.log\n" });
  const seen = new Map<string, string>();

  test("the keys are equal exactly when the inputs are", async () => {
    await fc.assert(
      fc.asyncProperty(state, noise, async (one, around) => {
        const key = await keyIn(one, around);
        const inputs = JSON.stringify(inputsOf(one));
        const before = seen.get(inputs);
        if (before !== undefined) expect(key).toBe(before);
        else expect([...seen.values()]).not.toContain(key);
        seen.set(inputs, key);
        // The same inputs again, with everything else another way.
        expect(await keyIn(one, { ...around, otherService: `${around.otherService}!`, isTouched: true })).toBe(key);
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  afterAll(() => {
    expect(seen.size).toBeGreaterThan(10);
  });

  async function keyIn({ files, ignore, dockerfile, target, args }: State, around: Noise): Promise<string> {
    checkout.write({
      web: null,
      "web/Dockerfile": dockerfile,
      "web/.dockerignore": ignoreFiles[ignore]?.text ?? null,
      ...Object.fromEntries(places.map((place, index) => [`web/${place}`, files[index] ?? null])),
      "web/debug.log": around.isIgnoredByGit ? "noise" : null,
      "other/main.py": around.otherService,
    });
    if (around.recorded === "committed") checkout.commit();
    if (around.recorded === "staged") checkout.git("add", "--all");
    if (around.isTouched) checkout.touch("web/Dockerfile", "other/main.py");
    return webKey(checkout, { ...(target !== undefined && { target }), args, tags: around.tags });
  }
});

function inputsOf({ files, ignore, dockerfile, target, args }: State): unknown {
  const rule = ignoreFiles[ignore];
  const sent = places
    .map((place, index) => [place, files[index]])
    .filter(([place, file]) => file !== null && rule?.leavesOut(place as string) === false);
  return [sent, rule?.text, dockerfile, target, Object.entries(args).sort()];
}

describe("for any build section", () => {
  const text = fc.string();
  const texts = fc.dictionary(text, text);
  const build = fc.record({
    context: fc.constant("/x"),
    args: fc.dictionary(text, fc.option(text)),
    labels: texts,
    target: text,
    network: text,
    extra_hosts: fc.uniqueArray(text),
  });
  const material = fc.record({
    image: fc.record({ build, platforms: fc.uniqueArray(text) }),
    context: fc.record({ files: text, ignore: fc.option(text) }),
    dockerfile: text,
    additionalContexts: fc.dictionary(text, fc.record({ remote: text })),
  });

  test("neither the order of names nor that of sets matters", () => {
    fc.assert(
      fc.property(material, (one) => {
        const { build: written, platforms } = one.image;
        const turned = {
          ...one,
          image: {
            platforms: [...platforms].reverse(),
            build: {
              ...reversed(written),
              context: "/elsewhere",
              extra_hosts: [...written.extra_hosts].reverse(),
              args: reversed(written.args),
            },
          },
        };
        expect(contentKeyOf(turned)).toBe(contentKeyOf(one));
      }),
    );
  });

  test.each(["dockerfile", "rebuildStamp"] as const)("another %s gives another key", (name) => {
    fc.assert(
      fc.property(material, text, (one: KeyMaterial, value) => {
        fc.pre(one[name] !== value);
        expect(contentKeyOf({ ...one, [name]: value })).not.toBe(contentKeyOf(one));
      }),
    );
  });

  test("a file's name, mode and id cannot be mistaken for each other", () => {
    const path = fc.string({ minLength: 1 }).filter((each) => !each.includes("\0"));
    const file = fc.record({ path, mode: fc.constantFrom("100644", "100755"), id: fc.constantFrom("a0", "b1") });
    fc.assert(
      fc.property(fc.array(file), fc.array(file), (some, others) => {
        expect(hashFiles(some) === hashFiles(others)).toBe(JSON.stringify(list(some)) === JSON.stringify(list(others)));
      }),
    );
  });
});

function reversed<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).reverse());
}

function list(files: readonly { path: string; mode: string; id: string }[]): unknown {
  return files.map(({ path, mode, id }) => [path, mode, id]);
}
