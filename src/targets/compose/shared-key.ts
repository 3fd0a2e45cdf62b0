import { join } from "node:path";
import { TargetError } from "../../errors.ts";
import type { HostFiles } from "./host-files.ts";

/**
 * The key of the secrets' fingerprints, the same on all hosts of an environment: the first one that has it gives it to the
 * others, and when none has, it is `fresh`. A host that cannot be reached gets it another time, as long as one can.
 */
export async function sharedKey(hosts: readonly HostFiles[], directory: string, fresh: string): Promise<string> {
  const path = join(directory, "fingerprint-key");
  const asked = await Promise.allSettled(hosts.map((files) => files.read(path)));
  const reached = asked.flatMap((each, index) => {
    if (each.status === "fulfilled") return [{ files: hosts[index], key: textOf(each.value) }];
    if (each.reason instanceof TargetError) return [];
    throw each.reason;
  });
  const failed = asked.find((each) => each.status === "rejected");
  if (reached.length === 0 && failed !== undefined) throw failed.reason;
  const key = reached.find((each) => each.key !== "")?.key ?? (await claimed(reached[0]?.files, path, fresh));
  const others = reached.flatMap(({ files, key: own }) => (own === key || files === undefined ? [] : [files]));
  await Promise.all(others.map((files) => files.write(path, Buffer.from(key), 0o600)));
  return key;
}

/** Two programs that start at the same moment get the same key. */
async function claimed(files: HostFiles | undefined, path: string, fresh: string): Promise<string> {
  if (files === undefined || (await files.claim(path, Buffer.from(fresh)))) return fresh;
  return textOf(await files.read(path));
}

function textOf(content: Uint8Array | undefined): string {
  return content === undefined ? "" : Buffer.from(content).toString("utf8");
}
