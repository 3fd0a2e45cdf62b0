import { command, each, option, toShell, type Arg, type Command } from "../../../command/command.ts";
import type { HostConfig } from "../../../config/config.ts";

/** How one host is reached. All paths are on this machine and absolute. */
export type Link = {
  readonly host: HostConfig;
  /** Ours alone: the sockets lie in it. */
  readonly folder: string;
  readonly keyFile?: string | undefined;
  /** Empty: those of this machine. */
  readonly knownHostsFiles: readonly string[];
  readonly configFile?: string | undefined;
};

/** Where every engine listens on its host. */
export const engineSocket = "/var/run/docker.sock";

/** The host's engine as a socket on this machine. */
export function forwardedEngine({ folder }: Link): string {
  return `${folder}/e`;
}

/**
 * The one connection: holds the engine's socket and lets other calls share it, for as long as its input stays open. What is
 * set here wins over the user's ssh_config: it never asks, never takes a key on trust, and notices a dead link in seconds.
 */
export function holdConnection(link: Link, script: string): Command {
  const forward = `${forwardedEngine(link)}:${engineSocket}`;
  const options = [
    "StrictHostKeyChecking=yes",
    "UpdateHostKeys=no",
    "ControlPersist=no",
    "ExitOnForwardFailure=yes",
    "StreamLocalBindUnlink=yes",
    "StreamLocalBindMask=0177",
    "ServerAliveInterval=3",
    "ServerAliveCountMax=3",
  ];
  const sharing = ["-M", "-S", controlOf(link), "-L", forward];
  return ssh(link, [each("-o", options), sharing], script);
}

/**
 * Learns a host's key by the same way as the connection goes, into a file that nobody trusts: it offers no login, so that
 * nothing of ours is sent to a host that is not known.
 */
export function learnHostKey(link: Link, file: string): Command {
  const options = [
    "StrictHostKeyChecking=accept-new",
    `UserKnownHostsFile=${file}`,
    "GlobalKnownHostsFile=/dev/null",
    "HashKnownHosts=no",
    "PreferredAuthentications=none",
    "ControlPath=none",
  ];
  return ssh({ ...link, keyFile: undefined, knownHostsFiles: [] }, each("-o", options), "true");
}

function ssh(link: Link, own: Arg, script: string): Command {
  const { host, keyFile, knownHostsFiles, configFile } = link;
  const always = [
    "BatchMode=yes",
    "ConnectTimeout=10",
    "ForwardAgent=no",
    "ForwardX11=no",
    "PermitLocalCommand=no",
    "RemoteCommand=none",
    "RequestTTY=no",
    "EscapeChar=none",
    "LogLevel=INFO",
  ];
  const pinned =
    knownHostsFiles.length === 0
      ? []
      : [`UserKnownHostsFile=${knownHostsFiles.map(quoted).join(" ")}`, "GlobalKnownHostsFile=/dev/null"];
  const identity = keyFile === undefined ? [] : ["-i", keyFile, "-o", "IdentitiesOnly=yes"];
  const to = [option("-p", host.port?.toString()), option("-l", host.user), "--", host.host];
  const built = command("ssh", option("-F", configFile), own, each("-o", [...always, ...pinned]), identity, to, script);
  return { ...built, env: { SSH_ASKPASS_REQUIRE: "never" } };
}

/** Paths in a list of ssh's options are separated by spaces. */
function quoted(path: string): string {
  return /\s/.test(path) ? `"${path}"` : path;
}

/**
 * A program on the host, over the connection that is there and never over a new one. Its environment stands in the command
 * line, for all of the host to see; secrets go over stdin. The mark names it, so that it can be stopped.
 */
export function onHost(link: Link, { program, args, env = {}, stdin }: Command, mark: string): Command {
  const given = Object.entries({ ...env, [markName]: mark }).map(([name, value]) => `${name}=${value}`);
  const line = toShell(command("env", given, program, args));
  return { ...shared(link, "-T", "--", link.host.host, line), ...(stdin === undefined ? {} : { stdin }) };
}

/** Makes an address that the host reaches a socket on this machine. */
export function forwardTo(link: Link, socket: string, host: string, port: number): Command {
  const address = host.includes(":") ? `[${host}]` : host;
  return shared(link, "-O", "forward", "-L", `${socket}:${address}:${port}`, "--", link.host.host);
}

function shared(link: Link, ...args: string[]): Command {
  const never = each("-o", ["ControlMaster=no", "ProxyCommand=false", "LogLevel=ERROR"]);
  return { ...command("ssh", "-F", "none", "-S", controlOf(link), never, args), inherit: "bare" };
}

function controlOf({ folder }: Link): string {
  return `${folder}/c`;
}

const markName = "AIP_DEPLOY_COMMAND";

const stop = `ours() {
  for each in /proc/[0-9]*; do
    tr '\\0' '\\n' < $each/environ 2> /dev/null | grep -qx "${markName}=$1" && kill -$2 \${each#/proc/} 2> /dev/null && found=1
  done
}
found=0; ours "$1" TERM
for second in 1 2 3 4 5; do
  [ $found = 1 ] || exit 0
  sleep 1; found=0; ours "$1" 0
done
ours "$1" KILL`;

/** Stops marked programs on the host and all that they started: asks first, kills five seconds later. The mark is a pattern of `grep`. */
export function stopMarked(mark: string): Command {
  return command("sh", "-c", stop, "sh", mark);
}

/** Whether an address of the host's networks accepts a connection. */
export function tryAddress(host: string, port: number): Command {
  return command("timeout", "2", "bash", "-c", 'exec 3<> "/dev/tcp/$0/$1"', host, String(port));
}
