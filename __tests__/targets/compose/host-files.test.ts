import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { localFiles } from "../../../src/targets/compose/host-files.ts";
import { realRunner } from "../../support/real-runner.ts";

const files = localFiles(realRunner);
let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "aip-host-files-"));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array | undefined) =>
  content === undefined ? undefined : Buffer.from(content).toString("utf8");

describe("the files of a host", () => {
  test("are written whole, with their mode, in folders that only the owner opens", async () => {
    const path = join(root, "shop", "journal.json");
    await files.write(path, bytes("one"), 0o600);
    await files.write(path, bytes("two"), 0o600);
    expect(text(await files.read(path))).toBe("two");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(root, "shop")).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(root, "shop"))).toEqual(["journal.json"]);
  });

  test("nothing there is an answer, not an error", async () => {
    expect(await files.read(join(root, "none", "x"))).toBeUndefined();
  });

  test("one of twenty who claim a file at once makes it", async () => {
    const path = join(root, "x", "lease");
    const claims = Array.from({ length: 20 }, (_, index) => `claim ${index}`);
    const made = await Promise.all(claims.map((claim) => files.claim(path, bytes(claim))));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(text(await files.read(path))).toBe(claims[made.indexOf(true)]);
    expect(readdirSync(join(root, "x"))).toEqual(["lease"]);
  });

  test("one of ten who exchange the same content at once replaces it", async () => {
    const path = join(root, "lease");
    await files.claim(path, bytes("0"));
    const names = Array.from({ length: 10 }, (_, index) => `taken by ${index}`);
    const done = await Promise.all(names.map((name) => files.exchange(path, bytes("0"), bytes(name))));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(text(await files.read(path))).toBe(names[done.indexOf(true)]);
    expect(readdirSync(root).sort()).toEqual(["lease", "lease.lock"]);
  });

  test("nothing is exchanged for what is not there, or what became something else", async () => {
    const path = join(root, "lease");
    expect(await files.exchange(path, bytes("0"), bytes("1"))).toBe(false);
    await files.claim(path, bytes("00"));
    expect(await files.exchange(path, bytes("0"), bytes("1"))).toBe(false);
    expect(text(await files.read(path))).toBe("00");
  });
});
