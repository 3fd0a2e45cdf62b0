import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "@jest/globals";
import { digestOf } from "../../src/release/release.ts";
import { aClient, failureOf, hastyClock, serve, type Server } from "../support/registry.ts";

const manifest = Buffer.from('{"schemaVersion":2}');
const type = "application/vnd.oci.image.manifest.v1+json";

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

type Move = "reset" | "good" | { status: number; headers?: Record<string, string>; body?: string };

/** Plays the moves one after the other, and the last one from then on. */
async function playing(...moves: Move[]): Promise<Server> {
  const server = await serve((request, response) => {
    play(moves.length > 1 ? moves.shift() : moves[0], response);
  });
  servers.push(server);
  return server;
}

function play(move: Move | undefined, response: ServerResponse): void {
  if (move === "reset" || move === undefined) response.socket?.resetAndDestroy();
  else if (move === "good") {
    const headers = { "content-type": type, "docker-content-digest": digestOf(manifest) };
    response.writeHead(200, { ...headers, "content-length": manifest.length }).end(manifest);
  } else response.writeHead(move.status, move.headers).end(move.body);
}

const found = { mediaType: type, digest: digestOf(manifest), size: manifest.length };

describe("what may pass is tried again", () => {
  test("429, 503 and a reset connection in a row", async () => {
    const server = await playing({ status: 429 }, { status: 503 }, "reset", "good");
    expect(await aClient().headManifest(`${server.address}/app/web`, "c1-ab")).toEqual(found);
    expect(server.seen).toEqual(Array.from({ length: 4 }, () => "HEAD /v2/app/web/manifests/c1-ab"));
  });

  test("waits as long as the registry asks, else twice as long each time", async () => {
    const clock = hastyClock();
    const date = "Mon, 05 Jan 2026 10:00:07 GMT";
    const server = await playing(
      { status: 429, headers: { "retry-after": "3" } },
      { status: 503, headers: { "retry-after": date } },
      { status: 502 },
      { status: 500 },
      "good",
    );
    const client = aClient({ clock, random: () => 0.5, firstWaitMs: 100 });
    expect(await client.headManifest(`${server.address}/app/web`, "1")).toEqual(found);
    expect(clock.slept).toEqual([3000, 7000, 300, 600]);
  });

  test("gives up after its attempts, and tells what the registry said", async () => {
    const body = JSON.stringify({ errors: [{ code: "TOOMANYREQUESTS", message: "slow down" }] });
    const server = await playing({ status: 429, body });
    const client = aClient({ attempts: 3, clock: hastyClock() });
    expect(await failureOf(client.getManifest(`${server.address}/app/web`, "1"))).toEqual({
      name: "RegistryError",
      code: "registry.unreachable",
      message: `${server.address}: GET app/web/manifests/1: status 429, slow down (TOOMANYREQUESTS)`,
      hint: "The registry limits requests; wait, or log in.",
    });
    expect(server.seen).toHaveLength(3);
  });

  test("does not wait for a registry that asks for more than a minute", async () => {
    const clock = hastyClock();
    const server = await playing({ status: 429, headers: { "retry-after": "3600" } });
    const { code } = await failureOf(aClient({ clock }).headManifest(`${server.address}/app/web`, "1"));
    expect({ code, slept: clock.slept, requests: server.seen.length }).toEqual({
      code: "registry.unreachable",
      slept: [],
      requests: 1,
    });
  });

  test("an upload that breaks is begun anew", async () => {
    let broken = false;
    const server = await serve((request, response) => {
      if (request.method === "HEAD") response.writeHead(404).end();
      else if (request.method === "POST") response.writeHead(202, { location: "/upload/1?state=a%3D" }).end();
      else if (!broken) {
        broken = true;
        response.socket?.resetAndDestroy();
      } else request.resume().on("end", () => response.writeHead(201).end());
    });
    servers.push(server);
    const digest = await aClient().putBlob(`${server.address}/app/web`, Buffer.from("content"));
    const put = `PUT /upload/1?state=a%3D&digest=${encodeURIComponent(digest)}`;
    const post = "POST /v2/app/web/blobs/uploads/";
    expect(server.seen).toEqual([`HEAD /v2/app/web/blobs/${digest}`, post, put, post, put]);
  });
});

