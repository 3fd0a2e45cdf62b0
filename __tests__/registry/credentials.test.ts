import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { localRunner } from "../../src/command/local.ts";
import { dockerLogins, withLogin, type Credentials } from "../../src/registry/credentials.ts";
import { Secret } from "../../src/secrets/secret.ts";
import { failureOf } from "../support/registry.ts";

let directory = "";
let learnt: Secret[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "aip-deploy-login-"));
  learnt = [];
});
afterEach(() => rm(directory, { recursive: true }));

function basic(text: string): { auth: string } {
  return { auth: Buffer.from(text).toString("base64") };
}

async function loginFor(registry: string, config?: unknown) {
  const text = typeof config === "string" ? config : JSON.stringify(config);
  if (config !== undefined) await writeFile(join(directory, "config.json"), text);
  const env = { PATH: [directory, process.env["PATH"]].join(delimiter) };
  const runner = localRunner({ env, redact: (line) => line });
  return revealed(await dockerLogins({ directory, runner, learn: (secret) => learnt.push(secret) })(registry));
}

function revealed(credentials: Credentials) {
  if (credentials.kind === "anonymous") return "anonymous";
  if (credentials.kind === "password") return `${credentials.username} ${credentials.password.reveal()}`;
  return `${credentials.kind} ${credentials.token.reveal()}`;
}

/** A credential helper as Docker knows them: a program that reads the registry from stdin. */
async function helper(name: string, script: string) {
  const file = join(directory, `docker-credential-${name}`);
  await writeFile(file, `#!/bin/sh\n[ "$1" = get ] || exit 9\nread -r server\n${script}\n`);
  await chmod(file, 0o755);
}

describe("config.json", () => {
  test.each([
    ["no file", "ghcr.io", undefined, "anonymous"],
    ["an empty one", "ghcr.io", {}, "anonymous"],
    ["the very registry", "ghcr.io", { auths: { "ghcr.io": basic("anna:pass:word") } }, "anna pass:word"],
    ["as old Dockers wrote it", "ghcr.io", { auths: { "https://ghcr.io/v2/": basic("anna:x1") } }, "anna x1"],
    ["another port is another registry", "localhost:5001", { auths: { "localhost:5000": basic("a:b") } }, "anonymous"],
    ["a longer name is another registry", "ghcr.io", { auths: { "ghcr.io.example.org": basic("a:b") } }, "anonymous"],
    ["Docker Hub's old name", "docker.io", { auths: { "https://index.docker.io/v1/": basic("a:b") } }, "a b"],
    ["apart", "ghcr.io", { auths: { "ghcr.io": { username: "anna", password: "x2" } } }, "anna x2"],
    ["identity token", "a.io", { auths: { "a.io": { ...basic("u:"), identitytoken: "it" } } }, "identity-token it"],
    ["registry token", "a.io", { auths: { "a.io": { registrytoken: "rt" } } }, "registry-token rt"],
    ["the place of a helper's login", "a.io", { auths: { "a.io": {} } }, "anonymous"],
  ])("%s", async (_name, registry, config, expected) => {
    expect(await loginFor(registry, config)).toBe(expected);
  });

  test("is told what it may not show", async () => {
    await loginFor("ghcr.io", { auths: { "ghcr.io": basic("anna:s3cret") } });
    expect(learnt.map((secret) => [String(secret), secret.reveal()])).toEqual([
      ["[secret password of ghcr.io]", "s3cret"],
    ]);
  });

  test.each([
    ["no JSON", '{"auths": "s3cret', "config.invalid", "must be JSON"],
    ["other types", '{"auths": {"a.io": "s3cret"}}', "config.invalid", "auths.a.io: does not have the type"],
    ["an auth that is none", '{"auths": {"a.io": {"auth": "czNjcmV0"}}}', "registry.unauthorized", "cannot be read"],
  ])("%s is said without quoting it", async (_name, text, code, message) => {
    const failure = await failureOf(loginFor("a.io", text));
    expect(failure).toMatchObject({ code, message: expect.stringContaining(message) });
    expect(JSON.stringify(failure)).not.toContain("s3cret");
  });
});

describe("credential helpers", () => {
  test("a helper for one registry goes before the store for all, and that before the file", async () => {
    await helper("one", `echo '{"ServerURL":"x","Username":"one","Secret":"'"$server"'"}'`);
    await helper("all", `echo '{"ServerURL":"x","Username":"all","Secret":"'"$server"'"}'`);
    const config = { credHelpers: { "a.io": "one" }, credsStore: "all", auths: { "a.io": basic("file:file") } };
    expect(await loginFor("a.io", config)).toBe("one a.io");
    expect(await loginFor("b.io:5000", config)).toBe("all b.io:5000");
    expect(await loginFor("docker.io", config)).toBe("all https://index.docker.io/v1/");
    expect(learnt).toHaveLength(3);
  });

  test("hands on an identity token", async () => {
    await helper("t", `echo '{"ServerURL":"x","Username":"<token>","Secret":"it"}'`);
    expect(await loginFor("a.io", { credsStore: "t" })).toBe("identity-token it");
  });

  test("one that knows nothing leaves the file, else nobody", async () => {
    await helper("none", "echo 'credentials not found in native keychain'; exit 1");
    expect(await loginFor("a.io", { credsStore: "none", auths: { "a.io": basic("file:x") } })).toBe("file x");
    expect(await loginFor("b.io", { credsStore: "none" })).toBe("anonymous");
  });

  test.each([
    ["fails", "echo s3cret; exit 3", "a.io: docker-credential-bad gave no login: exit code 3"],
    ["answers nonsense", "echo s3cret", "a.io: docker-credential-bad gave no login: an answer that is none"],
  ])("one that %s is named, and not quoted", async (_name, script, message) => {
    await helper("bad", script);
    expect(await failureOf(loginFor("a.io", { credsStore: "bad" }))).toMatchObject({
      code: "registry.unauthorized",
      message,
    });
  });

  test("one that is not installed is named", async () => {
    const failure = await failureOf(loginFor("a.io", { credsStore: "gone" }));
    expect(failure).toMatchObject({ message: expect.stringContaining("docker-credential-gone: not found") });
  });
});

describe("a login of our own", () => {
  const own: Credentials = { kind: "password", username: "octocat", password: new Secret("token", "t") };
  const docker: Credentials = { kind: "registry-token", token: new Secret("kept", "k") };

  test.each([
    ["is used where Docker has none", "ghcr.io", { kind: "anonymous" } as const, "octocat t"],
    ["does not win over Docker's", "ghcr.io", docker, "registry-token k"],
    ["is offered to no other registry", "ghcr.io.example.org", { kind: "anonymous" } as const, "anonymous"],
  ])("%s", async (_name, registry, kept, expected) => {
    const logins = withLogin(() => Promise.resolve(kept), "ghcr.io", own);
    expect(revealed(await logins(registry))).toBe(expected);
  });
});
