import { command, type Command } from "../../../command/command.ts";

/** What a host is, as far as a deployment needs to know. */
export type HostFacts = {
  readonly os: string;
  /** As `uname -m` calls it. */
  readonly machine: string;
  readonly user: string;
  /** Seconds since 1970 by its own clock. */
  readonly now: number;
  /** `undefined`: none answers to this user. */
  readonly engine?: { readonly version: string; readonly api: string; readonly dataRoot: string };
  /** An engine is installed, whether it answers to this user or not. */
  readonly hasEngine: boolean;
  /** The version of the Compose plugin. */
  readonly compose?: string;
  /** Bytes that are free where the engine keeps images; `undefined`: not known. */
  readonly freeBytes?: number;
  /** The state folder, or the folder in which it would be made, may be written to. */
  readonly isWritable: boolean;
  /** Programs that are needed and not there. */
  readonly missing: readonly string[];
  /** It may become root without a password. */
  readonly isSudoer: boolean;
};

const needed = ["tar", "base64", "flock", "dd", "timeout", "bash"];

const script = `say() { printf '%s=%s\\n' "$1" "$2"; }
say os "$( . /etc/os-release 2> /dev/null; echo "$PRETTY_NAME")"
say machine "$(uname -m)"
say user "$(id -un)"
say now "$(date +%s)"
if [ "$(id -u)" = 0 ] || sudo -n true 2> /dev/null; then say sudo yes; fi
for each in ${needed.join(" ")}; do command -v $each > /dev/null || say missing $each; done
d=$1; while [ ! -e "$d" ]; do d=$(dirname "$d"); done
if [ -d "$d" ] && [ -w "$d" ]; then say writable yes; fi
if command -v dockerd > /dev/null || [ -e /usr/sbin/dockerd ]; then say dockerd yes; fi
say compose "$(docker compose version --short 2> /dev/null)"
say engine "$(docker version --format '{{.Server.Version}} {{.Server.APIVersion}}' 2> /dev/null)"
root=$(docker info --format '{{.DockerRootDir}}' 2> /dev/null)
say root "$root"
say free "$(df -Pk "\${root:-/}" 2> /dev/null | awk 'NR == 2 { print $4 }')"
exit 0`;

/** Asks for all of it in one go; `directory` is where state would lie. */
export function askFacts(directory: string): Command {
  return command("sh", "-c", script, "sh", directory);
}

/** Reads what `askFacts` prints. */
export function parseFacts(text: string): HostFacts {
  const pairs = [...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value.trim()] as const);
  const said = new Map(pairs);
  const [version = "", api = ""] = (said.get("engine") ?? "").split(" ");
  const compose = (said.get("compose") ?? "").replace(/^v/, "");
  const free = said.get("free") ?? "";
  return {
    os: said.get("os") ?? "",
    machine: said.get("machine") ?? "",
    user: said.get("user") ?? "",
    now: Number(said.get("now")),
    ...(version === "" ? {} : { engine: { version, api, dataRoot: said.get("root") ?? "" } }),
    hasEngine: said.get("dockerd") === "yes",
    ...(compose === "" ? {} : { compose }),
    ...(free === "" ? {} : { freeBytes: Number(free) * 1024 }),
    isWritable: said.get("writable") === "yes",
    missing: pairs.flatMap(([name, value]) => (name === "missing" ? [value] : [])),
    isSudoer: said.get("sudo") === "yes",
  };
}
