import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import { commandCheck } from "../../src/checks/command.ts";
import { httpCheck } from "../../src/checks/http.ts";
import { tcpCheck } from "../../src/checks/tcp.ts";
import { commandTests } from "../../src/checks/tests.ts";
import { systemClock } from "../../src/clock.ts";
import { localRunner } from "../../src/command/local.ts";

const signal = new AbortController().signal;
const runner = localRunner({ env: process.env, redact: (text) => text });
const context = { runner, clock: systemClock, cwd: "/", env: { ENVIRONMENT: "dev" } };
const servers: { close(): unknown }[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe("http", () => {
  const base = { kind: "http" as const, name: "route", status: [200], timeoutSeconds: 1 };

  test("holds on the wanted status", async () => {
    const url = await serve((_request, response) => {
      response.end("hello");
    });
    const result = await httpCheck({ ...base, url, contains: "hell" }, systemClock).evaluate(signal);
    expect(result).toMatchObject({ outcome: "succeeded", detail: `GET ${url} answered 200` });
  });

  test("sends headers, and wants some", async () => {
    const url = await serve((request, response) => {
      response.writeHead(200, { "retry-after": String(request.headers["x-pass"]) }).end();
    });
    const look = async (wanted: string) => {
      const headers = { sends: { "x-pass": "60" }, wants: { "retry-after": wanted } };
      return await httpCheck({ ...base, url, timeoutSeconds: 0.2 }, systemClock, headers).evaluate(signal);
    };
    expect((await look("60")).outcome).toBe("succeeded");
    expect((await look("90")).detail).toContain('answered 200 without "retry-after: 90"');
  });

  test("waits for a server that comes late", async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      response.statusCode = ++asked < 3 ? 503 : 200;
      response.end();
    });
    const result = await httpCheck({ ...base, url, timeoutSeconds: 5 }, systemClock).evaluate(signal);
    expect([result.outcome, asked]).toEqual(["succeeded", 3]);
  });

  test("another status, a missing text, a redirect and silence fail with what was seen", async () => {
    const wrong = await serve((_request, response) => {
      response.statusCode = 500;
      response.end();
    });
    const redirect = await serve((_request, response) => {
      response.writeHead(302, { location: "/login" }).end();
    });
    const silentUrl = await serve(() => undefined);
    const details = await Promise.all(
      [{ url: wrong }, { url: redirect }, { url: silentUrl }, { url: "http://127.0.0.1:1/" }].map(
        async ({ url }) => await httpCheck({ ...base, url, timeoutSeconds: 0.4 }, systemClock).evaluate(signal),
      ),
    );
    expect(details.map(({ outcome, detail }) => [outcome, detail])).toEqual([
      ["failed", `GET ${wrong} answered 500, expected 200`],
      ["failed", `GET ${redirect} answered 302, expected 200`],
      ["failed", `GET ${silentUrl}: no answer in time`],
      ["failed", "GET http://127.0.0.1:1/: connect ECONNREFUSED 127.0.0.1:1"],
    ]);
    expect(details[0]?.hint).toBe(`curl -i ${wrong}`);
  });

  test("stops when asked to", async () => {
    const url = await serve(() => undefined);
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort();
    }, 50);
    const result = await httpCheck({ ...base, url, timeoutSeconds: 30 }, systemClock).evaluate(stop.signal);
    expect(result.outcome).toBe("cancelled");
  });
});

describe("tcp", () => {
  test("holds while something listens", async () => {
    const server = createTcpServer();
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const config = { kind: "tcp" as const, name: "db", host: "127.0.0.1", port, timeoutSeconds: 0.3 };
    expect(await tcpCheck(config, systemClock).evaluate(signal)).toMatchObject({ outcome: "succeeded" });
    await new Promise((resolve) => server.close(resolve));
    expect(await tcpCheck(config, systemClock).evaluate(signal)).toMatchObject({
      outcome: "failed",
      detail: `127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}`,
    });
  });
});

describe("command", () => {
  const base = { kind: "command" as const, name: "smoke", timeoutSeconds: 5 };
  test.each([
    ["ends with 0", ["sh", "-c", 'test "$ENVIRONMENT" = dev'], "succeeded", /^sh -c .* ended with 0$/],
    ["ends with 3", ["sh", "-c", "echo broken >&2; exit 3"], "failed", /exit code 3\nbroken$/],
    ["is not there", ["no-such-program"], "errored", /^no-such-program: not found$/],
  ])("%s", async (_name, command, outcome, detail) => {
    const result = await commandCheck({ ...base, command }, context).evaluate(signal);
    expect(result.outcome).toBe(outcome);
    expect(result.detail).toMatch(detail);
  });

  test("one that hangs has failed after its time", async () => {
    const result = await commandCheck({ ...base, command: ["sleep", "60"], timeoutSeconds: 0.2 }, context).evaluate(
      signal,
    );
    expect(result.outcome).toBe("failed");
    expect(result.detail).toMatch(/did not end within/);
  });
});

describe("tests that are a command", () => {
  test("a report of an earlier run does not speak for this one", async () => {
    const run = { kind: "command" as const, command: ["sh", "-c", "rm -f /tmp/aip-report-check.xml"] };
    const config = { run, junit: "tmp/aip-report-check.xml", timeoutSeconds: 5 };
    const result = await commandTests(config, context).evaluate(signal);
    expect(result).toMatchObject({ outcome: "errored", detail: "the tests wrote no JUnit report" });
  });

  test("failed cases are named", async () => {
    const xml = `<testsuite><testcase name="login"><failure message="no token"/></testcase></testsuite>`;
    const run = {
      kind: "command" as const,
      command: ["sh", "-c", `echo '${xml}' > /tmp/aip-report-named.xml; exit 1`],
    };
    const config = { run, junit: "tmp/aip-report-named.xml", timeoutSeconds: 5 };
    const result = await commandTests(config, context).evaluate(signal);
    expect(result.tests?.failures).toEqual([{ name: "login", message: "no token" }]);
    expect(result.outcome).toBe("failed");
  });
});
