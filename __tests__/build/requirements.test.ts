import { expect, test } from "@jest/globals";
import { placeholder } from "../../src/compose/placeholders.ts";
import { leftOut, problemsOf } from "../../src/build/requirements.ts";
import { anImage, full, plain } from "./images.ts";

const known = { builder: plain, services: new Set(["api"]), secrets: new Set<string>() };

test.each([
  [
    { platforms: ["linux/amd64", "linux/arm64"] },
    /the builder default \(driver docker without .* builds one platform only/,
  ],
  [
    { build: { context: "/a", extra_hosts: ["db=10.0.0.1"] } },
    /extra_hosts needs docker-buildx 0.25 or newer, here is 0.13/,
  ],
  [
    { build: { context: "/a", additional_contexts: { b: "service:gone" } } },
    /names the service gone, which is not built/,
  ],
  [{ build: { context: "/a", secrets: [{ source: "token" }] } }, /the build secret token has no value/],
  [{ build: { context: "/a", args: { KEY: placeholder("API_KEY") } } }, /holds the value of the secret API_KEY/],
])("%j", (given, message) => {
  const problems = problemsOf([anImage(given)], known);
  expect(problems).toEqual([
    expect.objectContaining({ path: "api", message: expect.stringMatching(message) as unknown }),
  ]);
});

test("nothing to say about an ordinary image", () => {
  expect(problemsOf([anImage({ platforms: ["linux/amd64"] })], known)).toEqual([]);
});

test("what the builder cannot is said in one sentence", () => {
  const wanted = { cache: { mode: "registry" }, provenance: "auto", sbom: "auto" } as const;
  expect(leftOut(wanted, plain)).toBe(
    "Left out, since the builder default (driver docker without the containerd image store) cannot do it: " +
      "the registry cache, provenance, the SBOM, annotations (the same facts are in the labels)",
  );
  expect(leftOut(wanted, full)).toBeUndefined();
});
