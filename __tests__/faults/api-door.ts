import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import { openDoor, sendOnward, type Door } from "./door.ts";

/** Stands before a cluster's API server with the login of a kubeconfig, sees what is asked, and lets through what it should. */
export type ApiDoor = Door & {
  /** A kubeconfig of the door, as JSON; it needs no login. */
  readonly kubeconfig: string;
  /** Told each request's first line. Default: everything passes. */
  onRequest: ((line: string) => "pass" | "drop") | undefined;
  /** Connections are taken, and nothing is answered; false: from now on it is again. */
  isSilent: boolean;
};

type Rules = Pick<ApiDoor, "onRequest" | "isSilent">;

type Kubeconfig = {
  readonly clusters: readonly [{ readonly cluster: { readonly server: string; readonly [authority]: string } }];
  readonly users: readonly [{ readonly user: { readonly [certificate]: string; readonly [key]: string } }];
};

const authority = "certificate-authority-data";
const certificate = "client-certificate-data";
const key = "client-key-data";

export async function apiDoor(kubeconfig: string): Promise<ApiDoor> {
  const { clusters, users } = JSON.parse(readFileSync(kubeconfig, "utf8")) as Kubeconfig;
  const [{ cluster }] = clusters;
  const [{ user }] = users;
  const server = new URL(cluster.server);
  const decoded = (text: string) => Buffer.from(text, "base64");
  const login = { ca: decoded(cluster[authority]), cert: decoded(user[certificate]), key: decoded(user[key]) };
  const agent = new Agent({ ...login, keepAlive: true });
  const rules: Rules = { onRequest: undefined, isSilent: false };
  const door = await openDoor((incoming, outgoing) => {
    const { method = "", url = "", headers } = incoming;
    if (rules.isSilent) return;
    if (rules.onRequest?.(`${method} ${url}`) === "drop") {
      outgoing.destroy();
      return;
    }
    const { hostname: host, port } = server;
    const onward = request({ host, port, method, path: url, agent, headers: { ...headers, host: server.host } });
    sendOnward(incoming, outgoing, onward, (said) => {
      outgoing.writeHead(said.statusCode ?? 502, said.headers);
      said.pipe(outgoing);
    });
  });
  return Object.assign(rules, door, { kubeconfig: kubeconfigOf(`http://${door.address}`) });
}

/** A server without TLS is only asked by whoever says that they mean it. */
function kubeconfigOf(server: string): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "kit", cluster: { server, "insecure-skip-tls-verify": true } }],
    users: [{ name: "kit", user: {} }],
    contexts: [{ name: "kit", context: { cluster: "kit", user: "kit" } }],
    "current-context": "kit",
  });
}
