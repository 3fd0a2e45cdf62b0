/**
 * Every error that a user can cause or meet. The family says who can mend it, the code what went wrong; callers branch
 * on these, never on text. An error names its place, what was found, and in the hint what to do next.
 */

/** 0 done · 1 failed · 2 usage or configuration · 3 errored (could not tell) · 4 a gate is closed · 130 cancelled. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 130;

export type Code =
  | "usage"
  | "config.invalid"
  | "config.missing"
  | "compose.invalid"
  | "compose.unavailable"
  | "source.not-a-repository"
  | "source.unreadable"
  | "secret.missing"
  | "secret.unreadable"
  | "command.failed"
  | "command.missing"
  | "command.timeout"
  | "command.cancelled"
  | "registry.unreachable"
  | "registry.unauthorized"
  | "registry.not-found"
  | "registry.conflict"
  | "registry.invalid"
  | "build.failed"
  | "build.tests-failed"
  | "build.digest-mismatch"
  | "release.unknown"
  | "release.incomplete"
  | "gate.closed"
  | "target.unreachable"
  | "target.failed"
  | "target.refused"
  | "target.busy"
  | "target.taken"
  | "check.failed"
  | "check.errored"
  | "github.refused"
  | "cancelled"
  | "internal";

export type ErrorDetails = {
  /** What to do next, including the exact command if there is one. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
};

/** The base of all errors that are rendered for a person; anything else that is thrown is a bug of ours. */
export class DeployError extends Error {
  override readonly name: string = "DeployError";
  readonly code: Code;
  readonly hint: string | undefined;
  readonly exitCode: ExitCode = 3;

  constructor(code: Code, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
  }
}

/** The command line or the action's inputs are wrong. */
export class UsageError extends DeployError {
  override readonly name = "UsageError";
  override readonly exitCode = 2;

  constructor(message: string, details?: ErrorDetails) {
    super("usage", message, details);
  }
}

/** One thing that is wrong in a file of the user; lines and columns count from 1. */
export type Problem = {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** Where inside the file, for example `environments.production.url`. */
  readonly path?: string;
  readonly message: string;
  readonly hint?: string;
};

/** `file:line:column: path: message`, leaving out what is not known. */
export function describeProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(":");
  return [place, problem.path, problem.message].filter((part) => part !== undefined && part !== "").join(": ");
}

/** The user's files are wrong; holds every problem that was found, not only the first. */
export class ConfigError extends DeployError {
  override readonly name = "ConfigError";
  override readonly exitCode = 2;
  readonly problems: readonly Problem[];

  constructor(
    problems: readonly Problem[],
    details: ErrorDetails & { code?: "config.invalid" | "config.missing" | "compose.invalid" } = {},
  ) {
    super(details.code ?? "config.invalid", problems.map(describeProblem).join("\n"), details);
    this.problems = problems;
  }
}

/** The folder is no checkout that anything can be made from; nothing was touched. */
export class SourceError extends DeployError {
  override readonly name = "SourceError";
  override readonly exitCode = 2;
}

/** A secret cannot be read; the message names it and never holds its value. */
export class SecretError extends DeployError {
  override readonly name = "SecretError";
  override readonly exitCode = 2;
}

/** A program ended badly, could not be started, took too long or was stopped. */
export class CommandError extends DeployError {
  override readonly name = "CommandError";
  /** The command as a shell line, redacted. */
  readonly line: string;
  /** `undefined` when it did not exit by itself. */
  readonly status: number | undefined;
  /** The last lines of its output, redacted. */
  readonly lastLines: readonly string[];

  constructor(
    code: "command.failed" | "command.missing" | "command.timeout" | "command.cancelled",
    message: string,
    details: ErrorDetails & { line: string; status?: number | undefined; lastLines?: readonly string[] },
  ) {
    super(code, message, details);
    this.line = details.line;
    this.status = details.status;
    this.lastLines = details.lastLines ?? [];
  }
}

/** The registry said no, or could not be asked. */
export class RegistryError extends DeployError {
  override readonly name = "RegistryError";
  /** The HTTP status, when there was an answer. */
  readonly status: number | undefined;

  constructor(
    code: Extract<Code, `registry.${string}`>,
    message: string,
    details: ErrorDetails & { status?: number | undefined } = {},
  ) {
    super(code, message, details);
    this.status = details.status;
  }
}

/** An image does not build, or its unit tests fail. */
export class BuildError extends DeployError {
  override readonly name = "BuildError";
  override readonly exitCode = 1;
  readonly image: string | undefined;
  readonly lastLines: readonly string[];

  constructor(
    code: Extract<Code, `build.${string}`>,
    message: string,
    details: ErrorDetails & { image?: string | undefined; lastLines?: readonly string[] } = {},
  ) {
    super(code, message, details);
    this.image = details.image;
    this.lastLines = details.lastLines ?? [];
  }
}

/** A deployment may not start now; `reasons` are the closed gates, one sentence each. */
export class GateError extends DeployError {
  override readonly name = "GateError";
  override readonly exitCode = 4;
  readonly reasons: readonly string[];

  constructor(message: string, reasons: readonly string[], details?: ErrorDetails) {
    super("gate.closed", message, details);
    this.reasons = reasons;
  }
}

/** The engine that should run the release refused, failed or cannot be reached. */
export class TargetError extends DeployError {
  override readonly name = "TargetError";
}

/** Somebody asked to stop. */
export class CancelledError extends DeployError {
  override readonly name = "CancelledError";
  override readonly exitCode = 130;

  constructor(message = "stopped on request", details?: ErrorDetails) {
    super("cancelled", message, details);
  }
}

/** A bug of this program. */
export class InternalError extends DeployError {
  override readonly name = "InternalError";

  constructor(message: string, details?: ErrorDetails) {
    super("internal", message, { hint: "This is a bug in aip-deploy; please report it with this text.", ...details });
  }
}

/** The text of anything that was thrown; asks for the shape and not for the class, which differs between realms. */
export function messageOf(error: unknown): string {
  return hasMessage(error) ? error.message : String(error);
}

function hasMessage(error: unknown): error is { message: string } {
  return typeof error === "object" && error !== null && "message" in error && typeof error.message === "string";
}
