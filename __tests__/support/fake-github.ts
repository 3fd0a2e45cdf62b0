import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { OpenAPIBackend, type Context, type Document } from "openapi-backend";

export type Deployment = {
  readonly id: number;
  readonly sha: string;
  readonly environment: string;
  readonly description: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly statuses: readonly Status[];
};

export type Status = {
  readonly state: string;
  readonly description: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
};

type Operation =
  | "repos/create-deployment"
  | "repos/list-deployments"
  | "repos/create-deployment-status"
  | "repos/list-deployment-statuses";

/** What goes wrong with the next requests of an operation. `lost`: it is done, but the answer does not arrive. */
export type Fault = {
  readonly operation: Operation;
  readonly kind: "stumbles" | "limits" | "forbids" | "conflicts" | "hangs" | "lost";
  readonly times?: number;
};

/** GitHub's deployments of one repository, over HTTP; requests and answers are held against GitHub's own description. */
export type FakeGitHub = {
  readonly url: string;
  readonly deployments: () => readonly Deployment[];
  /** Operations in the order in which they were asked for. */
  readonly asked: readonly string[];
  /** Requests and answers that GitHub's description does not allow; must stay empty. */
  readonly violations: readonly string[];
  readonly breakNext: (fault: Fault) => void;
  /** What another run does in the meantime; with a key, a deployment of ours that we never heard of. */
  readonly deployFromElsewhere: (environment: string, sha: string, key?: string) => void;
  readonly close: () => Promise<void>;
};

const description = new URL("../fixtures/github-openapi.json", import.meta.url);
const moment = "2026-11-23T12:00:00Z";

export async function startFakeGitHub({ token = "a-token" } = {}): Promise<FakeGitHub> {
  const deployments: (Deployment & { readonly statuses: Status[] })[] = [];
  const asked: string[] = [];
  const violations: string[] = [];
  const faults: { operation: Operation; kind: Fault["kind"]; times: number }[] = [];
  const found = ({ request }: Context) => {
    const id = Number((request.params as Record<string, string>)["deployment_id"]);
    return deployments.find((each) => each.id === id);
  };
  const add = ({ ref, environment, description: text = "", payload = {} }: Creation) => {
    const statuses: Status[] = [];
    const deployment = { id: 1000 + deployments.length, sha: ref, environment, description: text, payload, statuses };
    deployments.push(deployment);
    return deployment;
  };
  const api = new OpenAPIBackend({
    definition: JSON.parse(readFileSync(description, "utf8")) as Document,
    quick: true,
    strict: true,
    ajvOpts: { strict: false, validateFormats: false },
    handlers: {
      "repos/create-deployment": ({ request }: Context) => {
        const body = request.requestBody as Creation;
        // The checks of the very run that deploys are still pending.
        const waits = body.auto_merge !== false || body.required_contexts?.length !== 0;
        if (waits) return { status: 409, body: { message: "Conflict: Commit status checks are pending." } };
        return { status: 201, body: asDeployment(add(body)) };
      },
      "repos/list-deployments": ({ request }: Context) => {
        const { environment, sha } = request.query as Record<string, string>;
        const wanted = deployments.filter((each) => each.environment === environment && each.sha === sha);
        return { status: 200, body: wanted.toReversed().map(asDeployment) };
      },
      "repos/create-deployment-status": (context: Context) => {
        const deployment = found(context);
        if (deployment === undefined) return { status: 404, body: { message: "Not Found" } };
        const body = context.request.requestBody as Record<string, string>;
        const status = {
          state: body["state"] ?? "",
          description: body["description"] ?? "",
          logUrl: body["log_url"] ?? "",
          environmentUrl: body["environment_url"] ?? "",
        };
        if (status.description.length > 140) return { status: 422, body: { message: "Validation Failed", errors: [] } };
        deployment.statuses.push(status);
        return { status: 201, body: asStatus(deployment, deployment.statuses.length - 1) };
      },
      "repos/list-deployment-statuses": (context: Context) => {
        const deployment = found(context);
        if (deployment === undefined) return { status: 404, body: { message: "Not Found" } };
        const all = deployment.statuses.map((_, index) => asStatus(deployment, index));
        return { status: 200, body: all.toReversed() };
      },
      validationFail: ({ validation, operation }: Context) => {
        violations.push(`${operation.operationId ?? ""}: ${JSON.stringify(validation.errors)}`);
        return { status: 422, body: { message: "Validation Failed", errors: [] } };
      },
      notFound: ({ request }: Context) => {
        violations.push(`${request.method} ${request.path} is not described`);
        return { status: 404, body: { message: "Not Found" } };
      },
      postResponseHandler: ({ response, operation, api: self }: Context) => {
        const { status, body } = response as Answer;
        const { errors } = status < 300 ? self.validateResponse(body, operation, status) : { errors: undefined };
        if (errors) violations.push(`answer of ${operation.operationId ?? ""}: ${JSON.stringify(errors)}`);
        return response as Answer;
      },
    },
  });
  await api.init();

  const server = createServer((request, response) => {
    void serve(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deployments: () => deployments,
    asked,
    violations,
    breakNext: ({ operation, kind, times = 1 }) => faults.push({ operation, kind, times }),
    deployFromElsewhere: (environment, ref, key) => {
      const { statuses } = add({ environment, ref, payload: { key: key ?? "elsewhere" } });
      if (key === undefined) statuses.push(elsewhere);
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
    const fault = faults.find((each) => each.operation === operation && each.times-- > 0);
    if (fault !== undefined && (await misbehave(fault.kind, response))) return;
    const answer = (await api.handleRequest(call)) as Answer;
    if (fault?.kind === "lost") request.socket.destroy();
    else send(response, answer.status, answer.body);
  }
}

type Creation = {
  readonly ref: string;
  readonly environment: string;
  readonly description?: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly auto_merge?: boolean;
  readonly required_contexts?: readonly string[];
};

type Answer = { readonly status: number; readonly body: unknown };

const elsewhere: Status = { state: "success", description: "", logUrl: "", environmentUrl: "" };

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

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

const page = "https://api.github.example/repos/o/r";

function asDeployment({ id, sha, environment, description: text, payload }: Deployment) {
  return {
    ...{ id, sha, environment, payload, description: text, node_id: `DE_${id}`, ref: sha, task: "deploy" },
    ...{ creator: null, created_at: moment, updated_at: moment, url: `${page}/deployments/${id}` },
    ...{ statuses_url: `${page}/deployments/${id}/statuses`, repository_url: page },
  };
}

function asStatus({ id, environment, statuses }: Deployment, index: number) {
  const { state, description: text, logUrl, environmentUrl } = statuses[index] ?? elsewhere;
  return {
    ...{ id: id * 100 + index, state, description: text, environment, node_id: `DES_${id}_${index}`, creator: null },
    ...{ log_url: logUrl, environment_url: environmentUrl, target_url: logUrl },
    ...{ created_at: moment, updated_at: moment, repository_url: page },
    ...{ url: `${page}/deployments/${id}/statuses/${index}`, deployment_url: `${page}/deployments/${id}` },
  };
}
