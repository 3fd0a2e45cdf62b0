import { expect, test } from "@jest/globals";
import { findImages } from "../../src/build/find.ts";
import { anImage } from "./images.ts";

test("found, missing, and those of which nobody knows", async () => {
  const [api, web, lost] = [anImage({ name: "api" }), anImage({ name: "web" }), anImage({ name: "lost" })];
  const asked: string[] = [];
  const digest = `sha256:${"1".repeat(64)}`;
  const store = {
    digestOf: (repository: string, tag: string) => {
      asked.push(`${repository}:${tag}`);
      if (repository.endsWith("lost")) return Promise.reject(new Error("registry.example: connection refused"));
      return Promise.resolve(repository.endsWith("api") ? digest : undefined);
    },
  };
  expect(await findImages([api, web, lost], store)).toEqual({
    found: [{ ...api, digest }],
    missing: [web],
    unknown: [{ image: lost, why: "registry.example: connection refused" }],
  });
  expect(asked).toEqual(["api", "web", "lost"].map((name) => `registry.example/app/${name}:c1-0011`));
});
