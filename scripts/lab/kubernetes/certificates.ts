// Who is who in a cluster: an authority, a certificate for each part, and kubeconfigs that hold one.

import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../run.ts";
import { places, type Addresses } from "./addresses.ts";

const elliptic = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "3650"];

/** Parts that talk to the API server, by the user that it takes them for. */
const users = {
  admin: "/O=system:masters/CN=admin",
  "controller-manager": "/CN=system:kube-controller-manager",
  scheduler: "/CN=system:kube-scheduler",
  proxy: "/CN=system:kube-proxy",
  dns: "/O=system:masters/CN=dns",
  "fake-nodes": "/O=system:masters/CN=fake-nodes",
} as const;

/** Makes everything but the nodes' part into `folder`. */
export async function makeCertificates(folder: string, addresses: Addresses): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = (name: string): string => join(folder, name);
  // Settings of the machine's own openssl would say that every certificate is an authority.
  await writeFile(file("openssl.cnf"), "[req]\ndistinguished_name = none\n[none]\n");
  await run("openssl", [
    ...["req", "-x509", "-config", file("openssl.cnf"), ...elliptic, "-subj", "/CN=lab"],
    ...["-keyout", file("ca.key"), "-out", file("ca.crt")],
    ...["-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign"],
  ]);
  const api = addresses.host(places.api);
  const names = ["kubernetes", "kubernetes.default", "kubernetes.default.svc"].map((name) => `DNS:${name}`);
  await Promise.all([
    makeServiceAccountKey(folder),
    makeCertificate(folder, "apiserver", "/CN=kube-apiserver", [`IP:${api}`, `IP:${addresses.kubernetes}`, ...names]),
    makeCertificate(folder, "apiserver-kubelet", "/O=system:masters/CN=apiserver-kubelet"),
    makeCertificate(folder, "front-proxy", "/CN=front-proxy"),
    ...Object.entries(users).map(async ([name, subject]) => {
      await makeCertificate(folder, name, subject);
      await writeKubeconfig(folder, name, file(`${name}.kubeconfig`), addresses);
    }),
  ]);
}

/** Makes a node's certificate and its kubeconfig. */
export async function makeNodeCertificate(
  folder: string,
  node: { readonly name: string; readonly address: string },
  kubeconfig: string,
  addresses: Addresses,
): Promise<void> {
  const { name, address } = node;
  await makeCertificate(folder, name, `/O=system:nodes/CN=system:node:${name}`, [`DNS:${name}`, `IP:${address}`]);
  await writeKubeconfig(folder, name, kubeconfig, addresses);
}

async function makeServiceAccountKey(folder: string): Promise<void> {
  const key = join(folder, "service-accounts.key");
  await run("openssl", ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", key]);
  await run("openssl", ["pkey", "-in", key, "-pubout", "-out", join(folder, "service-accounts.pub")]);
}

async function makeCertificate(
  folder: string,
  name: string,
  subject: string,
  alternatives: readonly string[] = [],
): Promise<void> {
  const file = (each: string): string => join(folder, each);
  await run("openssl", [
    ...["req", "-x509", "-config", file("openssl.cnf"), ...elliptic, "-subj", subject],
    ...["-CA", file("ca.crt"), "-CAkey", file("ca.key"), "-set_serial", `0x${randomBytes(8).toString("hex")}`],
    ...["-keyout", file(`${name}.key`), "-out", file(`${name}.crt`)],
    ...["-addext", "basicConstraints=critical,CA:FALSE", "-addext", "keyUsage=critical,digitalSignature"],
    ...["-addext", "extendedKeyUsage=serverAuth,clientAuth"],
    ...(alternatives.length === 0 ? [] : ["-addext", `subjectAltName=${alternatives.join(",")}`]),
  ]);
}

async function writeKubeconfig(folder: string, user: string, path: string, addresses: Addresses): Promise<void> {
  const base64 = async (name: string): Promise<string> => (await readFile(join(folder, name))).toString("base64");
  const [authority, certificate, key] = await Promise.all(["ca.crt", `${user}.crt`, `${user}.key`].map(base64));
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      {
        name: "lab",
        cluster: { server: serverOf(addresses), "certificate-authority-data": authority },
      },
    ],
    users: [{ name: user, user: { "client-certificate-data": certificate, "client-key-data": key } }],
    contexts: [{ name: "lab", context: { cluster: "lab", user } }],
    "current-context": "lab",
  };
  await writeFile(path, `${JSON.stringify(config, undefined, 2)}\n`, { mode: 0o600 });
}

/** The address of the API server. */
export function serverOf(addresses: Addresses): string {
  return `https://${addresses.host(places.api)}:6443`;
}
