import { BuildError, type DeployError, RegistryError, TargetError } from "../errors.ts";
import type { BuildFailure } from "./build-log.ts";

const linesInErrors = 30;

const passing = [
  /toomanyrequests|too many requests/i,
  /unexpected status[^\n]*: 5\d\d\b|received unexpected HTTP status: 5\d\d\b|\b50[0234] (Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)/i,
  /connection reset by peer|connection refused|broken pipe|use of closed network connection/,
  /unexpected EOF|(^|: )EOF$/,
  /TLS handshake timeout|i\/o timeout|net\/http: timeout awaiting|Client\.Timeout exceeded/,
  /server misbehaving|Temporary failure in name resolution/,
];

const builderGone = /Cannot connect to the Docker daemon|error during connect|rpc error: code = Unavailable/;

/**
 * A registry (or the way to it) failed in a manner that may pass: worth another try. What a step of the Dockerfile
 * printed never counts, whatever it looks like.
 */
export function isRegistryTrouble({ message, step }: BuildFailure): boolean {
  if (step?.startsWith("RUN ") === true || message.includes("did not complete successfully")) return false;
  if (builderGone.test(message)) return false;
  return passing.some((pattern) => pattern.test(message));
}

/** The SBOM generator is an image of its own, which cannot be pulled everywhere. */
export function isGeneratorMissing({ message }: BuildFailure): boolean {
  return message.includes("buildkit-syft-scanner");
}

/** The error for an image whose build failed, with the last lines of the step that failed. */
export function buildFailed(image: string, failure: BuildFailure, testStage?: string): DeployError {
  const { message, step, stage, place } = failure;
  if (builderGone.test(message)) {
    const hint = "Start the builder again (for most, the Docker engine), then run again; what was built is kept.";
    return new TargetError("target.unreachable", `${image}: the builder went away: ${message}`, { hint });
  }
  if (isRegistryTrouble(failure)) {
    const hint =
      "Check that the registry is up and can be reached from the builder, then run again; what was built is kept.";
    return new RegistryError("registry.unreachable", `${image}: ${message}`, { hint });
  }
  const lines = failure.lines.slice(-linesInErrors);
  const tests = testStage !== undefined && stage === testStage.toLowerCase();
  const where = [place, stage !== undefined && `stage ${stage}`]
    .filter((part) => part !== undefined && part !== false)
    .join(", ");
  const what = tests ? "unit tests fail" : "does not build";
  const text = [`${image}: ${what}${where === "" ? "" : ` (${where})`}: ${step ?? message}`, ...lines];
  if (step !== undefined) text.push(message);
  const code = tests ? "build.tests-failed" : "build.failed";
  return new BuildError(code, text.join("\n"), { image, lastLines: lines, hint: hintFor(failure) });
}

function hintFor({ message }: BuildFailure): string | undefined {
  if (/docker\/dockerfile(-upstream)?:/.test(message)) {
    return "The `# syntax=` line of the Dockerfile names a front end that could not be pulled: remove the line, or name one that this builder can pull.";
  }
  if (message.includes("exec format error")) {
    return "The builder cannot run this platform: register an emulator (qemu-user-static with binfmt) or build on a machine of that platform.";
  }
  if (
    /pull access denied|insufficient_scope|authorization failed|no basic auth credentials|: denied|unauthorized/i.test(
      message,
    )
  ) {
    return "Log in to that registry first (docker login), with an account that may pull the base images and push to the repository.";
  }
  if (/failed to resolve source metadata/.test(message)) {
    return "Check the image name in FROM, and that the builder can reach its registry.";
  }
  if (message.includes("no space left on device"))
    return "Free some space for the builder, for example with `docker builder prune`.";
  return undefined;
}
