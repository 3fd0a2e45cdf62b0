import type { Repository } from "./repository.ts";

/** Where the repository was cloned from, as a web address without user or password; `undefined` when it has no such place. */
export async function remoteUrl(repository: Repository): Promise<string | undefined> {
  const command = { program: "git", args: ["-C", repository.topLevel, "config", "--get", "remote.origin.url"] };
  const { stdout } = await repository.run(command, { accept: [0, 1] });
  return webAddress(stdout.trim());
}

/** `git@host:owner/name.git` and `https://user:password@host/owner/name.git` both give `https://host/owner/name`. */
export function webAddress(remote: string): string | undefined {
  const scp = /^(?:[^@/]+@)?([^:/]+):(?!\/\/)(.+)$/.exec(remote);
  const text = scp === null ? remote : `https://${scp[1] ?? ""}/${scp[2] ?? ""}`;
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, pathname } = new URL(text);
  if (!["http:", "https:", "ssh:", "git:"].includes(protocol)) return undefined;
  const host = port !== "" && protocol.startsWith("http") ? `${hostname}:${port}` : hostname;
  return `${protocol === "http:" ? "http" : "https"}://${host}${pathname.replace(/\.git$/, "")}`;
}
