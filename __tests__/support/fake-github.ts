import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { OpenAPIBackend, type Context, type Document } from "openapi-backend";
import { commitsPart } from "./github/commits.ts";
import { deploymentsPart } from "./github/deployments.ts";
import { environmentsPart } from "./github/environments.ts";
import { issuesPart } from "./github/issues.ts";
import type { Answer } from "./github/part.ts";
import { peoplePart } from "./github/people.ts";
import { pullsPart } from "./github/pulls.ts";
import { settingsPart } from "./github/settings.ts";
import { missingPermission, type Permissions } from "./github/permissions.ts";

/** What goes wrong with the next requests of an operation. `lost`: it is done, but the answer does not arrive. */
export type Fault = {
  readonly operation: string;
  readonly kind: "stumbles" | "limits" | "forbids" | "conflicts" | "hangs" | "lost";
  readonly times?: number;
};

type Parts = ReturnType<typeof parts>;

/** One repository on GitHub, over HTTP; requests and answers are held against GitHub's own description. */
export type FakeGitHub = Omit<Parts["all"], "operations"> & {
  readonly url: string;
  /** Operations in the order in which they were asked for. */
  readonly asked: string[];
  /** Requests and answers that GitHub's description does not allow; must stay empty. */
  readonly violations: readonly string[];
  readonly breakNext: (fault: Fault) => void;
  /** What the job's `permissions:` give the token from now on; `undefined`: everything. */
  readonly grant: (permissions: Permissions | undefined) => void;
  readonly close: () => Promise<void>;
};

export type FakeOptions = {
  readonly token?: string;
  /** Who the token speaks for. */
  readonly robot?: string;
  readonly now?: () => Date;
};

const description = new URL("../fixtures/github-openapi.json", import.meta.url);

export async function startFakeGitHub(options: FakeOptions = {}): Promise<FakeGitHub> {
  const { token = "a-token", robot = "github-actions[bot]", now = () => new Date() } = options;
  const { operations, all } = parts(robot, now);
  const asked: string[] = [];
  const violations: string[] = [];
  const faults: { operation: string; kind: Fault["kind"]; times: number }[] = [];
  let permissions: Permissions | undefined;
  const api = new OpenAPIBackend({
    definition: JSON.parse(readFileSync(description, "utf8")) as Document,
    quick: true,
    strict: true,
    ajvOpts: { strict: false, validateFormats: false },
    handlers: {
      ...operations,
      validationFail: ({ validation, operation }: Context) => {
        violations.push(`${operation.operationId ?? ""}: ${JSON.stringify(validation.errors)}`);
        return { status: 422, body: { message: "Validation Failed", errors: [] } };
      },
      notFound: ({ request }: Context) => {
        violations.push(`${request.method} ${request.path} is not described`);
        return { status: 404, body: { message: "Not Found" } };
      },
      notImplemented: ({ operation }: Context) => {
        violations.push(`${operation.operationId ?? ""} is not played yet`);
        return { status: 501, body: { message: "Not Implemented" } };
      },
      postResponseHandler: ({ response, operation, api: self }: Context) => {
        const { status, body } = response as Answer;
        const isGood = status < 300 && body !== undefined;
        const { errors } = isGood ? self.validateResponse(body, operation, status) : { errors: undefined };
        if (errors) violations.push(`answer of ${operation.operationId ?? ""}: ${JSON.stringify(errors)}`);
        return response as Answer;
      },
    },
  });
  await api.init();

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      violations.push(`${request.method ?? ""} ${request.url ?? ""}: ${String(error)}`);
      send(response, 500, { message: String(error) });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    ...all,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    violations,
    breakNext: ({ operation, kind, times = 1 }) => faults.push({ operation, kind, times }),
    grant: (given) => {
      permissions = given;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? "/", "http://github.example");
    const method = request.method ?? "GET";
    const body = await textOf(request);
    const call = {
      method,
      path: address.pathname,
      query: Object.fromEntries(address.searchParams),
      headers: request.headers as Record<string, string>,
      ...(body === "" ? {} : { body: JSON.parse(body) as unknown }),
    };
    const operation = api.matchOperation(call)?.operationId ?? `${method} ${address.pathname}`;
    asked.push(operation);
    if (request.headers.authorization !== `token ${token}`) {
      send(response, 401, { message: "Bad credentials" });
      return;
    }
    const missing = permissions === undefined ? undefined : missingPermission(permissions, method, address.pathname);
    if (missing !== undefined) {
      forbid(response, missing);
      return;
    }
    const fault = faults.find((each) => each.operation === operation && each.times-- > 0);
    if (fault !== undefined && (await misbehave(fault.kind, response))) return;
    const answer = (await api.handleRequest(call)) as Answer;
    if (fault?.kind === "lost") request.socket.destroy();
    else send(response, answer.status, answer.body);
  }
}

function parts(robot: string, now: () => Date) {
  const [deployments, environments, people] = [deploymentsPart(), environmentsPart(), peoplePart()];
  const [issues, commits] = [issuesPart({ robot, now }), commitsPart()];
  const [pulls, settings] = [pullsPart({ robot }), settingsPart()];
  const operations = {
    ...deployments.operations,
    ...environments.operations,
    ...people.operations,
    ...issues.operations,
    ...commits.operations,
    ...pulls.operations,
    ...settings.operations,
  };
  return {
    operations,
    all: { ...deployments, ...environments, ...people, ...issues, ...commits, ...pulls, ...settings },
  };
}

/** Answers in place of the API and says so; `hangs` and `lost` leave the answering to it. */
async function misbehave(kind: Fault["kind"], response: ServerResponse): Promise<boolean> {
  switch (kind) {
    case "stumbles":
      send(response, 502, { message: "Server Error" });
      return true;
    case "limits":
      response.setHeader("retry-after", "1");
      send(response, 403, { message: "You have exceeded a secondary rate limit." });
      return true;
    case "forbids":
      send(response, 403, { message: "Resource not accessible by integration" });
      return true;
    case "conflicts":
      send(response, 409, { message: "Conflict: Commit status checks failed for develop." });
      return true;
    case "hangs":
      await sleep(2_000);
      return false;
    case "lost":
      return false;
  }
}

/** GitHub names what would have been enough in a header. */
function forbid(response: ServerResponse, permission: string): void {
  response.setHeader("x-accepted-github-permissions", permission);
  send(response, 403, { message: "Resource not accessible by integration" });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
