import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { run } from "../../scripts/lab/run.ts";

type Review = { readonly request: { readonly uid: string; readonly dryRun?: boolean; readonly name?: string } };

/** Why an object is refused; `undefined`: it is not. */
export type Judge = (request: Review["request"]) => string | undefined;

/** A server that a cluster asks whether it may take an object. */
export type Webhook = {
  /** Its ValidatingWebhookConfiguration for the Deployments of one namespace, by whose name it goes. */
  configuration(namespace: string): string;
  /** How often it was asked. */
  readonly asked: () => number;
  /** Connections are refused. */
  close(): Promise<void>;
  open(): Promise<void>;
};

/** The name that the cluster says when it tells of the webhook. */
export const webhookName = "gate.kit.example.org";

/** `host` is this machine's address as the API server sees it. */
export async function openWebhook(host: string, judge: Judge): Promise<Webhook> {
  const { key, cert } = await certificateFor(host);
  let [asked, port] = [0, 0];
  const server = createServer({ key, cert }, (incoming, outgoing) => {
    void json(incoming).then((read) => {
      const { request } = read as Review;
      asked += 1;
      const message = judge(request);
      const response = { uid: request.uid, allowed: message === undefined, status: { message } };
      outgoing.writeHead(200, { "content-type": "application/json" });
      outgoing.end(JSON.stringify({ apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", response }));
    });
  });
  const open = async () => {
    server.listen(port, host);
    await once(server, "listening");
    ({ port } = server.address() as AddressInfo);
  };
  await open();
  return {
    asked: () => asked,
    open,
    async close() {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
    configuration: (namespace) => configurationOf(namespace, `https://${host}:${port}/`, cert),
  };
}

function configurationOf(namespace: string, url: string, authority: Buffer): string {
  return JSON.stringify({
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingWebhookConfiguration",
    metadata: { name: namespace },
    webhooks: [
      {
        name: webhookName,
        admissionReviewVersions: ["v1"],
        sideEffects: "None",
        failurePolicy: "Fail",
        timeoutSeconds: 2,
        clientConfig: { url, caBundle: authority.toString("base64") },
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
        rules: [
          { apiGroups: ["apps"], apiVersions: ["v1"], operations: ["CREATE", "UPDATE"], resources: ["deployments"] },
        ],
      },
    ],
  });
}

/** A certificate that is its own authority. */
async function certificateFor(host: string): Promise<{ readonly key: Buffer; readonly cert: Buffer }> {
  const folder = mkdtempSync(join(tmpdir(), "aip-deploy-webhook-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  try {
    await run("openssl", [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"],
      ...["-subj", "/CN=webhook", "-addext", `subjectAltName=IP:${host}`, "-keyout", key, "-out", cert],
    ]);
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
