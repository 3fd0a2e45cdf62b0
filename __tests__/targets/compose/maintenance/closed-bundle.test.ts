import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import type { ComposeService, Json } from "../../../../src/compose/model.ts";
import { treeId } from "../../../../src/release/naming.ts";
import type { Bundle } from "../../../../src/release/release.ts";
import { readDocument } from "../../../../src/targets/compose/document.ts";
import { liveFilesOf } from "../../../../src/targets/compose/live.ts";
import { closedBundle } from "../../../../src/targets/compose/maintenance/closed-bundle.ts";
import type { Door } from "../../../../src/targets/compose/maintenance/doors.ts";
import { withoutBlocks } from "./blocks.ts";
import { documentOf, type UnitDraft } from "../units.ts";

const notice = { page: "<p>ü $1</p>", retryAfterSeconds: 60, pass: "abc" };
const nginx: Door = { unit: "gateway", kind: "nginx" };
/** With a letter that is no UTF-8. */
const config = Buffer.from("# caf\xe9\nhttp { server { listen 80; } }\n", "latin1");
const port = [{ target: 80, published: "80" }];
const command = ["nginx", "-c", "/etc/gateway/nginx.conf"];

/** A bundle whose trees hold these files, by their places in it. */
function bundleOf(units: Record<string, UnitDraft>, files: Record<string, Buffer>) {
  const blobs = new Map<string, Buffer>();
  const tree = Object.entries(files).map(([path, bytes]) => {
    const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
    blobs.set(digest, bytes);
    return { path, mode: "644" as const, digest, size: bytes.length };
  });
  const id = treeId(tree);
  const text = JSON.stringify(documentOf(units)).replaceAll("aip-tree:own", `aip-tree:${id}`);
  const bundle: Bundle = { target: "compose", document: JSON.parse(text) as Json, trees: { [id]: tree }, secrets: [] };
  return { bundle, id, file: (digest: string) => Promise.resolve(blobs.get(digest) ?? Buffer.from("?")) };
}

const folder = { type: "bind", source: "aip-tree:own", target: "/etc/gateway" } as const;
const gateway: ComposeService = { ports: port, command, volumes: [folder] };

/** The one file that is another, as text. */
async function changedFile(service: ComposeService, beside: Record<string, UnitDraft> = {}, door = nginx) {
  const { bundle, file } = bundleOf({ gateway: { service }, ...beside }, { "nginx.conf": config });
  const { files } = await closedBundle(bundle, [door], notice, file);
  expect(files.size).toBe(1);
  return Buffer.from([...files.values()][0] ?? "").toString("latin1");
}

describe("a bundle with its door closed", () => {
  test("has another definition of the same shape, and everything else as it was", async () => {
    const ready = { kind: "http", port: 80, path: "/", status: [200] } as const;
    const { bundle, id, file } = bundleOf({ gateway: { service: gateway, ready }, web: {} }, { "nginx.conf": config });
    const closed = await closedBundle(bundle, [nginx], notice, file);
    const [before, now] = [readDocument(bundle), readDocument(closed.bundle)];
    expect(now.units["gateway"]?.definition).not.toBe(before.units["gateway"]?.definition);
    expect(now.units["gateway"]?.ready).toEqual({ ...ready, status: [200, 503] });
    expect(now.units["web"]).toEqual(before.units["web"]);
    expect(liveFilesOf("gateway", now)?.shape).toBe(liveFilesOf("gateway", before)?.shape);
    expect(closed.bundle.trees).toMatchObject({ [id]: bundle.trees[id] });
    expect(Object.keys(closed.bundle.trees)).toHaveLength(2);
  });

  test("keeps every other byte of the file", async () => {
    const text = await changedFile(gateway);
    expect(Buffer.from(text, "latin1").includes(Buffer.from(notice.page))).toBe(true);
    expect(Buffer.from(withoutBlocks(text), "latin1").equals(config)).toBe(true);
  });

  test("is the same each time", async () => {
    const { bundle, file } = bundleOf({ gateway: { service: gateway } }, { "nginx.conf": config });
    const [first, second] = await Promise.all([1, 2].map(() => closedBundle(bundle, [nginx], notice, file)));
    expect(first).toEqual(second);
  });

  test("tells its tests the pass", async () => {
    const { bundle, file } = bundleOf({ gateway: { service: gateway } }, { "nginx.conf": config });
    const tests = { service: "tests", definition: { image: "a" }, beside: {}, secrets: [], timeoutSeconds: 1 };
    const document = { ...(bundle.document as Record<string, Json>), tests };
    const closed = await closedBundle({ ...bundle, document }, [nginx], notice, file);
    expect(readDocument(closed.bundle).tests?.definition.environment).toEqual({ AIP_DEPLOY_PASS: "abc" });
  });

  test.each<[string, ComposeService, Door]>([
    ["the file that the release names", gateway, nginx],
    [
      "the file that it was started with",
      { ...gateway, command: null },
      { ...nginx, config: "/etc/gateway/nginx.conf" },
    ],
    [
      "a file that an image includes",
      { ...gateway, command: null, volumes: [{ ...folder, target: "/etc/nginx" }] },
      nginx,
    ],
  ])("finds its servers by %s", async (_name, service, door) => {
    expect(await changedFile(service, {}, door)).toContain("return 503");
  });

  test("lets requests from its own container through, unless that is somebody else's too", async () => {
    const itself = /\$remote_addr/;
    expect(await changedFile(gateway)).toMatch(itself);
    expect(await changedFile({ ...gateway, network_mode: "host" })).not.toMatch(itself);
    const tunnel = { service: { network_mode: "service:gateway" } };
    expect(await changedFile(gateway, { tunnel })).not.toMatch(itself);
  });

  test("is refused when nothing could show the page", async () => {
    const { bundle, file } = bundleOf({ gateway: { service: { ports: port } } }, { "nginx.conf": config });
    await expect(closedBundle(bundle, [nginx], notice, file)).rejects.toMatchObject({
      code: "target.refused",
      message: "gateway cannot show the maintenance page: none of the files that it mounts has a server in it",
      hint: expect.stringContaining('volumes: ["./gateway:/etc/nginx:ro"]'),
    });
    await expect(closedBundle(bundle, [{ ...nginx, unit: "door" }], notice, file)).rejects.toMatchObject({
      message: "door cannot show the maintenance page: the release has no such service",
    });
  });
});
