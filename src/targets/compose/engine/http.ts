import { Agent, request, type IncomingMessage } from "node:http";
import { TargetError } from "../../../errors.ts";
import { direct, type Way } from "./way.ts";

/** Speaks HTTP with one Docker Engine over connections that stay open, so that a call costs a millisecond or two. */
export interface EngineHttp {
  /** Throws `target.unreachable`, or `EngineRefusal` for an answer of 400 and above. */
  call(method: Method, path: string, options?: CallOptions): Promise<IncomingMessage>;
  json<T>(method: Method, path: string, options?: CallOptions): Promise<T>;
  bytes(method: Method, path: string, options?: CallOptions): Promise<Buffer>;
  close(): void;
}

export type Method = "GET" | "POST" | "DELETE";

export type CallOptions = {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** No answer within this many milliseconds counts as unreachable. Default: 60 seconds. */
  readonly timeoutMs?: number;
};

/** The engine was reached and said no. */
export class EngineRefusal extends TargetError {
  readonly status: number;

  constructor(status: number, message: string) {
    super("target.failed", message);
    this.status = status;
  }
}

const defaultTimeoutMs = 60_000;

/** An engine at `unix:///path` or `tcp://host:port`. Throws `target.refused` for any other address. */
export function engineHttp(host: string, way: Way = direct): EngineHttp {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const address = addressOf(host);

  async function call(method: Method, path: string, options: CallOptions = {}): Promise<IncomingMessage> {
    await way.ready();
    const response = await send(method, path, options);
    const status = response.statusCode ?? 0;
    if (status < 400) return response;
    throw new EngineRefusal(status, messageIn(await readAll(response)));
  }

  function send(method: Method, path: string, options: CallOptions, again = true): Promise<IncomingMessage> {
    const body = options.body === undefined ? undefined : JSON.stringify(options.body);
    const query = new URLSearchParams(options.query).toString();
    return new Promise((resolve, reject) => {
      const sent = request({
        ...address,
        agent,
        method,
        path: query === "" ? path : `${path}?${query}`,
        headers:
          body === undefined ? {} : { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) },
        ...(options.signal === undefined ? {} : { signal: options.signal }),
        timeout: options.timeoutMs ?? defaultTimeoutMs,
      });
      sent.once("response", resolve);
      sent.once("timeout", () => sent.destroy(Object.assign(new Error("no answer"), { code: "ETIMEDOUT" })));
      sent.once("error", (error: NodeJS.ErrnoException) => {
        // An engine that was restarted has closed the connections that we kept; the call itself never reached it.
        if (again && sent.reusedSocket && error.code === "ECONNRESET") resolve(send(method, path, options, false));
        else if (options.signal?.aborted === true) reject(error);
        else void failure(error).then(reject);
      });
      sent.end(body);
    });
  }

  async function bytes(method: Method, path: string, options?: CallOptions): Promise<Buffer> {
    const response = await call(method, path, options);
    try {
      return await readAll(response);
    } catch (error) {
      // The engine went away in the middle of its answer.
      throw options?.signal?.aborted === true ? error : await failure(error as NodeJS.ErrnoException);
    }
  }

  async function failure(error: NodeJS.ErrnoException): Promise<TargetError> {
    return (await way.explain()) ?? unreachable(host, error);
  }

  return {
    call,
    bytes,
    async json<T>(method: Method, path: string, options?: CallOptions) {
      return JSON.parse((await bytes(method, path, options)).toString("utf8")) as T;
    },
    close() {
      agent.destroy();
    },
  };
}

async function readAll(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function addressOf(host: string): { socketPath: string } | { host: string; port: number } {
  const socketPath = /^unix:\/\/(\/.*)$/.exec(host)?.[1];
  if (socketPath !== undefined) return { socketPath };
  const [, name, port] = /^(?:tcp|http):\/\/([^/:]+|\[[^\]]+\]):(\d+)\/?$/.exec(host) ?? [];
  if (name !== undefined && port !== undefined) return { host: name.replace(/^\[|\]$/g, ""), port: Number(port) };
  throw new TargetError("target.refused", `DOCKER_HOST: "${host}" is no address of an engine that can be used`, {
    hint: "Use unix:///path/to/docker.sock or tcp://host:port.",
  });
}

function messageIn(body: Buffer): string {
  const text = body.toString("utf8").trim();
  try {
    return (JSON.parse(text) as { message?: string }).message ?? text;
  } catch {
    return text;
  }
}

function unreachable(host: string, cause: NodeJS.ErrnoException): TargetError {
  const denied = cause.code === "EACCES" || cause.code === "EPERM";
  const hint = denied
    ? "This user may not use the engine: add it to the group docker, or run as root."
    : "Start the engine (systemctl start docker), or let DOCKER_HOST name one that runs; `docker version` tells when it answers.";
  const message = `the Docker Engine at ${host} cannot be reached: ${cause.code ?? cause.message}`;
  return new TargetError("target.unreachable", message, { cause, hint });
}
