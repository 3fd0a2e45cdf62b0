import { BuildError, RegistryError, TargetError, type DeployError } from "../errors.ts";

/**
 * One error for all images that were not built. It is a `BuildError` when any image is at fault; when only the registry
 * or the builder was, nobody knows yet whether the images are good, and the error says so by its family.
 */
export function together(problems: readonly DeployError[], wanted: number): DeployError {
  const [first] = problems;
  if (first !== undefined && problems.length === 1) return first;
  const texts = problems.map(({ message }) => message);
  const message = [`${problems.length} of ${wanted} images were not built:`, ...texts].join("\n\n");
  const hints = new Set(problems.flatMap(({ hint }) => hint ?? []));
  const details = { hint: hints.size === 0 ? undefined : [...hints].join("\n"), cause: new AggregateError(problems) };
  const failed = problems.find((problem) => problem instanceof BuildError);
  if (failed !== undefined) {
    const code = failed.code as "build.failed" | "build.tests-failed" | "build.digest-mismatch";
    return new BuildError(code, message, { ...details, lastLines: failed.lastLines });
  }
  const refused = problems.find((problem) => problem instanceof RegistryError);
  if (refused === undefined) return new TargetError(first?.code ?? "target.failed", message, details);
  return new RegistryError("registry.unreachable", message, { ...details, status: refused.status });
}
