import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { shellWords } from "../../src/config/shell-words.ts";
import { parseArguments } from "../../src/request/arguments.ts";
import { linesOf, typedLines, walkIn } from "../support/documents.ts";
import { openSmallApp, type SmallApp } from "../support/small-app.ts";

const root = resolve(import.meta.dirname, "../..");
/** `kubernetes-example.test.ts` walks it. */
const walk = walkIn("migrate.md", "Walk it with the example").flatMap(linesOf);
const lines = typedLines().filter(({ line }) => !walk.includes(line));

/** What somebody does who follows the README, with what happens between its blocks, and how each command ends. */
type Deed = { readonly types: string; readonly ends: number } | { readonly does: (app: SmallApp) => void };

const merge = (from: string, to: string): Deed => ({
  does: ({ checkout }) => {
    checkout.git("checkout", "--quiet", to);
    checkout.git("merge", "--quiet", "--ff-only", from);
  },
});
const toProduction: readonly Deed[] = [
  merge("develop", "staging"),
  { types: "aip-deploy run", ends: 0 },
  { types: 'aip-deploy sign-off staging --reason "tried the new upload"', ends: 0 },
  merge("staging", "main"),
  { types: "aip-deploy deploy production --approve-by ada", ends: 0 },
];
const story: readonly Deed[] = [
  { types: "aip-deploy plan", ends: 0 },
  { types: "aip-deploy run", ends: 0 },
  { types: "aip-deploy status", ends: 0 },
  ...toProduction,
  {
    does: ({ checkout }) => {
      checkout.git("checkout", "--quiet", "develop");
      checkout.commit({ "web/version": "2\n" });
    },
  },
  { types: "aip-deploy run", ends: 0 },
  ...toProduction,
  { types: "aip-deploy history production", ends: 0 },
  { types: 'aip-deploy rollback production --reason "uploads are slow" --approve-by ada', ends: 0 },
  { types: "aip-deploy lift production", ends: 0 },
];

/**
 * Typed about another machine, a cluster, the example or a hook: suites of their own do these things (`hosts-connection`,
 * `migrate`, `one-off-task`, `hooks`, `maintenance`); here it is held that the program reads them.
 */
const elsewhere = [
  "aip-deploy setup --host ssh://root@app.example.org --dry-run",
  "aip-deploy setup --host ssh://deploy@app.example.org",
  "aip-deploy migrate --dry-run",
  "aip-deploy migrate",
  "aip-deploy permissions dev | kubectl apply -f -",
  "aip-deploy task dev auth-service -- python manage.py createsuperuser --no-input",
  "aip-deploy task dev auth-service migrate",
  'aip-deploy rollback production --skip-hooks --reason "the announcement is down" --approve-by ada',
  'aip-deploy maintenance on staging --reason "moving the database" --retry-after 10m',
  "aip-deploy verify staging",
  "aip-deploy maintenance off staging",
];

/** What `migrate.test.ts` does with the manifests that were written. */
const byKubectl = [
  "kubectl kustomize k8s/overlays/dev",
  "kubectl apply -f k8s/namespaces.yaml",
  "kubectl apply -k k8s/overlays/dev --server-side --dry-run=server",
  "kubectl -n ai-playground-dev create secret generic ai-playground-secrets --from-file=.secrets/dev",
  "kubectl apply -k k8s/overlays/dev",
];

let app: SmallApp;
beforeAll(async () => {
  app = await openSmallApp();
}, 60_000);
afterAll(async () => {
  await app.close();
}, 60_000);

describe("what the README and the manual tell people to type", () => {
  test("every command of the program is part of the story below", () => {
    const told = new Set(lines.map(({ line }) => line).filter((line) => line.startsWith("aip-deploy ")));
    const typed = new Set([...story.flatMap((deed) => ("types" in deed ? [deed.types] : [])), ...elsewhere]);
    expect([...told].filter((line) => !typed.has(line))).toEqual([]);
  });

  test.each(elsewhere)("%s is read as it stands", (line) => {
    const parsed = shellWords(line.replace(/ \|.*$/, ""));
    const [, ...words] = "words" in parsed ? parsed.words : [];
    const request = parseArguments(words, "1.0.0");
    expect("wish" in request && words.join("-").indexOf(request.wish.command)).toBe(0);
  });

  test("the story ends as the README says", async () => {
    for (const deed of story) {
      if ("does" in deed) {
        deed.does(app);
        continue;
      }
      const parsed = shellWords(deed.types);
      const [, ...words] = "words" in parsed ? parsed.words : [];
      const spoken = await app.run(...words);
      expect({ types: deed.types, ends: spoken.code, said: spoken.code === deed.ends ? "" : spoken.stderr }).toEqual({
        types: deed.types,
        ends: deed.ends,
        said: "",
      });
    }
    expect(await app.answer("production")).toBe("1");
  }, 180_000);

  test("every npm script that is named exists", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
    const named = lines.flatMap(({ line }) => /^npm (?:run )?([\w-]+)/.exec(line)?.[1] ?? []);
    const known = [...Object.keys(scripts), "install", "ci"];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  test("npm install --global puts a program on the PATH that runs", () => {
    expect(lines.map(({ line }) => line)).toContain("npm install --global .");
    const prefix = mkdtempSync(join(tmpdir(), "aip-deploy-global-"));
    try {
      execFileSync("npm", ["install", "--global", "--prefix", prefix, "."], { cwd: root, stdio: "pipe" });
      const said = execFileSync(join(prefix, "bin", "aip-deploy"), ["--version"], { encoding: "utf8" });
      const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
      expect(said).toBe(`${version}\n`);
    } finally {
      rmSync(prefix, { recursive: true, force: true });
    }
  }, 120_000);

  test("nothing else is told to be typed that no test knows", () => {
    const others = lines.filter(({ line }) => !/^(aip-deploy |([A-Z]+=("[^"]*"|\S+) )?npm )/.test(line));
    expect(others.map(({ line }) => line).filter((line) => !byKubectl.includes(line))).toEqual([]);
  });
});
