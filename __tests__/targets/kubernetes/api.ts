import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../src/clock.ts";
import { openCluster, type Cluster, type ClusterOptions } from "../../../src/targets/kubernetes/cluster/cluster.ts";

export type Answer = { readonly status?: number; readonly body?: unknown; readonly headers?: Record<string, string> };

/** A server on loopback that gives the answers one after another, the last one for ever, and a cluster that asks it. */
export type ScriptedApi = {
  readonly cluster: Cluster;
  readonly kubeconfig: string;
  readonly requests: { readonly line: string; readonly body: string; readonly accept: string | undefined }[];
  close(): Promise<void>;
};

export async function scriptedApi(
  answers: readonly (Answer | "cut")[],
  options: Partial<ClusterOptions> = {},
): Promise<ScriptedApi> {
  const requests: ScriptedApi["requests"] = [];
  const left = [...answers];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      requests.push({ line: `${request.method ?? ""} ${request.url ?? ""}`, body, accept: request.headers.accept });
      const answer = left.length > 1 ? left.shift() : left[0];
      if (answer === "cut" || answer === undefined) {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status ?? 200, { "content-type": "application/json", ...answer.headers });
      response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const folder = mkdtempSync(join(tmpdir(), "aip-deploy-api-"));
  const kubeconfig = join(folder, "config");
  writeFileSync(kubeconfig, kubeconfigOf(`http://127.0.0.1:${port}`));
  return {
    requests,
    kubeconfig,
    cluster: openCluster({ address: { kubeconfig }, variables: {}, clock: systemClock, ...options }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}

export function kubeconfigOf(server: string): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "lab", cluster: { server, "insecure-skip-tls-verify": true } }],
    users: [{ name: "me", user: { token: "a-token" } }],
    contexts: [{ name: "here", context: { cluster: "lab", user: "me" } }],
    "current-context": "here",
  });
}

export function status(code: number, reason: string, message: string, details: unknown = {}): Answer {
  return { status: code, body: { kind: "Status", code, reason, message, details } };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
