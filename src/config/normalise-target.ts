import type { HostConfig, HostsConfig, SecretSource, TargetConfig } from "./config.ts";
import { secondsOf } from "./duration.ts";
import { list, portOf } from "./normal-forms.ts";
import type { Report } from "./finding.ts";
import type { Path } from "./path.ts";
import type { WrittenTarget } from "./schema.ts";
import { hostAddress } from "./target-schema.ts";

/** A target in its one form. */
export function normaliseTarget(written: WrittenTarget, path: Path, report: Report): TargetConfig {
  if (typeof written === "string") return { kind: written };
  const hosts = hostsOf(written, path, report);
  return {
    kind: written.kind,
    ...(written.directory === undefined ? {} : { directory: written.directory }),
    ...(hosts === undefined ? {} : { hosts }),
  };
}

function hostsOf(written: Exclude<WrittenTarget, string>, path: Path, report: Report): HostsConfig | undefined {
  const { host, hosts, key, batch, pause } = written;
  const all = hosts ?? host;
  if (all === undefined) return undefined;
  const configFile = written["ssh-config"];
  const at = [...path, hosts === undefined ? "host" : "hosts"];
  return {
    all: list(all).map((each) => hostOf(each, at, report)),
    ...(key === undefined ? {} : { key: keyOf(key) }),
    knownHosts: list(written["known-hosts"] ?? []),
    ...(configFile === undefined ? {} : { configFile }),
    ...(batch === undefined ? {} : { batch }),
    pauseSeconds: secondsOf(pause),
    onFailure: written["on-failure"],
  };
}

function keyOf({ env, file }: { env?: string | undefined; file?: string | undefined }): SecretSource {
  return file === undefined ? { kind: "environment", variable: env ?? "" } : { kind: "file", file };
}

/** A host is called as it was written, without what is the same for most: its user. */
function hostOf(written: string, path: Path, report: Report): HostConfig {
  const { user, host = "", port } = hostAddress.exec(written)?.groups ?? {};
  return {
    name: port === undefined ? host : `${host}:${port}`,
    host: host.replace(/^\[|\]$/g, ""),
    ...(user === undefined ? {} : { user }),
    ...(port === undefined ? {} : { port: portOf(port, path, report) }),
  };
}
