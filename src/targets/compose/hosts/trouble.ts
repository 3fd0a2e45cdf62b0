import { TargetError } from "../../../errors.ts";
import type { Greeting } from "./greeting.ts";

/** What kept a connection from coming about, or ended it. */
export type Trouble =
  | "unknown-key"
  | "changed-key"
  | "login"
  | "key-file"
  | "name"
  | "refused"
  | "silent"
  | "busy"
  | "forwarding"
  | "other";

const signs: readonly (readonly [RegExp, Trouble])[] = [
  [/REMOTE HOST IDENTIFICATION HAS CHANGED/, "changed-key"],
  [/host key is known for|Host key verification failed|certificate invalid/i, "unknown-key"],
  [/UNPROTECTED PRIVATE KEY FILE|bad permissions|error in libcrypto|invalid format|no such identity/i, "key-file"],
  [/Permission denied \(|Too many authentication failures/, "login"],
  [/Could not resolve hostname/, "name"],
  [/forwarding.*(?:refused|disabled|fail)|cannot listen|unix_listener/i, "forwarding"],
  [/Connection refused/, "refused"],
  [/timed out|timeout|not responding|No route to host|is unreachable/i, "silent"],
  [
    /kex_exchange_identification|Connection (?:reset|closed)|Broken pipe|closed by remote host|stdio forwarding/i,
    "busy",
  ],
];

/** What ssh's last words mean. ssh has no codes for it: 255 is all. */
export function troubleIn(lines: readonly string[]): Trouble {
  const text = lines.join("\n");
  return signs.find(([sign]) => sign.test(text))?.[1] ?? "other";
}

/** The name of a host, what ssh said of it, and how it was asked. */
// eslint
export type Seen = { readonly name: string; readonly user: string | undefined; readonly lines: readonly string[] };

/** Another try may be let in: sshd turns some away when many come at once. */
export function mayPass(error: unknown): boolean {
  return error instanceof TurnedAway;
}

class TurnedAway extends TargetError {}

/** A connection that did not come about; a host's key is told by `hostKeyError`. */
export function connectionError({ name, user, lines }: Seen): TargetError {
  const last = lastWords(lines);
  const trouble = troubleIn(lines);
  const who = user === undefined ? "the user that ssh chose" : `user ${user}`;
  switch (trouble) {
    case "login":
      return refused(`${name} does not let ${who} in: ${last}`, {
        hint: `Put the public key into ~/.ssh/authorized_keys of ${who} on ${name}; try it with: ssh ${user === undefined ? "" : `${user}@`}${name} true`,
      });
    case "key-file":
      return refused(`${name}: the SSH key cannot be used: ${last}`, {
        hint: "The key must be readable by its owner only (chmod 600), whole, and without passphrase (or in the agent).",
      });
    case "name":
      return unreachable(`${name} cannot be found: ${last}`, "See whether the name of the host is right.");
    case "refused":
      return unreachable(`${name} refuses the connection: ${last}`, "See whether sshd runs there, and on that port.");
    case "silent":
      return unreachable(
        `${name} does not answer: ${last}`,
        "See whether the host is up and its firewall lets SSH in.",
      );
    case "forwarding":
      return refused(`${name}: the engine's socket cannot be forwarded: ${last}`, {
        hint: "sshd there must allow it: AllowStreamLocalForwarding yes and AllowTcpForwarding yes.",
      });
    case "busy":
      return new TurnedAway("target.unreachable", `${name} closes the connection: ${last}`, {
        hint: "See what sshd says on the host: journalctl --unit ssh.",
      });
    case "other":
    case "unknown-key":
    case "changed-key":
      return unreachable(`${name} cannot be reached: ${last}`, "See what it says by hand: ssh -v, with the same host.");
  }
}

/** A host whose key is not the one that is known, or that nobody knows; `line` is what known_hosts would have to hold. */
export function hostKeyError(
  name: string,
  trouble: "unknown-key" | "changed-key",
  line: string | undefined,
): TargetError {
  const changed = trouble === "changed-key";
  const what = changed
    ? `${name} has another host key than the one that is known: it was set up anew, or somebody listens in between`
    : `the host key of ${name} is not known`;
  const compare = `Compare the key with the host's own (on its console: cat /etc/ssh/ssh_host_*_key.pub).`;
  const instead = changed ? "replace the old line in known_hosts" : "add this line to known_hosts";
  const hint =
    line === undefined
      ? `${compare} Then ${instead}, or to known-hosts of the target.`
      : `${compare} If it is the same, ${instead}, or in known-hosts of the target:\n${line}`;
  return refused(what, { hint });
}

/** A connection that was there and is gone. */
export function lostError(name: string, lines: readonly string[]): TargetError {
  const silent = troubleIn(lines) === "silent";
  const why = silent
    ? "it stopped answering"
    : `the connection ended${lines.length === 0 ? "" : `: ${lastWords(lines)}`}`;
  return unreachable(
    `the connection to ${name} was lost: ${why}`,
    "What was under way there may have come to its end or not; the next deployment mends what is left.",
  );
}

/** The engine of a host that is reached; `undefined` when nothing is known against it. */
export function engineError(name: string, { engine, user }: Greeting): TargetError | undefined {
  if (engine === "denied") {
    return refused(`user ${user} may not use the Docker Engine on ${name}`, {
      hint: `On the host: sudo usermod --append --groups docker ${user}. Or let aip-deploy do it: aip-deploy setup --host ssh://…`,
    });
  }
  if (engine === "missing") {
    return unreachable(
      `there is no Docker Engine on ${name}: nothing is at /var/run/docker.sock`,
      "Start it (systemctl start docker), or prepare the host: aip-deploy setup --host ssh://…",
    );
  }
  return undefined;
}

function refused(message: string, { hint }: { readonly hint: string }): TargetError {
  return new TargetError("target.refused", message, { hint });
}

function unreachable(message: string, hint: string): TargetError {
  return new TargetError("target.unreachable", message, { hint });
}

function lastWords(lines: readonly string[]): string {
  const telling = lines.filter(
    (line) => !/^(?:Host key verification failed|@+|mux_client|Warning: Permanently)/.test(line),
  );
  return (telling.at(-1) ?? "ssh ended without a word").replace(/\r/g, "").trim();
}
