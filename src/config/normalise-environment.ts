import {
  hookNames,
  type CheckConfig,
  type EnvironmentConfig,
  type GatesConfig,
  type HooksConfig,
  type TestsConfig,
} from "./config.ts";
import {
  anyApproval,
  conventionalAssent,
  conventionalBranch,
  conventionalComposeFiles,
  conventionalEnvFiles,
  conventionalRequires,
} from "./conventions.ts";
import { secondsOf } from "./duration.ts";
import { hookOptions } from "./environment-schema.ts";
import { list, portOf, replaced, sources, timedCommand, wordsOf, type NormaliseContext } from "./normal-forms.ts";
import { normaliseTarget } from "./normalise-target.ts";
import type { Path } from "./path.ts";
import type { WrittenCheck, WrittenEnvironment, WrittenGates } from "./schema.ts";
import { goodStatus } from "./terms.ts";

/** One environment in its one form; `all` are the names of all of them. */
export function normaliseEnvironment(
  name: string,
  written: WrittenEnvironment,
  all: readonly string[],
  context: NormaliseContext,
): EnvironmentConfig {
  const path = ["environments", name];
  const { report, surroundings } = context;
  return {
    name,
    branch: written.branch ?? conventionalBranch(name) ?? withoutBranch(name, path, context),
    target: normaliseTarget(name, written.target, [...path, "target"], context),
    composeFiles: written["compose-files"]
      ? list(written["compose-files"])
      : conventionalComposeFiles(name, surroundings.files),
    envFiles: envFilesOf(name, written, surroundings.files),
    profiles: list(written.profiles),
    ...(written.project === undefined ? {} : { project: written.project }),
    ...(written.url === undefined ? {} : { url: replaced(written.url, [...path, "url"], context) }),
    gates: gatesOf(name, written.gates, all),
    checks: written.checks.map((check, index) => checkOf(check, [...path, "checks", index], context)),
    ...(written.tests === undefined ? {} : { tests: testsOf(written.tests, [...path, "tests"], report) }),
    hooks: hooksOf(written.hooks, [...path, "hooks"], report),
    variables: Object.fromEntries(
      Object.entries(written.variables).map(([variable, value]) => [
        variable,
        replaced(String(value), [...path, "variables", variable], context),
      ]),
    ),
    secrets: sources(written.secrets),
    state: written.state,
    sourceMounts: written["source-mounts"],
    lease: { expirySeconds: secondsOf(written.lease.expiry), waitSeconds: secondsOf(written.lease.wait) },
  };
}

function withoutBranch(name: string, path: Path, { report }: NormaliseContext): string {
  report({
    path: [...path, "branch"],
    message: "is required",
    hint: "only dev, staging and production have a branch by convention",
  });
  return name;
}

function envFilesOf(name: string, written: WrittenEnvironment, files: readonly string[]): readonly string[] {
  const own = written["env-files"] ?? written["env-file"];
  return own === undefined ? conventionalEnvFiles(name, files) : list(own);
}

function gatesOf(name: string, written: WrittenGates, all: readonly string[]): GatesConfig {
  const requires = written.requires === undefined ? conventionalRequires(name, all) : list(written.requires);
  const usual = conventionalAssent(name, requires);
  const signOff = written["sign-off"] === undefined ? usual.signOff : signOffOf(written["sign-off"]);
  const approval = written.approval === undefined ? usual.approval : approvalOf(written.approval);
  return {
    requires,
    ...(signOff === undefined ? {} : { signOff }),
    ...(approval === undefined ? {} : { approval }),
    soakSeconds: secondsOf(written.soak),
    freeze: list(written.freeze).map(({ days, from, to, zone, reason }) => ({
      days: list(days),
      from,
      to,
      zone,
      ...(reason === undefined ? {} : { reason }),
    })),
  };
}

function signOffOf(written: NonNullable<WrittenGates["sign-off"]>): GatesConfig["signOff"] {
  if (typeof written === "boolean") return written ? { by: [] } : undefined;
  return { by: typeof written === "string" || Array.isArray(written) ? list(written) : list(written.by) };
}

function approvalOf(written: NonNullable<WrittenGates["approval"]>): GatesConfig["approval"] {
  if (typeof written === "boolean") return written ? anyApproval : undefined;
  if (typeof written === "number") return { ...anyApproval, count: written };
  if (typeof written === "string" || Array.isArray(written)) return { ...anyApproval, by: people(written) };
  const { through, environment, by, count, authors, expires } = written;
  return {
    ...(through === undefined ? {} : { through }),
    ...(environment === undefined ? {} : { environment }),
    ...{ by: people(by), count, authors, expiresSeconds: secondsOf(expires) },
  };
}

/** Logins are often written the way they are mentioned. */
function people(written: string | readonly string[]): readonly string[] {
  return list(written).map((name) => name.replace(/^@/, ""));
}

/** Which of the three kinds it is was left to the rules; here the first that is given counts. */
function checkOf(written: WrittenCheck, path: Path, { report }: NormaliseContext): CheckConfig {
  const timeoutSeconds = secondsOf(written.timeout);
  if (written.command !== undefined) {
    const command = wordsOf(written.command, [...path, "command"], report);
    return { kind: "command", name: written.name ?? command.join(" "), command, timeoutSeconds };
  }
  if (written.tcp !== undefined) {
    const name = written.name ?? `tcp ${written.tcp}`;
    return { kind: "tcp", name, ...hostAndPort(written.tcp, [...path, "tcp"], report), timeoutSeconds };
  }
  const url = written.http ?? "/";
  return {
    kind: "http",
    name: written.name ?? `http ${url}`,
    url,
    status: list(written.status ?? goodStatus),
    ...(written.contains === undefined ? {} : { contains: written.contains }),
    timeoutSeconds,
  };
}

function hostAndPort(written: string, path: Path, report: NormaliseContext["report"]): { host: string; port: number } {
  const { host, ipv6, port } =
    /^(?:tcp:\/\/)?(?:\[(?<ipv6>[^\]]+)\]|(?<host>[^:/\s]+)):(?<port>\d+)$/.exec(written)?.groups ?? {};
  const name = ipv6 ?? host;
  if (name !== undefined) return { host: name, port: portOf(port, path, report) };
  report({ path, message: `must be host:port, got ${JSON.stringify(written)}` });
  return { host: "", port: 0 };
}

function testsOf(
  written: NonNullable<WrittenEnvironment["tests"]>,
  path: Path,
  report: NormaliseContext["report"],
): TestsConfig {
  const { service, command, junit, timeout } = written;
  return {
    run:
      command === undefined
        ? { kind: "service", service: service ?? "" }
        : { kind: "command", command: wordsOf(command, [...path, "command"], report) },
    ...(junit === undefined ? {} : { junit }),
    timeoutSeconds: secondsOf(timeout),
  };
}

/** In the order in which they run, however they were written. */
function hooksOf(written: WrittenEnvironment["hooks"], path: Path, report: NormaliseContext["report"]): HooksConfig {
  return Object.fromEntries(
    hookNames.flatMap((name) => {
      const hook = written[name];
      return hook === undefined ? [] : [[name, timedCommand(hook, hookOptions, [...path, name], report)]];
    }),
  );
}
