import { afterAll } from "@jest/globals";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder with these files, by their path; an absolute path. It is gone when the test file is done. */
export function tree(files: Readonly<Record<string, string>>, folder = "shop"): string {
  const above = realpathSync(mkdtempSync(join(tmpdir(), "aip-deploy-tree-")));
  made.push(above);
  const root = join(above, folder);
  mkdirSync(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});
