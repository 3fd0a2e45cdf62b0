import { inspect } from "node:util";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { redactor } from "../../src/secrets/redactor.ts";
import { resolveSecrets, type EnvFileReader, type SecretReference } from "../../src/secrets/resolve.ts";
import { Secret } from "../../src/secrets/secret.ts";

describe("a secret", () => {
  const secret = new Secret("db_password", "hunter2-hunter2");

  test.each<[string, string]>([
    ["a template", secret.toString()],
    ["JSON", JSON.stringify({ secret })],
    ["inspect", inspect({ secret }, { depth: 9, showHidden: true })],
    ["an error's text", String(new Error(String(secret)))],
    ["its own entries", JSON.stringify(Object.entries(secret))],
  ])("does not show its value in %s", (_name, text) => {
    expect(text).not.toContain("hunter2");
    expect(text).toContain("db_password");
  });

  test("its fingerprint changes with value, name and key, and nothing else", () => {
    const print = (name: string, value: string, key: string) => new Secret(name, value).fingerprint(key);
    const all = [print("a", "v", "k"), print("a", "w", "k"), print("b", "v", "k"), print("a", "v", "l")];
    expect(new Set(all).size).toBe(4);
    expect(print("a", "v", "k")).toBe(all[0]);
  });
});

describe("the redactor", () => {
  test("takes out values, their lines and their URL form, the longest first", () => {
    const { learn, redact } = redactor();
    learn(new Secret("short", "pass"));
    learn(new Secret("long", "pass&word"));
    learn(new Secret("key", "line one\nline two\n"));
    expect(redact("pass&word pass%26word pass line two")).toBe(
      "[secret long] [secret long] [secret short] [secret key]",
    );
  });

  test("knows how JSON spells a value", () => {
    const { learn, redact } = redactor();
    learn(new Secret("quoted", 'say "hush"\\now'));
    expect(redact(JSON.stringify({ said: 'say "hush"\\now' }))).toBe('{"said":"[secret quoted]"}');
  });

  test("leaves values alone that are too short to mean anything", () => {
    const { learn, redact } = redactor();
    learn(new Secret("pin", "1"));
    expect(redact("1 of 10")).toBe("1 of 10");
  });
});

const noEnvFiles: EnvFileReader = () => Promise.reject(new Error("no env file was named"));

describe("resolving", () => {
  const references: SecretReference[] = [
    { name: "token", from: "environment", variable: "TOKEN" },
    { name: "password", from: "file", file: "password" },
  ];

  test("reads files and variables, and masks each the moment it is read", async () => {
    const root = await mkdtemp(join(tmpdir(), "secrets-"));
    await writeFile(join(root, "password"), "s3cret\n");
    const learnt: string[] = [];
    const learn = (secret: Secret) => learnt.push(secret.name);
    const secrets = await resolveSecrets(references, {
      root,
      variables: { TOKEN: "t0ken" },
      learn,
      envFiles: noEnvFiles,
    });
    expect([...secrets].map(([name, secret]) => [name, secret.reveal()])).toEqual([
      ["token", "t0ken"],
      ["password", "s3cret\n"],
    ]);
    expect(learnt.sort()).toEqual(["password", "token"]);
    await rm(root, { recursive: true });
  });

  test("a file that is not there is replaced by the variable of the secret's own name", async () => {
    const variables = { TOKEN: "t0ken", DB_PASS_WORD: "from-a-variable" };
    const places = { root: "/nonexistent", variables, learn: () => undefined, envFiles: noEnvFiles };
    const named = { name: "db-pass.word", from: "file", file: ".secrets/dev/db" } as const;
    const secrets = await resolveSecrets([named], places);
    expect(secrets.get("db-pass.word")?.reveal()).toBe("from-a-variable");
  });

  test("names every secret that is missing, at once", async () => {
    const places = { root: "/nonexistent", variables: { TOKEN: "" }, learn: () => undefined, envFiles: noEnvFiles };
    await expect(resolveSecrets(references, places)).rejects.toMatchObject({
      code: "secret.missing",
      message:
        "secret token: the variable TOKEN is not set\nsecret password: file password is missing, and the variable PASSWORD is not set",
    });
  });
});
