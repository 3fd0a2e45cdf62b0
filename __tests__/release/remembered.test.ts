import { readFileSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { sourcesOf } from "../../src/compose/sources.ts";
import { recall, remember, type Remembered, type Sight } from "../../src/release/remembered.ts";
import type { Survey } from "../../src/release/survey.ts";
import { openRepository } from "../../src/source/repository.ts";
import { aConfig, aModel, anEnvironment } from "../support/compose.ts";
import { gitRunner, repository, type TestRepository } from "../support/repository.ts";

const compose = "services: { web: { image: web, env_file: [{ path: .env.web, required: false }] } }\n";
const learnt: Remembered = {
  prefix: "localhost:5000/shop",
  release: "a".repeat(64),
  images: [{ name: "web", repository: "localhost:5000/shop/web", services: ["web"], key: "c1-1", digest: "sha256:1" }],
  warnings: [{ message: "odd" }],
  notes: ["noted"],
};

let checkout: TestRepository;

beforeEach(() => {
  checkout = repository({ "compose.yml": compose, ".gitignore": ".env*\nignored/\n" });
  checkout.commit();
  checkout.write({ ".env.prod": "PORT=80\n" });
});

/** Each look opens the checkout anew, as each run of the program does. */
async function look(also: Sight["also"] = {}): Promise<Sight> {
  const config = { ...aConfig(), root: checkout.root, environments: [anEnvironment({ envFiles: [".env.prod"] })] };
  return { repository: await openRepository(checkout.root, gitRunner), config, also };
}

async function keep(): Promise<void> {
  const sight = await look();
  const sources = sourcesOf(checkout.root, ["compose.yml"], (path) => readFileSync(path, "utf8"));
  const [environment] = sight.config.environments;
  const survey = { environments: [{ config: environment, loaded: aModel(compose, { sources }) }] } as unknown as Survey;
  await remember(sight, survey, learnt);
}

describe("what a commit gave", () => {
  test("is remembered by the next run of the program", async () => {
    await keep();
    expect(await recall(await look())).toMatchObject(learnt);
  });

  test("is not known before", async () => {
    expect(await recall(await look())).toBeUndefined();
  });

  test.each<[string, () => void]>([
    ["a tracked file changed", () => checkout.write({ "compose.yml": `${compose}# changed\n` })],
    ["a new file appeared", () => checkout.write({ "new.txt": "new" })],
    ["an env file that git ignores changed", () => checkout.write({ ".env.prod": "PORT=81\n" })],
    ["an env file that git ignores went away", () => checkout.write({ ".env.prod": null })],
    ["an env file that nothing names appeared", () => checkout.write({ ".env.web": "A=1\n" })],
    ["there is another commit", () => checkout.commit({ "other.txt": "1" })],
    [
      "the memory was damaged",
      () => {
        writeFileSync(checkout.path(".git/aip-deploy/commits.json"), '[{"stamp":');
      },
    ],
  ])("is looked at again when %s", async (_name, change) => {
    await keep();
    change();
    expect(await recall(await look())).toBeUndefined();
  });

  test("is looked at again for another registry or week", async () => {
    await keep();
    expect(await recall(await look({ registry: "ghcr.io/o/shop" }))).toBeUndefined();
    expect(await recall(await look({ week: "2026-W48" }))).toBeUndefined();
  });

  test("still holds when files that decide nothing change", async () => {
    await keep();
    checkout.write({ "ignored/cache.bin": "x" });
    expect(await recall(await look())).toMatchObject(learnt);
  });

  test("is not remembered of a checkout with changes", async () => {
    checkout.write({ "new.txt": "new" });
    await keep();
    checkout.write({ "new.txt": null });
    expect(await recall(await look())).toBeUndefined();
  });
});
