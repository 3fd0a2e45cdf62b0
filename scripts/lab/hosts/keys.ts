// Keys and certificates of a lab, made by the programs that everybody has: ssh-keygen and openssl.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../run.ts";

/** Makes an SSH key without passphrase and resolves its public half. */
export async function makeSshKey(file: string): Promise<string> {
  await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "lab", "-f", file]);
  return (await readFile(`${file}.pub`, "utf8")).trim();
}

export interface Tls {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** Makes an authority and a certificate of it for an address. */
export async function makeTls(folder: string, address: string): Promise<Tls> {
  const file = (name: string): string => join(folder, name);
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30"];
  await run("openssl", [
    ...["req", "-x509", ...key, "-subj", "/CN=aip-deploy lab", "-keyout", file("ca.key"), "-out", file("ca.crt")],
    ...["-addext", "keyUsage=critical,keyCertSign"],
  ]);
  await run("openssl", [
    "req",
    ...key.slice(0, 5),
    "-subj",
    "/CN=registry",
    "-keyout",
    file("tls.key"),
    "-out",
    file("tls.csr"),
  ]);
  await writeFile(file("tls.ext"), `subjectAltName=IP:${address}\n`);
  await run("openssl", [
    ...["x509", "-req", "-in", file("tls.csr"), "-CA", file("ca.crt"), "-CAkey", file("ca.key"), "-CAcreateserial"],
    ...["-days", "30", "-extfile", file("tls.ext"), "-out", file("tls.crt")],
  ]);
  return { authority: file("ca.crt"), certificate: file("tls.crt"), key: file("tls.key") };
}