describe("what will not pass is not tried again", () => {
  test.each([
    [400, "registry.invalid"],
    [401, "registry.unauthorized"],
    [403, "registry.unauthorized"],
    [405, "registry.invalid"],
    [409, "registry.conflict"],
  ])("status %d is %s", async (status, code) => {
    const body = JSON.stringify({ errors: [{ code: "DENIED", message: "no", detail: "because" }] });
    const server = await playing({ status, body });
    const failure = await failureOf(
      aClient().putManifest(`${server.address}/a`, "1", { mediaType: type, bytes: manifest }),
    );
    expect(failure).toMatchObject({
      code,
      message: `${server.address}: PUT a/manifests/1: status ${status}, no: because (DENIED)`,
    });
    expect(server.seen).toHaveLength(1);
  });

  test("nothing listens there", async () => {
    const server = await playing("good");
    await server.close();
    servers.splice(0);
    const clock = hastyClock();
    expect(await failureOf(aClient({ clock }).headManifest(`${server.address}/app/web`, "1"))).toEqual({
      name: "RegistryError",
      code: "registry.unreachable",
      message: `${server.address}: cannot be reached: connect ECONNREFUSED ${server.address}`,
      hint: `Is its address right, is it running, is the network there? Try: curl -i http://${server.address}/v2/`,
    });
    expect(clock.slept).toEqual([]);
  });

  test("a login that is refused says how to log in", async () => {
    const server = await playing({ status: 401 });
    const { hint } = await failureOf(aClient().listTags(`${server.address}/app/web`));
    expect(hint).toBe(`Log in with an account that may do this: docker login ${server.address}`);
  });

  test("an error page is not quoted", async () => {
    const server = await playing({ status: 418, body: "<html>teapot</html>" });
    const { message } = await failureOf(aClient().listTags(`${server.address}/app/web`));
    expect(message).toBe(`${server.address}: GET app/web/tags/list: status 418`);
  });
});

describe("time and stopping", () => {
  test("a registry that accepts and never answers is given up", async () => {
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as { port: number };
    const failure = await failureOf(aClient({ timeoutMs: 100 }).listTags(`127.0.0.1:${port}/app/web`));
    silent.close();
    expect(failure).toMatchObject({
      code: "registry.unreachable",
      message: `127.0.0.1:${port}: cannot be reached: no answer within 0.1 s`,
    });
  });

  test.each([
    ["while the answer is awaited", 60_000],
    ["while it waits to try again", 0],
  ])("stops at once %s", async (_name, answerAfterMs) => {
    const server = await serve((_request, response) => {
      void sleep(answerAfterMs, undefined, { ref: false }).then(() => response.writeHead(503).end());
    });
    servers.push(server);
    const stop = new AbortController();
    const asked = failureOf(aClient({ firstWaitMs: 60_000 }).headManifest(`${server.address}/a`, "1", stop.signal));
    await sleep(50);
    stop.abort();
    expect((await asked).code).toBe("cancelled");
  });
});

describe("what a registry says is not believed blindly", () => {
  const other = `sha256:${"00".repeat(32)}`;

  test("a blob that is not what its digest says", async () => {
    const server = await playing({ status: 200, body: "something else" });
    const failure = await failureOf(aClient().getBlob(`${server.address}/app/web`, other));
    expect(failure).toMatchObject({
      code: "registry.invalid",
      message: `${server.address}: blob: must be ${other}, got ${digestOf("something else")}`,
    });
  });

  test("a manifest that is not what its digest says", async () => {
    const server = await playing("good");
    const { code } = await failureOf(aClient().getManifest(`${server.address}/app/web`, other));
    expect(code).toBe("registry.invalid");
  });

  test("a head without a digest is made up for by the content", async () => {
    const server = await playing({ status: 200, headers: { "content-type": type }, body: manifest.toString() });
    expect(await aClient().headManifest(`${server.address}/app/web`, "1")).toEqual(found);
    expect(server.seen).toEqual(["HEAD /v2/app/web/manifests/1", "GET /v2/app/web/manifests/1"]);
  });

  test("a list of tags that is none", async () => {
    const server = await playing({ status: 200, body: '{"tags":[1]}' });
    expect((await failureOf(aClient().listTags(`${server.address}/app/web`))).code).toBe("registry.invalid");
  });
});

test("reads every page of a list of tags", async () => {
  const server = await serve((request, response) => {
    const isFirst = !request.url?.includes("last");
    const link = { link: '</v2/app/web/tags/list?last=b&n=2>; rel="next"' };
    response.writeHead(200, isFirst ? link : {}).end(JSON.stringify({ tags: isFirst ? ["a", "b"] : ["c"] }));
  });
  servers.push(server);
  expect(await aClient().listTags(`${server.address}/app/web`)).toEqual(["a", "b", "c"]);
});

test("one connection serves requests that follow each other", async () => {
  const ports = new Set<number | undefined>();
  const server = await serve((request, response) => {
    ports.add(request.socket.remotePort);
    play("good", response);
  });
  servers.push(server);
  const client = aClient();
  for (const tag of ["1", "2", "3", "4"]) await client.headManifest(`${server.address}/app/web`, tag);
  expect(ports.size).toBe(1);
});
