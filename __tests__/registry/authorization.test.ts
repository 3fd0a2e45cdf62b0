import { afterEach, describe, expect, test } from "@jest/globals";
import type { Clock } from "../../src/clock.ts";
import type { Credentials } from "../../src/registry/credentials.ts";
import { lookUp } from "../../src/registry/lookup.ts";
import { Secret } from "../../src/secrets/secret.ts";
import { aClient, aPassword, failureOf, hastyClock, serve, type Server } from "../support/registry.ts";

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A registry that has nothing and lets in whoever brings one of its newest tokens, and the server that gives them out. */
async function tokenRegistry({ tokenStatus = 200, lives = 300 } = {}) {
  const valid = new Set<string>();
  const bodies: string[] = [];
  let count = 0;
  const tokens = await serve((request, response) => {
    request.setEncoding("utf8").on("data", (body: string) => bodies.push(body));
    request.on("end", () => {
      const token = `t${++count}`;
      valid.add(`Bearer ${token}`);
      response.writeHead(tokenStatus).end(JSON.stringify({ token, expires_in: lives }));
    });
  });
  const registry = await serve((request, response) => {
    const isKnown = valid.has(request.headers.authorization ?? "");
    const scope = `repository:${/v2\/(.*)\/manifests/.exec(request.url ?? "")?.[1] ?? ""}:pull`;
    const challenge = `Bearer realm="http://${tokens.address}/token",service="reg",scope="${scope}"`;
    response.writeHead(isKnown ? 404 : 401, isKnown ? {} : { "www-authenticate": challenge }).end();
  });
  servers.push(tokens, registry);
  return {
    tokens,
    registry,
    bodies,
    forget: () => {
      valid.clear();
    },
  };
}

describe("tokens", () => {
  test("asks for one when the registry demands it, and uses it again", async () => {
    const { registry, tokens } = await tokenRegistry();
    const client = aClient({ credentials: aPassword("anna", "s3cret:x") });
    await client.headManifest(`${registry.address}/app/web`, "1");
    await client.headManifest(`${registry.address}/app/web`, "2");
    const basic = Buffer.from("anna:s3cret:x").toString("base64");
    const query = "scope=repository%3Aapp%2Fweb%3Apull&service=reg&account=anna";
    expect(tokens.seen).toEqual([`GET /token?${query} Basic ${basic}`]);
    expect(registry.seen).toEqual([
      "HEAD /v2/app/web/manifests/1",
      "HEAD /v2/app/web/manifests/1 Bearer t1",
      "HEAD /v2/app/web/manifests/2 Bearer t1",
    ]);
  });

  test("asks anonymously when there is no login", async () => {
    const { registry, tokens } = await tokenRegistry();
    expect(await aClient().headManifest(`${registry.address}/app/web`, "1")).toBeUndefined();
    expect(tokens.seen).toEqual(["GET /token?scope=repository%3Aapp%2Fweb%3Apull&service=reg"]);
  });

  test("exchanges an identity token in the body, not in the address", async () => {
    const { registry, tokens, bodies } = await tokenRegistry();
    const credentials: Credentials = { kind: "identity-token", token: new Secret("token", "refresh-me") };
    await aClient({ credentials: () => Promise.resolve(credentials) }).headManifest(`${registry.address}/app/web`, "1");
    expect(tokens.seen).toEqual(["POST /token"]);
    expect(Object.fromEntries(new URLSearchParams(bodies.join("")))).toEqual({
      grant_type: "refresh_token",
      client_id: "aip-deploy",
      refresh_token: "refresh-me",
      scope: "repository:app/web:pull",
      service: "reg",
    });
  });

  test("many requests at once share a token for each repository", async () => {
    const { registry, tokens } = await tokenRegistry();
    const client = aClient();
    const repository = `${registry.address}/app/web`;
    await client.headManifest(repository, "0");
    await lookUp(
      client,
      Array.from({ length: 11 }, (_, index) => ({ repository, reference: String(index) })),
    );
    expect(tokens.seen).toHaveLength(1);
    expect(registry.seen).toHaveLength(13);
  });

  test("fetches a new one when the registry no longer takes the old one", async () => {
    const { registry, forget } = await tokenRegistry();
    const client = aClient();
    await client.headManifest(`${registry.address}/app/web`, "1");
    forget();
    expect(await client.headManifest(`${registry.address}/app/web`, "2")).toBeUndefined();
    expect(registry.seen.slice(2)).toEqual([
      "HEAD /v2/app/web/manifests/2 Bearer t1",
      "HEAD /v2/app/web/manifests/2 Bearer t2",
    ]);
  });

  test("fetches a new one before the old one ends", async () => {
    const { registry, tokens } = await tokenRegistry({ lives: 60 });
    let now = 0;
    const clock: Clock = { ...hastyClock(), now: () => new Date(now) };
    const client = aClient({ clock });
    for (const at of [0, 54_000, 56_000]) {
      now = at;
      await client.headManifest(`${registry.address}/app/web`, "1");
    }
    expect(tokens.seen).toHaveLength(2);
    expect(registry.seen).toHaveLength(4);
  });

  test("says which token server refused the login", async () => {
    const { registry, tokens } = await tokenRegistry({ tokenStatus: 401 });
    const client = aClient({ credentials: aPassword("anna", "wrong") });
    expect(await failureOf(client.headManifest(`${registry.address}/app/web`, "1"))).toMatchObject({
      code: "registry.unauthorized",
      message: expect.stringContaining(
        `${registry.address}: ${tokens.address} gives no token for repository:app/web:pull`,
      ),
      hint: `Log in with an account that may do this: docker login ${registry.address}`,
    });
  });
});

test("a login is not sent to another host that an upload is moved to", async () => {
  const storage = await serve((request, response) => {
    request.resume().on("end", () => response.writeHead(201).end());
  });
  const registry = await serve((request, response) => {
    if (request.headers.authorization === undefined) {
      response.writeHead(401, { "www-authenticate": 'Basic realm="r"' }).end();
    } else if (request.method === "POST") {
      response.writeHead(202, { location: `http://${storage.address}/u?signed=1` }).end();
    } else response.writeHead(404).end();
  });
  servers.push(storage, registry);
  const client = aClient({ credentials: aPassword("anna", "s3cret") });
  const digest = await client.putBlob(`${registry.address}/app/web`, Buffer.from("content"));
  expect(storage.seen).toEqual([`PUT /u?signed=1&digest=${encodeURIComponent(digest)}`]);
});

test("a registry that asks nothing is told nothing", async () => {
  const registry = await serve((_request, response) => response.writeHead(404).end());
  servers.push(registry);
  const credentials = () => Promise.reject(new Error("nobody may ask"));
  expect(await aClient({ credentials }).headManifest(`${registry.address}/app/web`, "1")).toBeUndefined();
});
