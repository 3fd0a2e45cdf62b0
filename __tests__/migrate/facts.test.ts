import { describe, expect, test } from "@jest/globals";
import { imageFacts } from "../../src/migrate/image-facts.ts";
import { dnsLabel, holdsHost, namesOf, rehosting } from "../../src/migrate/names.ts";
import { bytesQuantity, processorQuantity, secondsOfCompose } from "../../src/migrate/quantities.ts";

describe("an image by its Dockerfile", () => {
  test.each<[string, string, string | undefined, object]>([
    ["says nothing", "FROM x", undefined, { exposes: [], hasHealthcheck: false }],
    [
      "says ports, user and healthcheck",
      "FROM x\nEXPOSE 80 443/tcp 53/udp\nUSER 10001:10002\nHEALTHCHECK CMD true",
      undefined,
      { exposes: [80, 443], hasHealthcheck: true, writtenUser: "10001:10002", user: { uid: 10001, gid: 10002 } },
    ],
    [
      "knows the number of a user that it makes",
      "FROM x\nRUN apt-get update && useradd --no-create-home \\\n  --uid 10001 app && true\nUSER app",
      undefined,
      { exposes: [], hasHealthcheck: false, writtenUser: "app", user: { uid: 10001 } },
    ],
    [
      "does not know that of one who was there",
      "FROM node\nUSER node",
      undefined,
      { exposes: [], hasHealthcheck: false, writtenUser: "node" },
    ],
    [
      "has what the stage of its target has",
      "FROM x AS base\nEXPOSE 80\nFROM base AS one\nUSER 5\nFROM base AS two\nHEALTHCHECK NONE",
      "one",
      { exposes: [80], hasHealthcheck: false, writtenUser: "5", user: { uid: 5 } },
    ],
    [
      "is the last stage without a target",
      "FROM x AS base\nEXPOSE 80\nFROM base\nEXPOSE 81\nUSER $WHO",
      undefined,
      { exposes: [80, 81], hasHealthcheck: false },
    ],
  ])("%s", (_case, dockerfile, target, expected) => {
    expect(imageFacts(dockerfile, target)).toEqual(expected);
  });
});

describe("names", () => {
  test.each([
    ["auth_db", "auth-db"],
    ["Web.Front", "web-front"],
    ["1st", "x-1st"],
    ["_", "x"],
    ["a".repeat(70), "a".repeat(63)],
  ])("%s is called %s", (text, label) => {
    expect(dnsLabel(text)).toBe(label);
  });

  const service = { image: "x" };
  const names = namesOf({ name: "shop", services: { "a-b": service, a_b: service, c: service } });

  test("are never those of two", () => {
    expect([...names]).toEqual([
      ["a-b", "a-b"],
      ["a_b", "a-b-2"],
      ["c", "c"],
    ]);
  });

  test.each([
    ["postgresql://a_b:x@a_b:5432/a_b", "postgresql://a_b:x@a-b-2:5432/a_b"],
    ["http://a_b", "http://a-b-2"],
    ["http://a_b_c/a_b", "http://a_b_c/a_b"],
    ["amqp://one,a_b:5672/", "amqp://one,a-b-2:5672/"],
    ["a_b", "a_b"],
    ["http://c/", "http://c/"],
  ])("%s is %s", (text, expected) => {
    expect(rehosting(names)(text)).toBe(expected);
  });

  test.each([
    ["DB_HOST", true],
    ["HOST", true],
    ["KAFKA_BROKERS", true],
    ["POSTGRES_DB", false],
    ["GHOST", false],
  ])("%s holds a host: %s", (variable, expected) => {
    expect(holdsHost(variable)).toBe(expected);
  });
});

test.each([
  [268_435_456, "256Mi"],
  [1_610_612_736, "1536Mi"],
  [1_073_741_824, "1Gi"],
  [1000, "1000"],
  [0, "0"],
])("%i bytes are %s", (bytes, quantity) => {
  expect(bytesQuantity(bytes)).toBe(quantity);
});

test.each([
  [1, "1"],
  [0.5, "500m"],
  [2.25, "2250m"],
  [0.0001, "1m"],
])("%d processors are %s", (processors, quantity) => {
  expect(processorQuantity(processors)).toBe(quantity);
});

test.each([
  ["1m30s", 90],
  ["1h0m0s", 3600],
  ["500ms", 0.5],
  ["soon", undefined],
  [undefined, undefined],
])("%s are %s seconds", (text, seconds) => {
  expect(secondsOfCompose(text)).toBe(seconds);
});
