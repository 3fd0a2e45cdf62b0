import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { Secret } from "../../../src/secrets/secret.ts";
import { fingerprintsOf } from "../../../src/targets/compose/definition.ts";
import { place, prune } from "../../../src/targets/compose/files.ts";
import { composeFile, placementOf } from "../../../src/targets/compose/placement.ts";
import type { Bundle } from "../../../src/release/release.ts";
import type { Materials } from "../../../src/targets/target.ts";
import { realRunner } from "../../support/real-runner.ts";
import { tree as filesAt } from "../../support/tree.ts";
import { definition, digest, documentOf } from "./units.ts";

const now = new Date("2026-11-23T12:00:00.000Z");
const trees: Bundle["trees"] = {
  folder: [
    { path: "conf.d/site.conf", mode: "644", digest: digest("1"), size: 5 },
    { path: "run.sh", mode: "755", digest: digest("2"), size: 5 },
  ],
  single: [{ path: "", mode: "644", digest: digest("1"), size: 5 }],
};

function release(token: string, folder = join(filesAt({}), "shop $1")) {
  const base = documentOf({
    api: {
      role: "stateful",
      secrets: ["token"],
      service: {
        environment: { TOKEN: "x__aip-secret-token-__x", PRICE: "5$$" },
        volumes: [
          { type: "bind", source: "aip-tree:folder", target: "/a" },
          { type: "bind", source: "aip-tree:single", target: "/b" },
        ],
        secrets: [{ source: "token" }],
      },
    },
  });
  const document = {
    ...base,
    model: { ...base.model, secrets: { token: { name: "shop_token", file: "aip-secret:token" } } },
  };
  const bundle: Bundle = {
    target: "compose",
    document: document as never,
    trees,
    secrets: [{ name: "token", from: "environment", variable: "TOKEN" }],
  };
  const materials: Materials = {
    file: (each) => Promise.resolve(new TextEncoder().encode(each === digest("1") ? "conf\n" : "run!\n")),
    secrets: new Map([["token", new Secret("token", token)]]),
    fingerprintKey: "key",
  };
  const placement = placementOf(document, bundle, materials, folder);
  return {
    folder,
    placement,
    materials,
    print: fingerprintsOf(materials)["token"]?.slice(0, 32) ?? "",
    content: composeFile(document, bundle, materials, folder),
  };
}

function placed({
  placement,
  content,
  materials,
}: Pick<ReturnType<typeof release>, "placement" | "content" | "materials">) {
  return place(placement, content, materials, { runner: realRunner, now });
}

