#!/usr/bin/env node
import { homedir, userInfo } from "node:os";
import { createInterface } from "node:readline/promises";
import { systemClock } from "./clock.ts";
import type { Runner } from "./command/runner.ts";
import { messageOf } from "./errors.ts";
import { approvalsOf } from "./github/approvals.ts";
import { runOf } from "./github/run.ts";
import type { Log } from "./log.ts";
import { approvalAsker } from "./report/approval.ts";
import { drained } from "./report/drained.ts";
import { renderError } from "./report/error-text.ts";
import { exitCodeFor, exitCodeOf } from "./report/exit-code.ts";
import { promotionPage, reviewPage } from "./report/github/pages.ts";
import { colours, plain, type Style } from "./report/style.ts";
import { terminalLog } from "./report/terminal.ts";
import { parseArguments } from "./request/arguments.ts";
import type { Request, Settings } from "./request/request.ts";
import { version } from "./version.ts";

const { env, stdout, stderr, stdin } = process;
const style = styleFor(stdout.isTTY);

// Whoever reads only the beginning, such as `head`, is no fault of ours.
for (const stream of [stdout, stderr]) stream.on("error", () => undefined);
process.exitCode = await main(process.argv.slice(2));
await Promise.all([drained(stdout), drained(stderr)]);
// Kept connections to the engine and the registry would hold the process for seconds after everything is said.
process.exit();

async function main(args: readonly string[]): Promise<number> {
  const asJson = args.includes("--json");
  try {
    const request = parseArguments(args, version);
    if ("text" in request) {
      stdout.write(request.text);
      return 0;
    }
    return await answer(request);
  } catch (error) {
    if (asJson) stdout.write((await json()).renderErrorJson(error));
    else stderr.write(renderError(error, styleFor(stderr.isTTY)));
    return exitCodeOf(error);
  }
}

async function answer(request: Request): Promise<number> {
  const [{ carryOutHere }, { renderText }, { redactor }] = await Promise.all([
    import("./release/here.ts"),
    import("./report/text.ts"),
    import("./secrets/redactor.ts"),
  ]);
  const secrets = redactor();
  const { settings } = request;
  const run = runOf(env);
  const log = logFor(settings);
  const result = await carryOutHere(request, {
    env,
    log,
    clock: systemClock,
    random: Math.random,
    signal: stopOnRequest(log),
    redactor: secrets,
    home: homedir(),
    isRoot: process.getuid?.() === 0,
    by: run?.triggeredBy === undefined ? knownName : () => Promise.resolve(run.triggeredBy ?? ""),
    ...(run?.triggeredBy === undefined ? {} : { startedBy: run.triggeredBy }),
    approvals: approvalsOf({
      ...{ run, token: env["GH_TOKEN"] ?? env["GITHUB_TOKEN"] ?? "", clock: systemClock, random: Math.random },
      page: reviewPage,
    }),
    promotionText: promotionPage,
    ...(stdin.isTTY && stderr.isTTY ? { askApproval: atTerminal(), confirm: agreed } : {}),
  });
  const text = settings.json ? (await json()).renderJson(result) : renderText(result, style, new Date());
  stdout.write(secrets.redact(text));
  return exitCodeFor(result);
}

/** Building the shapes of all results takes longer than most commands, so only those who ask for JSON wait for it. */
function json() {
  return import("./report/json.ts");
}

function logFor({ verbose }: Settings): Log {
  return terminalLog({
    write: (text) => stderr.write(text),
    isTerminal: stderr.isTTY,
    columns: stderr.columns,
    colour: styleFor(stderr.isTTY) === colours,
    verbose,
    seconds: () => performance.now() / 1000,
  });
}

/** https://no-color.org: set and not empty means no colour, whatever the stream is. */
function styleFor(isTerminal: boolean): Style {
  return isTerminal && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb" ? colours : plain;
}

/** The first request to stop ends the work at the next safe point, the second one at once. */
function stopOnRequest(log: Log): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    log.warn("stopping at the next safe point; once more stops at once, and the next run mends what is left");
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return controller.signal;
}

/** The name that git knows, else the one of the account. */
async function knownName(runner: Runner): Promise<string> {
  const asked = await runner
    .run({ program: "git", args: ["config", "--get", "user.name"] }, { accept: [0, 1] })
    .catch((error: unknown) => ({ stdout: "", error: messageOf(error) }));
  return asked.stdout.trim() || userInfo().username;
}

async function agreed(question: string): Promise<boolean> {
  const terminal = createInterface({ input: stdin, output: stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

function atTerminal() {
  const terminal = createInterface({ input: stdin, output: stderr });
  return approvalAsker({ terminal, write: (text) => stderr.write(text), clock: systemClock });
}
