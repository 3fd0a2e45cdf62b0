/** Bundles the command line and the action into `dist/`, or with `--check` compares the committed bundle with a fresh one. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot, must } from "./steps.ts";

const entries = { cli: "cli", action: "main" } as const;
type Entry = keyof typeof entries;

if (import.meta.main) {
  if (process.argv.includes("--check")) checkBundle();
  else bundleInto(inRoot("dist"));
}

/** Throws, naming the files, when `dist/` is not what the sources give. */
export function checkBundle(): void {
  const fresh = mkdtempSync(join(tmpdir(), "aip-dist-"));
  try {
    bundleInto(fresh);
    const stale = differences(fresh, inRoot("dist"));
    if (stale.length > 0) {
      throw new Error(`dist/ is not what the sources give (npm run bundle): ${stale.slice(0, 10).join(", ")}`);
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * Writes the bundles of these entries into folders of their names. The numbers in the names of their parts depend on where
 * the compiled sources lie, so that only those made from `lib/` can be compared.
 */
export function bundleInto(
  directory: string,
  names: readonly Entry[] = ["cli", "action"],
  compiled = inRoot("lib"),
): void {
  rmSync(compiled, { recursive: true, force: true });
  must("tsc", "-p", "tsconfig.build.json", "--outDir", compiled);
  for (const name of names) {
    const out = join(directory, name);
    rmSync(out, { recursive: true, force: true });
    must("ncc", "build", join(compiled, `${entries[name]}.js`), "-o", out, "--license", "licenses.txt", "-q");
  }
}

function differences(left: string, right: string): string[] {
  const names = new Set([...filesOf(left), ...filesOf(right)]);
  const read = (folder: string, name: string) => {
    try {
      return readFileSync(join(folder, name), "utf8");
    } catch {
      return undefined;
    }
  };
  return [...names].filter((name) => read(left, name) !== read(right, name)).sort();
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      statSync(join(folder, name)).isFile(),
    );
  } catch {
    return [];
  }
}
