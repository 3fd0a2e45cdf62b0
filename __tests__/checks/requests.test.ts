import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { requestStream } from "../../src/checks/requests.ts";
import { systemClock } from "../../src/clock.ts";

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(status: () => number | undefined): Promise<string> {
  server = createServer((request, response) => {
    const code = status();
    if (code === undefined) request.socket.destroy();
    else response.writeHead(code).end("an answer");
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

test("a route that answers loses nothing, whatever it answers", async () => {
  const url = await serve(() => 404);
  const stream = requestStream(url, systemClock);
  await after(700);
  const seen = await stream.stop();
  expect(seen).toMatchObject({ url, lost: 0, outSeconds: 0 });
  expect(seen?.sent).toBeGreaterThanOrEqual(3);
  expect(seen).not.toHaveProperty("firstLoss");
});

test("a gateway with nobody behind it, and a connection that breaks, are lost", async () => {
  const started = performance.now();
  const url = await serve(() => {
    const now = performance.now() - started;
    return now < 400 ? 200 : now < 800 ? 502 : now < 1200 ? undefined : 200;
  });
  const stream = requestStream(url, systemClock);
  await after(1600);
  const seen = await stream.stop();
  expect(seen?.lost).toBeGreaterThanOrEqual(4);
  expect(seen?.lost).toBeLessThan(seen?.sent ?? 0);
  expect(seen?.firstLoss).toBe("answered 502");
  expect(seen?.outSeconds).toBeGreaterThan(0.3);
});

test("a route that was never there has nothing to lose", async () => {
  const url = await serve(() => 503);
  const stream = requestStream(url, systemClock);
  await after(350);
  expect(await stream.stop()).toBeUndefined();
});

test("it can be stopped twice, and says the same", async () => {
  const stream = requestStream(await serve(() => 200), systemClock);
  await after(300);
  expect(await stream.stop()).toEqual(await stream.stop());
});
