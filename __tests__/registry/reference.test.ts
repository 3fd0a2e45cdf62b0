import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { formatReference, isLoopback, parseReference, registryOf, repositoryOf } from "../../src/registry/reference.ts";

const digest = `sha256:${"0a".repeat(32)}`;

describe("parseReference", () => {
  test.each([
    ["nginx", { host: "docker.io", path: "library/nginx" }],
    ["nginx:1.27", { host: "docker.io", path: "library/nginx", tag: "1.27" }],
    ["docker.io/nginx", { host: "docker.io", path: "library/nginx" }],
    ["index.docker.io/shop/web", { host: "docker.io", path: "shop/web" }],
    ["shop/web", { host: "docker.io", path: "shop/web" }],
    ["ghcr.io/org/app/web:v1", { host: "ghcr.io", path: "org/app/web", tag: "v1" }],
    ["localhost/web", { host: "localhost", path: "web" }],
    ["localhost:5000/web", { host: "localhost", port: 5000, path: "web" }],
    ["localhost:5000/web:c1-ab", { host: "localhost", port: 5000, path: "web", tag: "c1-ab" }],
    ["127.0.0.1:5000/a/b__c-d.e", { host: "127.0.0.1", port: 5000, path: "a/b__c-d.e" }],
    ["[::1]:5000/web:1", { host: "[::1]", port: 5000, path: "web", tag: "1" }],
    ["registry:5000/web", { host: "registry", port: 5000, path: "web" }],
    [`ghcr.io/org/web@${digest}`, { host: "ghcr.io", path: "org/web", digest }],
    [`ghcr.io:443/org/web:1.0@${digest}`, { host: "ghcr.io", port: 443, path: "org/web", tag: "1.0", digest }],
  ])("%s", (text, reference) => {
    expect(parseReference(text)).toEqual(reference);
  });

  test.each([
    ["", '"" is no repository path'],
    ["ghcr.io/Org/web", '"Org/web" is no repository path; it is lower case'],
    ["ghcr.io/org/web:", '"" is no tag'],
    ["ghcr.io/org/web:-x", '"-x" is no tag'],
    ["ghcr.io/org/web@sha256:12", '"sha256:12" is no sha256 digest'],
    ["ghcr.io/org/web@", '"" is no sha256 digest'],
    ["localhost:99999/web", '"99999" is no port'],
    ["-x.io/web", '"-x.io" is no registry'],
    ["https://ghcr.io/org/web", '"https:" is no registry'],
    ["ghcr.io//web", '"/web" is no repository path'],
    ["ghcr.io/../web", '"../web" is no repository path'],
  ])("refuses %j", (text, why) => {
    expect(() => parseReference(text)).toThrow(`image reference "${text}": ${why}`);
    expect(() => parseReference(text)).toThrow(expect.objectContaining({ code: "registry.invalid" }));
  });

  test("formats back to what it read", () => {
    const host = fc.constantFrom("ghcr.io", "localhost", "[::1]", "docker.io");
    const port = fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined });
    const path = fc.stringMatching(/^[a-z0-9]{1,5}\/[a-z0-9]{1,5}([._-][a-z0-9]{1,3})?$/);
    const tag = fc.option(fc.stringMatching(/^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,20}$/), { nil: undefined });
    fc.assert(
      fc.property(fc.record({ host, path }), port, tag, fc.boolean(), (named, port, tag, pinned) => {
        const reference = {
          ...named,
          ...(port === undefined ? {} : { port }),
          ...(tag === undefined ? {} : { tag }),
          ...(pinned ? { digest } : {}),
        };
        expect(parseReference(formatReference(reference))).toEqual(reference);
      }),
    );
  });
});

test("names the registry and the repository in full", () => {
  const reference = parseReference(`localhost:5000/app/web:1@${digest}`);
  expect(registryOf(reference)).toBe("localhost:5000");
  expect(repositoryOf(reference)).toBe("localhost:5000/app/web");
  expect(formatReference(parseReference("nginx:1"))).toBe("docker.io/library/nginx:1");
});

test.each([
  ["localhost", true],
  ["127.0.0.1", true],
  ["127.8.9.10", true],
  ["[::1]", true],
  ["127.0.0.1.example.org", false],
  ["localhost.example.org", false],
  ["10.0.0.1", false],
])("%s is this machine: %s", (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
