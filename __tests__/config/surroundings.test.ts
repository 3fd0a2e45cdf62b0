import { expect, test } from "@jest/globals";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lookAround } from "../../src/config/surroundings.ts";

test.each<[what: string, file: string, name: string | undefined]>([
  ["a name", "name: shop\nservices: {}\n", "shop"],
  ["after the services, with a comment", "services: {}\nname: shop # ours\n", "shop"],
  ["with carriage returns", "name: shop\r\nservices: {}\r\n", "shop"],
  ["in quotes", 'name: "shop"\n', "shop"],
  ["under a quoted key", '"name": shop\n', "shop"],
  ["in the next line", "name:\n  shop\n", "shop"],
  ["that goes on in the next line", "name: shop\n  two\n", "shop two"],
  ["in braces", "{ name: shop, services: {} }\n", "shop"],
  ["by an anchor", "x-name: &name shop\nname: *name\n", "shop"],
  ["of a service only", "services:\n  web:\n    name: shop\n", undefined],
  ["with a variable", "name: ${NAME}\n", undefined],
  ["a number", "name: 12\n", undefined],
  ["in a broken file", "name: [shop\nservices: {}\n", undefined],
])("the app's name in the Compose file: %s", async (_what, file, name) => {
  const root = await mkdtemp(join(tmpdir(), "aip-deploy-surroundings-"));
  try {
    await writeFile(join(root, "docker-compose.yml"), file);
    expect((await lookAround(root)).composeName).toBe(name);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
