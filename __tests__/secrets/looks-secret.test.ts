import { describe, expect, test } from "@jest/globals";
import { holdsPrivateKey, isCommonWord, looksSecret, mayHoldSecret } from "../../src/secrets/looks-secret.ts";

const key = "sk-proj-9aF3kQ7zLm2XvB8wT1cR";

describe("what looks like a secret in a file that git holds", () => {
  test.each<[string, string]>([
    ["DB_PASSWORD", "x"],
    ["PGPASSWORD", "abc"],
    ["dbPassword", "abc"],
    ["MYSQL_PASS", "abc"],
    ["SMTP_PWD", "abc"],
    ["SECRET_KEY", "django-insecure"],
    ["API_KEY", "abc"],
    ["API_KEY_2", "abc"],
    ["AWS_ACCESS_KEY_ID", "AKIA"],
    ["GH_TOKEN", "abc"],
    ["ADMIN_PASSWORD", "1234"],
    ["GOOGLE_CREDENTIALS", "{}"],
    ["PASSWORD_SALT", "abc"],
    ["SENTRY_DSN", "https://1@sentry.io/2"],
    ["PRIVATE_KEY", "/9j4AAQSkZJRgABAQAAAQABAAD/2wCEAAkGBxMTEhUT"],
    ["DATABASE_URL", "postgresql://app:hunter2@db/app"],
    ["BROKER", "amqp://guest:guest@queue:5672//"],
    ["STORAGE", "DefaultEndpointsProtocol=https;AccountKey=abc=="],
    ["DATABASE", "host=db user=app password=hunter2"],
    ["NOTIFY", "https://hooks.example.com/services/T0/B0/x"],
    ["FEED", "https://example.com/feed?token=abc"],
    ["TLS", "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----"],
    ["VITE_DATABASE", "postgres://a:b@c/d"],
  ])("%s=%s", (name, value) => {
    expect(looksSecret(name, value, { tracked: true })).toBe(true);
    expect(mayHoldSecret(`A=1\n${name}=${value}\n`)).toBe(true);
  });
});

describe("what does not, wherever it stands", () => {
  test.each<[string, string]>([
    ["DB_PASSWORD", ""],
    ["KEYBOARD", "us"],
    ["COMPASS", "north"],
    ["MONKEY", "business"],
    ["TOKENIZERS_PARALLELISM", "false"],
    ["MAX_TOKENS", "4096"],
    ["TOKEN_TTL", "15m"],
    ["PASSWORD_MIN_LENGTH", "8"],
    ["USE_TOKEN", "true"],
    ["DB_PASSWORD_FILE", "/run/secrets/db_password"],
    ["TLS_KEY", "/etc/ssl/private/site.pem"],
    ["JWT_SECRET_NAME", "jwt"],
    ["STRIPE_PUBLISHABLE_KEY", "pk_live"],
    ["VITE_MAPS_KEY", key],
    ["TOKEN_URL", "https://auth.example.com/oauth/token"],
    ["DATABASE_URL", "postgresql://app@db/app"],
    ["DOMAIN", "the-longest-name.of-a-host.example.com"],
    ["IMAGE_TAG", "4c1f0d3b9a7e4c1f0d3b9a7e4c1f0d3b9a7e4c1f"],
    ["GREETING", "A whole sentence with 3 numbers, 4 commas"],
    ["GATEWAY_PORT", "8080"],
  ])("%s=%s", (name, value) => {
    expect(looksSecret(name, value, { tracked: false })).toBe(false);
  });
});

test("a long word of no language is taken for a key only where git does not hold the file", () => {
  expect(looksSecret("OPENAI", key, { tracked: false })).toBe(true);
  expect(looksSecret("OPENAI", key, { tracked: true })).toBe(false);
  expect(looksSecret("SESSION", "0f8fad5bd9cb469fa16570867728950e", { tracked: false })).toBe(true);
});

test("a comment that speaks of secrets holds none", () => {
  expect(mayHoldSecret("# Nothing here is secret.\nMODE=quick\n")).toBe(false);
});

test("common words and short numbers say nothing when they are found somewhere", () => {
  expect(["postgres", "Password", "CHANGEME", "12345678"].filter(isCommonWord)).toHaveLength(4);
  expect(["hunter2", "p@ssword", "correcthorsebattery", "hasAnUpper"].filter(isCommonWord)).toEqual([]);
});

test.each([
  ["-----BEGIN PRIVATE KEY-----", true],
  ["-----BEGIN OPENSSH PRIVATE KEY-----", true],
  ["-----BEGIN PGP PRIVATE KEY BLOCK-----", true],
  ["-----BEGIN CERTIFICATE-----", false],
  ["-----BEGIN PUBLIC KEY-----", false],
])("%s", (text, expected) => {
  expect(holdsPrivateKey(`\n${text}\nabc\n`)).toBe(expected);
});
