import { spawn, type ChildProcess } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import { CommandError } from "../errors.ts";
import { toShell, type Command } from "./command.ts";
import { startable, type DockerPlugins } from "./docker-plugins.ts";
import type { Mark } from "./leftovers.ts";
import type { Output, Runner, RunOptions } from "./runner.ts";

/** What a bare environment still holds: how to find programs, the home with its logins, the engine and the machine's certificates. */
const bareNames =
  /^(PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|XDG_\w+|DOCKER_\w+|BUILDX_\w+|BUILDKIT_\w+|SSL_CERT_\w+|HTTPS?_PROXY|NO_PROXY|https?_proxy|no_proxy|SSH_AUTH_SOCK)$/;
const leastNames = /^(PATH|HOME|DOCKER_CONFIG)$/;
const killAfterMs = 5_000;
const linesInErrors = 20;

export type LocalRunnerOptions = {
  /** The environment that programs inherit. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Put into the environment of every program, whatever else it inherits. */
  readonly mark?: Mark | undefined;
  /** Takes secrets out of everything that is handed on as text for people. */
  readonly redact: (text: string) => string;
  /** Told each command line before it runs, already redacted. */
  readonly trace?: (line: string) => void;
  /** Own programs of Docker's plugins; those that are not named are started by `docker`. */
  readonly plugins?: DockerPlugins;
};

/**
 * Runs programs on this machine. Each gets a process group of its own, so that a Ctrl-C in the terminal reaches only us
 * and we decide what is safe to stop.
 */
export function localRunner(options: LocalRunnerOptions): Runner {
  return { run: (command, runOptions = {}) => run(command, runOptions, options) };
}

async function run(command: Command, options: RunOptions, local: LocalRunnerOptions): Promise<Output> {
  const line = local.redact(toShell(command));
  local.trace?.(line);
  if (options.signal?.aborted === true) throw new CommandError("command.cancelled", `${line}: not started`, { line });
  const started = performance.now();
  const { program, args } = startable(command, local.plugins ?? {});
  const child = spawn(program, args, {
    cwd: command.cwd,
    env: { ...inherited(command, local.env), ...command.env, ...marking(local.mark) },
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const stopped = stopWhenAsked(child, options);
  const stdout = collect(child.stdout, options.onLine, local.redact);
  const stderr = collect(child.stderr, options.onLine, local.redact);
  // A program may exit before it has read all of its input; its exit code then says why.
  child.stdin.on("error", () => undefined);
  child.stdin.end(command.stdin ?? "");
  try {
    const exitCode = await exited(child, line, command);
    const output = { stdout: stdout(), stderr: stderr(), exitCode, milliseconds: performance.now() - started };
    judge(output, { line, stopped: stopped.reason(), command, options, redact: local.redact });
    return output;
  } finally {
    stopped.forget();
  }
}

function inherited(command: Command, env: LocalRunnerOptions["env"]): NodeJS.ProcessEnv {
  if (command.inherit === undefined || command.inherit === "full") return env;
  const names = command.inherit === "bare" ? bareNames : leastNames;
  return Object.fromEntries(Object.entries(env).filter(([name]) => names.test(name)));
}

function marking(mark: Mark | undefined): Record<string, string> {
  return mark === undefined ? {} : { [mark.name]: mark.value };
}

function exited(child: ChildProcess, line: string, command: Command): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", (cause: NodeJS.ErrnoException) => {
      const missing = cause.code === "ENOENT";
      const message = missing ? `${command.program}: not found` : `${line}: ${cause.message}`;
      const hint = missing ? `Install ${command.program} or put it on the PATH.` : undefined;
      reject(new CommandError(missing ? "command.missing" : "command.failed", message, { line, hint, cause }));
    });
    child.once("close", (code, signal) => {
      resolve(code ?? (signal === "SIGKILL" ? 137 : 143));
    });
  });
}

function stopWhenAsked(child: ChildProcess, options: RunOptions) {
  let reason: "timeout" | "cancelled" | undefined;
  let killTimer: NodeJS.Timeout | undefined;
  const stop = (why: "timeout" | "cancelled") => {
    reason ??= why;
    signalGroup(child, "SIGTERM");
    killTimer ??= setTimeout(() => {
      signalGroup(child, "SIGKILL");
    }, killAfterMs);
  };
  const timer =
    options.timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          stop("timeout");
        }, options.timeoutMs);
  const onAbort = () => {
    stop("cancelled");
  };
  options.signal?.addEventListener("abort", onAbort, { once: true });
  return {
    reason: () => reason,
    forget: () => {
      clearTimeout(timer);
      clearTimeout(killTimer);
      options.signal?.removeEventListener("abort", onAbort);
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

function collect(
  stream: NodeJS.ReadableStream,
  onLine: ((line: string) => void) | undefined,
  redact: (text: string) => string,
): () => string {
  const decoder = new StringDecoder("utf8");
  const chunks: string[] = [];
  let rest = "";
  stream.on("data", (data: Buffer) => {
    const text = decoder.write(data);
    chunks.push(text);
    if (onLine === undefined) return;
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const each of lines) onLine(redact(each));
  });
  stream.on("end", () => {
    if (onLine !== undefined && rest !== "") onLine(redact(rest));
  });
  return () => chunks.join("");
}

type Verdict = {
  line: string;
  stopped: "timeout" | "cancelled" | undefined;
  command: Command;
  options: RunOptions;
  redact: (text: string) => string;
};

function judge(output: Output, { line, stopped, command, options, redact }: Verdict): void {
  const accepted = options.accept === "any" || (options.accept ?? [0]).includes(output.exitCode);
  if (stopped === undefined && accepted) return;
  const lastLines = tail(redact(output.stderr.trim() === "" ? output.stdout : output.stderr));
  const details = { line, status: output.exitCode, lastLines };
  if (stopped === "cancelled") throw new CommandError("command.cancelled", `${command.program}: stopped`, details);
  if (stopped === "timeout") {
    const after = Math.round((options.timeoutMs ?? 0) / 1000);
    throw new CommandError("command.timeout", `${line}: did not end within ${after} s`, details);
  }
  const said = lastLines.length === 0 ? "it said nothing" : lastLines.join("\n");
  throw new CommandError("command.failed", `${line}: exit code ${output.exitCode}\n${said}`, details);
}

function tail(text: string): string[] {
  return text
    .split(/\r?\n/)
    .filter((each) => each.trim() !== "")
    .slice(-linesInErrors);
}