async function pruned(of: Parameters<typeof placed>[0], mounted: readonly string[]) {
  await prune(of.placement, new Set(mounted), { runner: realRunner, now, lying: await placed(of) });
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

test("the Compose file names absolute paths and holds the secrets, with dollars as Compose wants them", () => {
  const { content, print } = release("a$b", "/srv/shop $1");
  expect(JSON.parse(content)).toEqual({
    name: "shop",
    services: {
      api: {
        image: `registry.test/shop/api@${digest("a")}`,
        environment: { TOKEN: "xa$$bx", PRICE: "5$$" },
        volumes: [
          { type: "bind", source: "/srv/shop $$1/trees/folder", target: "/a" },
          { type: "bind", source: "/srv/shop $$1/trees/single/file", target: "/b" },
        ],
        secrets: [{ source: "token" }],
        labels: {
          "aip-deploy.definition": expect.stringMatching(new RegExp(`^${definition("a")}-[0-9a-f]{16}$`)),
          "aip-deploy.role": "stateful",
        },
      },
    },
    secrets: { token: { name: "shop_token", file: `/srv/shop $$1/secrets/${print}/token` } },
  });
});

test("everything lies in a closed folder, and inside of it as containers need it", async () => {
  const { folder, placement, materials, content, print } = release("secret");
  await placed({ placement, content, materials });
  expect(readFileSync(placement.file, "utf8")).toBe(content);
  expect(readFileSync(join(folder, "trees/folder/conf.d/site.conf"), "utf8")).toBe("conf\n");
  expect(readFileSync(join(folder, "trees/single/file"), "utf8")).toBe("conf\n");
  expect(readFileSync(join(folder, "secrets", print, "token"), "utf8")).toBe("secret");
  const modes = [
    "",
    "trees/folder",
    "trees/folder/conf.d",
    "trees/folder/conf.d/site.conf",
    "trees/folder/run.sh",
    `secrets/${print}/token`,
  ];
  expect(modes.map((path) => modeOf(join(folder, path)))).toEqual(["700", "755", "755", "644", "755", "444"]);
  expect(modeOf(placement.file)).toBe("600");
  expect(readdirSync(join(folder, "trees")).sort()).toEqual(["folder", "single"]);
});

test("what is there is not written again, what a killed run left does not matter", async () => {
  const { folder, placement, materials, content } = release("secret");
  mkdirSync(join(folder, "trees/folder.writing-1"), { recursive: true });
  await placed({ placement, content, materials });
  const before = statSync(join(folder, "trees/folder/run.sh")).ino;
  await placed({ placement, content, materials });
  expect(statSync(join(folder, "trees/folder/run.sh")).ino).toBe(before);
});

test("a rotated secret lies elsewhere, and the old one goes when nothing mounts it", async () => {
  const old = release("old");
  const rotated = release("new", old.folder);
  await placed(old);
  await placed(rotated);
  expect(old.placement.file).not.toBe(rotated.placement.file);
  const secretsThere = () => readdirSync(join(old.folder, "secrets")).sort();
  await pruned(rotated, [join(old.folder, "secrets", old.print, "token")]);
  expect(secretsThere()).toEqual([old.print, rotated.print].sort());
  await pruned(rotated, []);
  expect(secretsThere()).toEqual([rotated.print]);
});

test("a path that is longer than a header of an archive comes through whole", async () => {
  const { placement, content, materials, folder } = release("secret");
  const path = `${"long-folder/".repeat(12)}ümlaut.conf`;
  const trees = [
    { path: join(folder, "trees/deep"), tree: [{ path, mode: "644", digest: digest("1"), size: 5 } as const] },
  ];
  await placed({ placement: { ...placement, trees }, content, materials });
  expect(readFileSync(join(folder, "trees/deep", path), "utf8")).toBe("conf\n");
});

test("a folder that cannot be written is named with what to do", async () => {
  const { placement, content, materials } = release("secret", "/proc/aip-deploy");
  await expect(placed({ placement, content, materials })).rejects.toMatchObject({
    code: "target.failed",
    message: expect.stringMatching(/^files cannot be placed in \/proc\/aip-deploy: mkdir/),
  });
});

test("five Compose files are kept, and what is being written now", async () => {
  const { folder, placement, materials, content } = release("secret");
  await placed({ placement, content, materials });
  for (const number of [1, 2, 3, 4, 5, 6, 7]) {
    mkdirSync(join(folder, "releases", `older-${number}`));
    utimesSync(join(folder, "releases", `older-${number}`), now, new Date(now.getTime() - number * 1000));
  }
  for (const [name, hours] of [
    ["fresh.writing-1", 0],
    ["abandoned.writing-2", 2],
  ] as const) {
    mkdirSync(join(folder, "trees", name));
    writeFileSync(join(folder, "trees", name, "x"), "");
    utimesSync(join(folder, "trees", name), now, new Date(now.getTime() - hours * 3_600_000));
  }
  await pruned({ placement, content, materials }, []);
  const kept = readdirSync(join(folder, "releases"))
    .filter((name) => name.startsWith("older"))
    .sort();
  expect(kept).toEqual(["older-1", "older-2", "older-3", "older-4"]);
  expect(readdirSync(join(folder, "trees")).sort()).toEqual(["folder", "fresh.writing-1", "single"]);
});
