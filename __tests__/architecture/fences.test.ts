import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";

const src = resolve(import.meta.dirname, "../../src");

/** What each part of the program may import, beside itself and the ground that everybody stands on. */
const ground = ["errors", "log", "clock", "outcome", "version"];
const allowed: Record<string, readonly string[]> = {
  errors: [],
  log: [],
  clock: [],
  outcome: [],
  version: [],
  command: [],
  config: ["compose/model"],
  secrets: ["command", "config"],
  compose: ["command", "config", "secrets", "build/image", "release/release"],
  source: ["command", "config", "secrets", "build/image", "compose/model", "release/release"],
  registry: ["command", "secrets", "release/release"],
  build: ["command", "config", "secrets", "compose/model", "compose/placeholders", "release/release"],
  checks: ["command", "config", "secrets"],
  targets: ["command", "config", "secrets", "checks", "compose", "release/release", "release/naming"],
  migrate: ["config", "compose", "secrets/reference"],
  release: [
    "migrate",
    "command",
    "config",
    "secrets",
    "compose",
    "source",
    "build",
    "registry",
    "targets",
    "checks",
    "request",
    "github",
    "doctor",
  ],
  request: [],
  github: ["command", "config", "registry/retry", "release/approval", "release/ledger", "release/release"],
  doctor: ["command", "config", "source", "github", "registry/retry"],
  report: [
    "migrate",
    "github",
    "doctor",
    "config",
    "release",
    "targets",
    "checks",
    "build",
    "compose",
    "source",
    "secrets",
    "registry/retry",
    "request/request",
  ],
};
const entries = ["main", "post", "cli"];

type Import = { readonly from: string; readonly specifier: string };

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .sort();
const imports: readonly Import[] = files.flatMap((from) =>
  [...read(from).matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map(([, specifier = ""]) => ({ from, specifier })),
);

function read(file: string): string {
  return readFileSync(join(src, file), "utf8");
}

function partOf(file: string): string {
  return (file.split("/")[0] ?? "").replace(/\.ts$/, "");
}

function resolved({ from, specifier }: Import): string {
  return relative(src, resolve(src, dirname(from), specifier));
}

const own = imports.filter(({ specifier }) => specifier.startsWith("."));

describe("the fences", () => {
  test("every part imports only what stands below it", () => {
    const crossings = own.filter((each) => {
      const [part, to] = [partOf(each.from), resolved(each)];
      if (entries.includes(part) || partOf(to) === part || ground.includes(partOf(to))) return false;
      return !(allowed[part] ?? []).some((name) => to === `${name}.ts` || to.startsWith(`${name}/`));
    });
    expect(crossings.map((each) => `${each.from} → ${resolved(each)}`)).toEqual([]);
  });

  test("no file is part of a cycle of values", () => {
    const edges = new Map(files.map((file) => [file, valueImports(file)]));
    expect(cyclesIn(edges)).toEqual([]);
  });

  test.each([
    ["the Actions toolkit", /^@actions\//, /^(main|post)\.ts$|^(report\/github|github\/client)\.ts$/],
    ["child processes", /^(node:)?child_process$|^docker-compose$/, /^command\//],
  ])("%s only where it belongs", (_name, module, place) => {
    const strays = imports.filter(({ from, specifier }) => module.test(specifier) && !place.test(from));
    expect(strays.map(({ from, specifier }) => `${from} → ${specifier}`)).toEqual([]);
  });

  test("the process's environment is read only by the entries", () => {
    const readers = files.filter((file) => /process\.env\b/.test(read(file)) && !entries.includes(partOf(file)));
    expect(readers).toEqual([]);
  });

  test("time and chance are arguments", () => {
    const readers = files.filter(
      (file) =>
        /\bDate\.now\(|new Date\(\)|Math\.random\(/.test(read(file)) &&
        file !== "clock.ts" &&
        !entries.includes(partOf(file)),
    );
    expect(readers).toEqual([]);
  });

  test("nobody ends the process but the entries", () => {
    const enders = files.filter((file) => /process\.exit\(/.test(read(file)) && !entries.includes(partOf(file)));
    expect(enders).toEqual([]);
  });

  test("every folder is known to the fences", () => {
    const parts = new Set(files.map(partOf));
    expect([...parts].filter((part) => !(part in allowed) && !entries.includes(part))).toEqual([]);
  });
});

function valueImports(file: string): string[] {
  const statements = read(file).matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+"(\.[^"]+)"/gm);
  return [...statements].map(([, specifier = ""]) => resolved({ from: file, specifier }));
}

function cyclesIn(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]) => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const next of edges.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) walk(file, []);
  return cycles;
}
