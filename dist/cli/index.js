#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 6848:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline/promises");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 6193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 9069:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var node_readline_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6848);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5233);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(452);
/* harmony import */ var _github_approvals_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(7679);
/* harmony import */ var _github_run_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(5310);
/* harmony import */ var _report_approval_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(3307);
/* harmony import */ var _report_drained_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(9369);
/* harmony import */ var _report_error_text_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8006);
/* harmony import */ var _report_exit_code_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8456);
/* harmony import */ var _report_style_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1983);
/* harmony import */ var _report_terminal_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(1488);
/* harmony import */ var _request_arguments_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(6705);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(3411);














const { env, stdout, stderr, stdin } = process;
const style = styleFor(stdout.isTTY);
// Whoever reads only the beginning, such as `head`, is no fault of ours.
for (const stream of [stdout, stderr])
    stream.on("error", () => undefined);
process.exitCode = await main(process.argv.slice(2));
await Promise.all([(0,_report_drained_js__WEBPACK_IMPORTED_MODULE_9__/* .drained */ .o)(stdout), (0,_report_drained_js__WEBPACK_IMPORTED_MODULE_9__/* .drained */ .o)(stderr)]);
// Kept connections to the engine and the registry would hold the process for seconds after everything is said.
process.exit();
async function main(args) {
    const asJson = args.includes("--json");
    try {
        const request = (0,_request_arguments_js__WEBPACK_IMPORTED_MODULE_8__/* .parseArguments */ .W)(args, _version_js__WEBPACK_IMPORTED_MODULE_10__/* .version */ .r);
        if ("text" in request) {
            stdout.write(request.text);
            return 0;
        }
        return await answer(request);
    }
    catch (error) {
        if (asJson)
            stdout.write((await json()).renderErrorJson(error));
        else
            stderr.write((0,_report_error_text_js__WEBPACK_IMPORTED_MODULE_4__/* .renderError */ .v)(error, styleFor(stderr.isTTY)));
        return (0,_report_exit_code_js__WEBPACK_IMPORTED_MODULE_5__/* .exitCodeOf */ .FO)(error);
    }
}
async function answer(request) {
    const [{ carryOutHere }, { renderText }, { redactor }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(597), __nccwpck_require__.e(70), __nccwpck_require__.e(346)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6346)),
        Promise.all(/* import() */[__nccwpck_require__.e(968), __nccwpck_require__.e(652)]).then(__nccwpck_require__.bind(__nccwpck_require__, 652)),
        __nccwpck_require__.e(/* import() */ 13).then(__nccwpck_require__.bind(__nccwpck_require__, 8013)),
    ]);
    const secrets = redactor();
    const { settings } = request;
    const run = (0,_github_run_js__WEBPACK_IMPORTED_MODULE_11__/* .runOf */ .n)(env);
    const log = logFor(settings);
    const result = await carryOutHere(request, {
        env,
        log,
        clock: _clock_js__WEBPACK_IMPORTED_MODULE_2__/* .systemClock */ .m,
        random: Math.random,
        signal: stopOnRequest(log),
        redactor: secrets,
        home: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(),
        isRoot: process.getuid?.() === 0,
        by: run?.triggeredBy === undefined ? knownName : () => Promise.resolve(run.triggeredBy ?? ""),
        ...(run?.triggeredBy === undefined ? {} : { startedBy: run.triggeredBy }),
        approvals: (0,_github_approvals_js__WEBPACK_IMPORTED_MODULE_12__/* .approvalsOf */ .m)({
            ...{ run, token: env["GH_TOKEN"] ?? env["GITHUB_TOKEN"] ?? "", clock: _clock_js__WEBPACK_IMPORTED_MODULE_2__/* .systemClock */ .m, random: Math.random },
            page: async (review, bytes) => (await Promise.all(/* import() */[__nccwpck_require__.e(968), __nccwpck_require__.e(416)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9416))).reviewMarkdown(review, bytes),
        }),
        promotionText: async (promotion) => (await Promise.all(/* import() */[__nccwpck_require__.e(968), __nccwpck_require__.e(22)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6641))).promotionPullRequest(promotion),
        ...(stdin.isTTY && stderr.isTTY ? { askApproval: atTerminal() } : {}),
    });
    const text = settings.json ? (await json()).renderJson(result) : renderText(result, style, new Date());
    stdout.write(secrets.redact(text));
    return (0,_report_exit_code_js__WEBPACK_IMPORTED_MODULE_5__/* .exitCodeFor */ .Rr)(result);
}
/** Building the shapes of all results takes longer than most commands, so only those who ask for JSON wait for it. */
function json() {
    return Promise.all(/* import() */[__nccwpck_require__.e(597), __nccwpck_require__.e(445)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7445));
}
function logFor({ verbose }) {
    return (0,_report_terminal_js__WEBPACK_IMPORTED_MODULE_7__/* .terminalLog */ .d)({
        write: (text) => stderr.write(text),
        isTerminal: stderr.isTTY,
        columns: stderr.columns,
        colour: styleFor(stderr.isTTY) === _report_style_js__WEBPACK_IMPORTED_MODULE_6__/* .colours */ .M8,
        verbose,
        seconds: () => performance.now() / 1000,
    });
}
/** https://no-color.org: set and not empty means no colour, whatever the stream is. */
function styleFor(isTerminal) {
    return isTerminal && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb" ? _report_style_js__WEBPACK_IMPORTED_MODULE_6__/* .colours */ .M8 : _report_style_js__WEBPACK_IMPORTED_MODULE_6__/* .plain */ .pj;
}
/** The first request to stop ends the work at the next safe point, the second one at once. */
function stopOnRequest(log) {
    const controller = new AbortController();
    const stop = () => {
        if (controller.signal.aborted)
            process.exit(130);
        log.warn("stopping at the next safe point; once more stops at once, and the next run mends what is left");
        controller.abort();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    return controller.signal;
}
/** The name that git knows, else the one of the account. */
async function knownName(runner) {
    const asked = await runner
        .run({ program: "git", args: ["config", "--get", "user.name"] }, { accept: [0, 1] })
        .catch((error) => ({ stdout: "", error: (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error) }));
    return asked.stdout.trim() || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().username;
}
function atTerminal() {
    const terminal = (0,node_readline_promises__WEBPACK_IMPORTED_MODULE_1__.createInterface)({ input: stdin, output: stderr });
    return (0,_report_approval_js__WEBPACK_IMPORTED_MODULE_13__/* .approvalAsker */ .Y)({ terminal, write: (text) => stderr.write(text), clock: _clock_js__WEBPACK_IMPORTED_MODULE_2__/* .systemClock */ .m });
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8500);

/** The machine's own clock. */
const systemClock = {
    now: () => new Date(),
    sleep: async (milliseconds, signal) => {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, signal === undefined ? {} : { signal });
    },
};


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ describeProblem),
/* harmony export */   Gd: () => (/* binding */ InternalError),
/* harmony export */   I0: () => (/* binding */ TargetError),
/* harmony export */   JA: () => (/* binding */ SecretError),
/* harmony export */   Qd: () => (/* binding */ CommandError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   c8: () => (/* binding */ SourceError),
/* harmony export */   cc: () => (/* binding */ CancelledError),
/* harmony export */   eb: () => (/* binding */ UsageError),
/* harmony export */   gl: () => (/* binding */ RegistryError),
/* harmony export */   sH: () => (/* binding */ DeployError),
/* harmony export */   ue: () => (/* binding */ GateError),
/* harmony export */   xL: () => (/* binding */ ConfigError),
/* harmony export */   zS: () => (/* binding */ BuildError)
/* harmony export */ });
/**
 * Every error that a user can cause or meet. The family says who can mend it, the code what went wrong; callers branch
 * on these, never on text. An error names its place, what was found, and in the hint what to do next.
 */
/** The base of all errors that are rendered for a person; anything else that is thrown is a bug of ours. */
class DeployError extends Error {
    name = "DeployError";
    code;
    hint;
    exitCode = 3;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.hint = details.hint;
    }
}
/** The command line or the action's inputs are wrong. */
class UsageError extends DeployError {
    name = "UsageError";
    exitCode = 2;
    constructor(message, details) {
        super("usage", message, details);
    }
}
/** `file:line:column: path: message`, leaving out what is not known. */
function describeProblem(problem) {
    const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(":");
    return [place, problem.path, problem.message].filter((part) => part !== undefined && part !== "").join(": ");
}
/** The user's files are wrong; holds every problem that was found, not only the first. */
class ConfigError extends DeployError {
    name = "ConfigError";
    exitCode = 2;
    problems;
    constructor(problems, details = {}) {
        super(details.code ?? "config.invalid", problems.map(describeProblem).join("\n"), details);
        this.problems = problems;
    }
}
/** The folder is no checkout that anything can be made from; nothing was touched. */
class SourceError extends DeployError {
    name = "SourceError";
    exitCode = 2;
}
/** A secret cannot be read; the message names it and never holds its value. */
class SecretError extends DeployError {
    name = "SecretError";
    exitCode = 2;
}
/** A program ended badly, could not be started, took too long or was stopped. */
class CommandError extends DeployError {
    name = "CommandError";
    /** The command as a shell line, redacted. */
    line;
    /** `undefined` when it did not exit by itself. */
    status;
    /** The last lines of its output, redacted. */
    lastLines;
    constructor(code, message, details) {
        super(code, message, details);
        this.line = details.line;
        this.status = details.status;
        this.lastLines = details.lastLines ?? [];
    }
}
/** The registry said no, or could not be asked. */
class RegistryError extends DeployError {
    name = "RegistryError";
    /** The HTTP status, when there was an answer. */
    status;
    constructor(code, message, details = {}) {
        super(code, message, details);
        this.status = details.status;
    }
}
/** An image does not build, or its unit tests fail. */
class BuildError extends DeployError {
    name = "BuildError";
    exitCode = 1;
    image;
    lastLines;
    constructor(code, message, details = {}) {
        super(code, message, details);
        this.image = details.image;
        this.lastLines = details.lastLines ?? [];
    }
}
/** A deployment may not start now; `reasons` are the closed gates, one sentence each. */
class GateError extends DeployError {
    name = "GateError";
    exitCode = 4;
    reasons;
    constructor(message, reasons, details) {
        super("gate.closed", message, details);
        this.reasons = reasons;
    }
}
/** The engine that should run the release refused, failed or cannot be reached. */
class TargetError extends DeployError {
    name = "TargetError";
}
/** Somebody asked to stop. */
class CancelledError extends DeployError {
    name = "CancelledError";
    exitCode = 130;
    constructor(message = "stopped on request", details) {
        super("cancelled", message, details);
    }
}
/** A bug of this program. */
class InternalError extends DeployError {
    name = "InternalError";
    constructor(message, details) {
        super("internal", message, { hint: "This is a bug in aip-deploy; please report it with this text.", ...details });
    }
}
/** The text of anything that was thrown; asks for the shape and not for the class, which differs between realms. */
function messageOf(error) {
    return hasMessage(error) ? error.message : String(error);
}
function hasMessage(error) {
    return typeof error === "object" && error !== null && "message" in error && typeof error.message === "string";
}


/***/ }),

/***/ 7679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ approvalsOf)
/* harmony export */ });
/* unused harmony export placeOf */
/* harmony import */ var _release_approval_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5318);

/** How approvals are given here: in a run on GitHub by its environments, in a terminal by name, anywhere on an issue. */
function approvalsOf(options) {
    const usual = options.run === undefined ? "name" : "environment";
    return { usual, desk: (way, remote) => deskFor(way, remote, options) };
}
async function deskFor(way, remote, { run, token, clock, random, page }) {
    if (run === undefined && way === "environment") {
        const sentence = "the approval is given in a run on GitHub, by the reviewers of its environment";
        return (0,_release_approval_js__WEBPACK_IMPORTED_MODULE_0__/* .closedDesk */ .u)(way, sentence, "Start the workflow that deploys; a terminal cannot stand in for it.");
    }
    if (token === "") {
        const sentence = "the approval is given on GitHub, which cannot be asked without a token";
        return (0,_release_approval_js__WEBPACK_IMPORTED_MODULE_0__/* .closedDesk */ .u)(way, sentence, run === undefined ? "export GH_TOKEN=$(gh auth token)" : "token: ${{ github.token }}");
    }
    const place = run === undefined ? placeOf(await remote()) : { repository: run.repository };
    if (place === undefined) {
        const sentence = "the approval is given on GitHub, and this checkout was not cloned from there";
        return (0,_release_approval_js__WEBPACK_IMPORTED_MODULE_0__/* .closedDesk */ .u)(way, sentence, "git remote add origin https://github.com/OWNER/REPOSITORY");
    }
    const { githubClient } = await __nccwpck_require__.e(/* import() */ 636).then(__nccwpck_require__.bind(__nccwpck_require__, 636));
    const github = githubClient({ ...place, token, now: () => clock.now() });
    if (run !== undefined && way === "environment") {
        const { environmentDesk } = await __nccwpck_require__.e(/* import() */ 545).then(__nccwpck_require__.bind(__nccwpck_require__, 8545));
        return environmentDesk({ github, run, clock, random });
    }
    const { issueDesk } = await __nccwpck_require__.e(/* import() */ 843).then(__nccwpck_require__.bind(__nccwpck_require__, 8843));
    return issueDesk({
        github,
        clock,
        random,
        page,
        ...(run?.startedBy === undefined ? {} : { startedBy: run.startedBy }),
    });
}
/** The repository of a web address, and where its API is. */
function placeOf(remote) {
    if (remote === undefined)
        return undefined;
    const { origin, hostname, pathname } = new URL(remote);
    const [, owner = "", repo = "", ...rest] = pathname.split("/");
    if (owner === "" || repo === "" || rest.length > 0)
        return undefined;
    return { repository: { owner, repo }, ...(hostname === "github.com" ? {} : { api: `${origin}/api/v3` }) };
}


/***/ }),

/***/ 5310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ runOf)
/* harmony export */ });
/** `undefined` outside of GitHub. */
function runOf(env) {
    const { GITHUB_ACTIONS, GITHUB_REPOSITORY = "", GITHUB_SHA = "", GITHUB_SERVER_URL, GITHUB_RUN_ID = "" } = env;
    const [owner, repo] = GITHUB_REPOSITORY.split("/");
    if (GITHUB_ACTIONS !== "true" || owner === undefined || owner === "" || repo === undefined)
        return undefined;
    const server = GITHUB_SERVER_URL ?? "https://github.com";
    const attempt = env["GITHUB_RUN_ATTEMPT"] ?? "1";
    return {
        repository: { owner, repo },
        commit: GITHUB_SHA,
        id: GITHUB_RUN_ID,
        startedBy: env["GITHUB_ACTOR"],
        triggeredBy: env["GITHUB_TRIGGERING_ACTOR"] ?? env["GITHUB_ACTOR"],
        url: `${server}/${owner}/${repo}/actions/runs/${GITHUB_RUN_ID}/attempts/${attempt}`,
    };
}


/***/ }),

/***/ 5318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ wayOf),
/* harmony export */   u: () => (/* binding */ closedDesk)
/* harmony export */ });
/** How the environment's approval is given; `undefined`: it asks for none. */
function wayOf({ gates }, usual = "name") {
    return gates.approval === undefined ? undefined : (gates.approval.through ?? usual);
}
/** A desk that nobody can be asked at, and why. */
function closedDesk(way, sentence, hint) {
    const decision = { open: false, sentence, hint, approvals: [], final: true };
    return {
        way,
        decide: () => Promise.resolve(decision),
        request: () => Promise.resolve(),
        conclude: () => Promise.resolve(),
    };
}


/***/ }),

/***/ 3988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ unbuilt),
/* harmony export */   m: () => (/* binding */ shortId)
/* harmony export */ });
/** Stands for the digest of an image that is still to be built, in a release that is only looked ahead to. */
const unbuilt = `sha256:${"0".repeat(64)}`;
/** How a release is shown to people. */
function shortId(id) {
    return id.slice(0, 12);
}


/***/ }),

/***/ 3307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ approvalAsker)
/* harmony export */ });
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3988);

/** Asks the person at the terminal to approve by name, after showing what would happen; no name, no approval. */
function approvalAsker({ terminal, write, clock }) {
    return async ({ environment, release, plan, current }) => {
        const now = current === undefined ? "nothing" : `release ${(0,_release_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(current)}`;
        write(`\n${environment} runs ${now}; it would come to release ${(0,_release_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)}:\n`);
        for (const step of plan.steps)
            write(`  ${step.title}\n`);
        for (const note of plan.notes)
            write(`  note: ${note}\n`);
        const name = (await terminal.question("Type your name to approve, or nothing to leave it: ")).trim();
        return name === "" ? [] : [{ by: name, at: clock.now().toISOString() }];
    };
}


/***/ }),

/***/ 642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ blocks),
/* harmony export */   Gy: () => (/* binding */ mark),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Mx: () => (/* binding */ commitTable),
/* harmony export */   N7: () => (/* binding */ nextLines),
/* harmony export */   b6: () => (/* binding */ aligned),
/* harmony export */   e5: () => (/* binding */ bullets),
/* harmony export */   gu: () => (/* binding */ indented),
/* harmony export */   pb: () => (/* binding */ problemLines),
/* harmony export */   uW: () => (/* binding */ section)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8330);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8191);



/** The pieces that texts for the terminal are put together from. */
/** Blocks with an empty line between them; empty ones vanish. */
function blocks(...parts) {
    return parts.filter((part) => part !== "").join("\n\n");
}
function lines(...parts) {
    return parts.filter((part) => part !== "").join("\n");
}
/** A title over its indented body; nothing when there is no body. */
function section(title, body, style) {
    return body === "" ? "" : `${style.bold(title)}\n${indented(body)}`;
}
function indented(text, by = "  ") {
    return text.replace(/^(?=.)/gm, by);
}
function mark(outcome, style) {
    switch (outcome) {
        case "succeeded":
            return style.good("✓");
        case "failed":
            return style.bad("✗");
        case "errored":
            return style.bad("?");
        case "cancelled":
            return style.warn("■");
        case "skipped":
            return style.dim("–");
    }
}
function bullets(sentences) {
    return sentences.map((sentence) => `- ${sentence.replaceAll("\n", "\n  ")}`).join("\n");
}
/** The ways to go on, one a line. */
function nextLines(ways, style) {
    return ways.map(({ what, command }) => (command === undefined ? what : `${what}: ${style.bold(command)}`)).join("\n");
}
function problemLines(problems) {
    return bullets(problems.map((problem) => lines((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeProblem */ .BJ)(problem), problem.hint === undefined ? "" : `hint: ${problem.hint}`)));
}
/** Rows as aligned columns without heads, one line each. */
function aligned(rows) {
    const heads = (rows[0] ?? []).map(() => "");
    return (0,_table_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(heads, rows).split("\n").slice(1);
}
const mostCommits = 15;
/** Commits as a table, newest first; `about` may say what each of them changed. */
function commitTable(commits, { now, style, about }) {
    const rows = commits
        .slice(0, mostCommits)
        .map(({ sha, subject, author, date }) => [
        (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .shortCommit */ .Ax)(sha),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(subject, 44),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(author, 16),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .ago */ .KN)(date, now),
        ...(about === undefined ? [] : [about(sha)]),
    ]);
    const heads = ["commit", "subject", "author", "when", ...(about === undefined ? [] : ["changed"])];
    const more = commits.length - rows.length;
    return lines((0,_table_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(heads, rows, style), more > 0 ? `… and ${more} more` : "");
}


/***/ }),

/***/ 9369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ drained)
/* harmony export */ });
/** A pipe takes 64 KiB at once; what its reader has not taken yet would be lost at the exit. */
function drained(stream) {
    return new Promise((resolve) => {
        stream.write("", () => {
            resolve();
        });
    });
}


/***/ }),

/***/ 8006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ renderError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(642);
/* harmony import */ var _exit_code_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8456);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2037);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8191);





/** Anything that was thrown, for a person: what is wrong, and below it what to do next. Ends with a newline. */
function renderError(error, style) {
    return `${errorText(error, style)}\n`;
}
function errorText(error, style) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConfigError */ .xL)
        return problemsText(error, style);
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InternalError */ .Gd || !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH)) {
        return (0,_exit_code_js__WEBPACK_IMPORTED_MODULE_2__/* .isStop */ .jX)(error) ? style.warn("stopped on request") : bugText(error, style);
    }
    const { message, hint = "" } = (0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)({ message: error.message, hint: error.hint });
    const [first = "", ...rest] = message.split("\n");
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(style.bad(first), rest.join("\n"), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .indented */ .gu)(unsaid(reasonsOf(error), message)
        .map((reason) => `- ${reason}`)
        .join("\n")), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .indented */ .gu)(unsaid(lastLinesOf(error), message).join("\n"), "  | "), hintLines(hint, style));
}
/** Lines that the message does not hold already. */
function unsaid(more, message) {
    return (0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(more).filter((line) => line.trim() === "" || !message.includes(line.trim()));
}
function reasonsOf(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue ? error.reasons : [];
}
function lastLinesOf(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BuildError */ .zS ? error.lastLines : [];
}
/** Every problem on a line of its own that editors can jump to, and how many there are. */
function problemsText(error, style) {
    const problems = (0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(error.problems);
    const own = new Set(problems.flatMap((problem) => problem.hint ?? []));
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(...problems.map((problem) => problemText(problem, style)), error.hint === undefined || own.has(error.hint) ? "" : hintLines((0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(error.hint), style), style.bad((0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(problems.length, "problem")));
}
function problemText(problem, style) {
    const [first = "", ...rest] = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeProblem */ .BJ)(problem).split("\n");
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(first, (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .indented */ .gu)(rest.join("\n")), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .indented */ .gu)(hintLines(problem.hint ?? "", style)));
}
function hintLines(hint, style) {
    const [first = "", ...rest] = hint.split("\n");
    return first === "" ? "" : (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(`${style.dim("hint:")} ${first}`, (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .indented */ .gu)(rest.join("\n"), "      "));
}
function bugText(error, style) {
    const bug = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InternalError */ .Gd ? error : new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InternalError */ .Gd((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), { cause: error });
    return (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn)(style.bad(`internal error: ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(bug.message)}`), (0,_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .indented */ .gu)((0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(stackOf(error))), hintLines(bug.hint ?? "", style));
}
/** Where it was thrown, and what caused it. */
function stackOf(error) {
    if (typeof error !== "object" || error === null)
        return "";
    const stack = "stack" in error && typeof error.stack === "string" ? error.stack : "";
    const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
    const cause = "cause" in error && error.cause !== undefined ? [`caused by: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error.cause)}`] : [];
    return [...frames.map((frame) => frame.trim()), ...cause].join("\n");
}


/***/ }),

/***/ 8456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   Rr: () => (/* binding */ exitCodeFor),
/* harmony export */   jX: () => (/* binding */ isStop)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);

const codes = { succeeded: 0, skipped: 0, failed: 1, errored: 3, cancelled: 130 };
/**
 * How the program ends after a result. A release that failed is a failure even when the environment came back by itself;
 * `status` and `diff` are reports and end with 0 whatever they show.
 */
function exitCodeFor(result) {
    switch (result.command) {
        case "deploy":
        case "rollback":
        case "run": {
            const { deployment } = result;
            if (deployment === undefined)
                return 0;
            const code = codes[deployment.outcome];
            return code === 0 && deployment.unrecorded !== undefined ? codes.errored : code;
        }
        case "approve":
            return result.open ? 0 : 4;
        case "verify":
            return codes[result.outcome];
        case "plan":
        case "build":
        case "release":
        case "status":
        case "history":
        case "diff":
        case "sign-off":
        case "hold":
        case "freeze":
        case "lift":
        case "unlock":
        case "down":
        case "preview-down":
        case "preview-list":
        case "promote":
            return 0;
        case "doctor": {
            const states = result.findings.map(({ state }) => state);
            if (states.includes("wrong"))
                return codes.failed;
            return states.includes("unknown") ? codes.errored : codes.succeeded;
        }
        case "preview-up":
            return exitCodeFor(result.run);
        case "preview-prune":
            return result.removed.some(({ problem }) => problem !== undefined) ? codes.errored : 0;
    }
}
/** How the program ends after something was thrown; what is no error of ours is a bug and could not be told. */
function exitCodeOf(error) {
    if (isStop(error))
        return codes.cancelled;
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH ? error.exitCode : codes.errored;
}
/** Somebody asked to stop, whoever noticed it first. */
function isStop(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH)
        return error.code === "cancelled" || error.code === "command.cancelled";
    return typeof error === "object" && error !== null && "name" in error && error.name === "AbortError";
}


/***/ }),

/***/ 2037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
const escape = String.fromCharCode(27);
// Colours, cursor movements, window titles: whatever a program's output holds must not reach somebody's terminal.
const sequences = new RegExp(`${escape}(\\[[0-?]*[ -/]*[@-~]|\\][^\\u0007${escape}]*(\\u0007|${escape}\\\\)?|.)?`, "gsu");
// All control characters but tab and newline, and those that turn the direction of what follows.
const controls = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu;
/** The same data with nothing in its texts that a terminal or a page would obey instead of show. */
function printable(data) {
    return cleaned(data);
}
function cleaned(value) {
    if (typeof value === "string")
        return value.replaceAll("\r\n", "\n").replace(sequences, "").replace(controls, "");
    if (Array.isArray(value))
        return value.map(cleaned);
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleaned(key), cleaned(inner)]));
}


/***/ }),

/***/ 1983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M8: () => (/* binding */ colours),
/* harmony export */   VL: () => (/* binding */ width),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
const escape = String.fromCharCode(27);
function paint(code) {
    return (text) => `${escape}[${code}m${text}${escape}[0m`;
}
const colours = { good: paint(32), bad: paint(31), warn: paint(33), dim: paint(2), bold: paint(1) };
const same = (text) => text;
const plain = { good: same, bad: same, warn: same, dim: same, bold: same };
const escapes = new RegExp(`${escape}\\[[0-9;]*m`, "g");
/** How many columns the text takes on a terminal. */
function width(text) {
    return Array.from(text.replace(escapes, "")).length;
}


/***/ }),

/***/ 8330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   wD: () => (/* binding */ markdown)
/* harmony export */ });
/* unused harmony export codeBlock */
/* harmony import */ var _style_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1983);

/** Rows as aligned columns, two spaces between; without rows the empty string. */
function table(heads, rows, style = _style_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj) {
    if (rows.length === 0)
        return "";
    const all = [heads.map(style.dim), ...rows];
    const widths = heads.map((_, column) => Math.max(...all.map((row) => (0,_style_js__WEBPACK_IMPORTED_MODULE_0__/* .width */ .VL)(row[column] ?? ""))));
    const line = (row) => widths
        .map((wide, column) => pad(row[column] ?? "", wide))
        .join("  ")
        .trimEnd();
    return all.map(line).join("\n");
}
function pad(text, wide) {
    return text + " ".repeat(Math.max(0, wide - (0,_style_js__WEBPACK_IMPORTED_MODULE_0__/* .width */ .VL)(text)));
}
/** The same as GitHub's Markdown; every cell is escaped. */
function markdownTable(heads, rows) {
    if (rows.length === 0)
        return "";
    const line = (cells) => `| ${cells.join(" | ")} |`;
    return [line(heads), line(heads.map(() => "---")), ...rows.map((row) => line(row.map(markdownCell)))].join("\n");
}
function markdownCell(text) {
    return markdown(text).replaceAll("|", "\\|").replaceAll("\n", "<br>");
}
/** Text from outside, made harmless: it can neither become markup nor mention anybody. */
function markdown(text) {
    return text
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replace(/([\\`*_[\]#~])/g, "\\$1")
        .replace(/@(?=\w)/g, "@\u200b");
}
/** A block of foreign text that no fence inside of it can end. */
function codeBlock(text) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = "`".repeat(longest + 1);
    return `${fence}text\n${text}\n${fence}`;
}


/***/ }),

/***/ 1488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ terminalLog)
/* harmony export */ });
/* harmony import */ var _style_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1983);

const escape = String.fromCharCode(27);
/**
 * The log as a person at a terminal sees it: a line for each phase, below it one line for each unit at work, overwritten
 * until the unit is done. Where nothing can be overwritten, only phases and what is done are written.
 */
function terminalLog(screen) {
    const style = screen.colour ? _style_js__WEBPACK_IMPORTED_MODULE_0__/* .colours */ .M8 : _style_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj;
    const live = liveLines(screen);
    let depth = 0;
    const say = (text) => {
        live.above(`${"  ".repeat(depth)}${text}`);
    };
    return {
        async phase(name, work) {
            say(`${style.bold("▸")} ${name}`);
            const started = screen.seconds();
            depth++;
            try {
                return await work();
            }
            finally {
                live.settle();
                depth--;
                const took = screen.seconds() - started;
                if (took >= 1)
                    say(style.dim(`  ${took.toFixed(1)} s`));
            }
        },
        info: say,
        warn: (message) => {
            say(style.warn(`! ${message}`));
        },
        debug: (message) => {
            if (screen.verbose)
                say(style.dim(message));
        },
        progress(unit, state, done) {
            const line = `${"  ".repeat(depth)}${mark(done, style)} ${unit}: ${state}`;
            if (done === undefined)
                live.set(unit, line);
            else
                live.finish(unit, line);
        },
    };
}
function mark(done, style) {
    if (done === undefined)
        return style.dim("…");
    return done === "succeeded" ? style.good("✓") : style.bad("✗");
}
/** Keeps the lines at work below everything that is final. */
function liveLines({ write, isTerminal, columns }) {
    const lines = new Map();
    let drawn = 0;
    const redraw = (final = "") => {
        const up = drawn === 0 ? "" : `${escape}[${drawn}A${escape}[J`;
        const body = [...lines.values()].map((line) => `${cut(line, columns)}\n`).join("");
        write(`${up}${final}${body}`);
        drawn = lines.size;
    };
    return {
        above(text) {
            if (isTerminal)
                redraw(`${text}\n`);
            else
                write(`${text}\n`);
        },
        set(unit, line) {
            if (!isTerminal)
                return;
            lines.set(unit, line);
            redraw();
        },
        finish(unit, line) {
            lines.delete(unit);
            if (isTerminal)
                redraw(`${line}\n`);
            else
                write(`${line}\n`);
        },
        /** What is still at work when its phase ends was left there; it is not shown any longer. */
        settle() {
            lines.clear();
            if (isTerminal)
                redraw();
        },
    };
}
function cut(line, columns) {
    return (0,_style_js__WEBPACK_IMPORTED_MODULE_0__/* .width */ .VL)(line) < columns
        ? line
        : `${Array.from(line)
            .slice(0, Math.max(1, columns - 2))
            .join("")}…`;
}


/***/ }),

/***/ 8191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ax: () => (/* binding */ shortCommit),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   KN: () => (/* binding */ ago),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   Pt: () => (/* binding */ checkout),
/* harmony export */   TM: () => (/* binding */ firstLine),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   Vc: () => (/* binding */ minute),
/* harmony export */   _r: () => (/* binding */ release),
/* harmony export */   dp: () => (/* binding */ who),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   qU: () => (/* binding */ shortKey),
/* harmony export */   zN: () => (/* binding */ some)
/* harmony export */ });
/* harmony import */ var _release_release_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3988);
/* harmony import */ var _style_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1983);


/** The phrases that every report is made of. */
function plural(count, one, many = `${one}s`) {
    return `${count} ${count === 1 ? one : many}`;
}
/** A length of time, with its unit. */
function duration(seconds) {
    if (seconds < 59.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
    return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${whole % 60} s`;
}
/** How long a moment is over, for example `3 min ago`; what is no moment is shown as it is. */
function ago(at, now) {
    const seconds = Math.floor((now.getTime() - Date.parse(at)) / 1000);
    if (Number.isNaN(seconds))
        return at;
    // Clocks of two machines differ by a little.
    if (seconds < 1)
        return "just now";
    if (seconds < 60)
        return `${seconds} s ago`;
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ago`;
    if (seconds < 48 * 3600)
        return `${Math.floor(seconds / 3600)} h ago`;
    return `${Math.floor(seconds / 86400)} days ago`;
}
/** A moment in UTC without its seconds, for example `2026-11-23 12:00`. */
function minute(at) {
    return Number.isNaN(Date.parse(at)) ? at : new Date(at).toISOString().slice(0, 16).replace("T", " ");
}
function release(id) {
    return `release ${(0,_release_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m)(id)}`;
}
/** The algorithm and the first 12 digits. */
function shortDigest(digest) {
    return digest.slice(0, "sha256:".length + 12);
}
/** The format and the first 12 digits. */
function shortKey(key) {
    return key.slice(0, "c1-".length + 12);
}
function shortCommit(sha) {
    return sha.slice(0, 7);
}
/** The checkout in a phrase, for example `shop at 3f2a1b0 (develop)`. */
function checkout(app, { commit, ref, isDirty }) {
    const facts = [...(ref === commit ? [] : [ref]), ...(isDirty ? ["with changes that are not committed"] : [])];
    return `${app} at ${shortCommit(commit)}${facts.length === 0 ? "" : ` (${facts.join(", ")})`}`;
}
/** Whose act it was; who really gave the order comes first when it was given under another name. */
function who({ by, via }) {
    return via === undefined ? by : `${via} as ${by}`;
}
function firstLine(text) {
    return text.split("\n", 1)[0] ?? "";
}
/** At most so many columns of the text's first line, with a mark where it was cut. */
function cut(text, columns) {
    const line = firstLine(text);
    return (0,_style_js__WEBPACK_IMPORTED_MODULE_0__/* .width */ .VL)(line) <= columns
        ? line
        : `${Array.from(line)
            .slice(0, Math.max(0, columns - 1))
            .join("")
            .trimEnd()}…`;
}
/** The first names and how many more there are. */
function some(names, most, between = ", ") {
    const more = names.length - most;
    return [...names.slice(0, most), ...(more > 0 ? [`+${more}`] : [])].join(between);
}


/***/ }),

/***/ 6705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  W: () => (/* binding */ parseArguments)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/request/manual.js
const flags = {
    directory: { type: "string", short: "C", value: "DIR", summary: "the repository (default: here)" },
    config: { type: "string", value: "FILE", summary: "the configuration file (default: aip-deploy.yml)" },
    registry: {
        type: "string",
        value: "HOST/PATH",
        summary: "where images and the ledger live; wins over the configuration",
    },
    by: { type: "string", value: "NAME", summary: "who gives the order (default: git's user.name)" },
    json: { type: "boolean", summary: "the result as JSON on stdout, documented in docs/json.md" },
    verbose: { type: "boolean", short: "v", summary: "also show the commands that are run" },
    environment: {
        type: "string",
        short: "e",
        value: "ENV",
        summary: "the environment (default: the one of the branch)",
    },
    release: { type: "string", value: "ID", summary: "a release, by at least 6 digits of its id" },
    to: {
        type: "string",
        value: "WHICH",
        summary: "previous, a number of the history, or a release id (default: previous)",
    },
    reason: { type: "string", value: "TEXT", summary: "why; recorded" },
    "approve-by": {
        type: "string",
        multiple: true,
        value: "NAME",
        summary: "somebody who approves; may be given more than once",
    },
    hotfix: { type: "boolean", summary: "pass order, sign-off and soak, never the approval; needs --reason" },
    "dry-run": { type: "boolean", summary: "show what would be done and change nothing" },
    limit: { type: "string", value: "N", summary: "how many (default: 20)" },
    wait: {
        type: "string",
        value: "TIME",
        summary: "how long another deployer is waited for, such as 90s or 10m; 0s: not at all (default: 15m; for approve, how long people are: 1m)",
    },
    until: { type: "string", value: "WHEN", summary: "a moment such as 2026-12-27T08:00Z, or a length such as 8h or 2d" },
    "older-than": {
        type: "string",
        value: "TIME",
        summary: "such as 7d or 12h, since the last deployment (default: the configuration's lifetime)",
    },
    data: { type: "boolean", summary: "also remove the volumes; the data is gone then" },
};
/** Flags that every command takes. */
const everywhere = ["directory", "config", "registry", "by", "json", "verbose"];
const deploying = ["approve-by", "reason", "hotfix", "dry-run", "wait"];
const manual = {
    run: {
        usage: "run",
        summary: "all of it for the branch that is checked out: plan, build, release, deploy, verify",
        flags: ["environment", ...deploying],
    },
    plan: { usage: "plan", summary: "what would be built and what would change", flags: ["environment"] },
    build: {
        usage: "build [IMAGE…]",
        summary: "build, test and push what the registry does not have yet",
        flags: ["environment"],
    },
    release: {
        usage: "release",
        summary: "make the release of what is checked out; all its images must be built",
        flags: [],
    },
    deploy: {
        usage: "deploy ENV",
        summary: "bring a release to an environment and prove it (default: the release of what is checked out)",
        flags: ["release", ...deploying],
    },
    approve: {
        usage: "approve ENV",
        summary: "put a release before those who approve it on GitHub, and wait a while (default: that of what is checked out)",
        flags: ["release", "wait"],
    },
    verify: { usage: "verify ENV", summary: "prove again that what should run does run", flags: [] },
    rollback: {
        usage: "rollback ENV",
        summary: "go back to an earlier release and hold the environment",
        flags: ["to", "approve-by", "reason", "dry-run", "wait"],
    },
    "sign-off": {
        usage: "sign-off ENV",
        summary: "say yes to the release that runs there",
        flags: ["release", "reason"],
    },
    hold: { usage: "hold ENV", summary: "let nothing be deployed there until it is lifted", flags: ["reason"] },
    freeze: {
        usage: "freeze ENV",
        summary: "let nothing be deployed there until a moment; needs --until and --reason",
        flags: ["until", "reason"],
    },
    lift: { usage: "lift ENV", summary: "end a hold or a freeze", flags: ["reason"] },
    unlock: {
        usage: "unlock ENV",
        summary: "end the lease of a deployer that no longer works; needs --reason",
        flags: ["reason"],
    },
    status: { usage: "status", summary: "the board: what runs where, since when, and whether it is well", flags: [] },
    history: { usage: "history ENV", summary: "what happened there, newest first", flags: ["limit"] },
    diff: {
        usage: "diff ENV [ENV|RELEASE]",
        summary: "what would change there: images, commits, files (default: against what is checked out)",
        flags: [],
    },
    down: { usage: "down ENV", summary: "stop and remove everything that runs there", flags: ["data", "reason", "wait"] },
    "preview-up": {
        usage: "preview up N",
        summary: "give pull request N, which is checked out, an environment of its own, or bring it up to date",
        flags: ["reason"],
    },
    "preview-down": {
        usage: "preview down N",
        summary: "remove that environment with its data",
        flags: ["reason"],
    },
    "preview-list": { usage: "preview list", summary: "which pull requests have one, where, and until when", flags: [] },
    "preview-prune": {
        usage: "preview prune",
        summary: "remove those that nobody deployed to for as long as the configuration keeps them",
        flags: ["older-than", "reason"],
    },
    promote: {
        usage: "promote [ENV]",
        summary: "open or update the pull request that brings the branch before to ENV's (default: to the one after the branch that is checked out)",
        flags: ["dry-run"],
    },
    doctor: {
        usage: "doctor",
        summary: "what is wrong with this machine and the repository's settings, and the commands that mend it",
        flags: [],
    },
};
const exitCodes = {
    0: "done",
    1: "failed: we looked, and the answer is no",
    2: "the command line, the configuration or a secret is wrong; nothing was touched",
    3: "errored: it could not be told or could not be done",
    4: "a gate is closed; nothing was touched",
    130: "stopped on request",
};
/** The text of `--help`, for all commands or for one. */
function help(command) {
    if (command !== undefined) {
        const { usage, summary, flags: own } = manual[command];
        return `aip-deploy ${usage} [flags]\n\n${summary}\n\n${flagLines([...own, ...everywhere])}\n`;
    }
    const commands = Object.values(manual).map(({ usage, summary }) => [`  ${usage}`, summary]);
    const codes = Object.entries(exitCodes).map(([code, meaning]) => [`  ${code}`, meaning]);
    return [
        "aip-deploy COMMAND [flags]\n\nBuilds every image once and brings the very same digests from dev to production.\n",
        `Commands\n${columns(commands)}\n`,
        `Flags of every command\n${flagLines(everywhere)}\n`,
        `Exit codes\n${columns(codes)}\n`,
        "aip-deploy COMMAND --help tells the flags of one command.\n",
    ].join("\n");
}
function flagLines(names) {
    return columns(names.map((name) => {
        const { short, value, summary } = flags[name];
        return [
            `  ${short === undefined ? "" : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`,
            summary,
        ];
    }));
}
function columns(rows) {
    const wide = Math.max(...rows.map(([left]) => left.length));
    return rows.map(([left, right]) => `${left.padEnd(wide)}  ${right}`).join("\n");
}

;// CONCATENATED MODULE: ./lib/request/previews.js

/** The number of a pull request. Throws `UsageError` with the hint. */
function pullRequest(given, hint) {
    if (given !== undefined && /^#?[1-9]\d{0,8}$/.test(given))
        return Number(given.replace("#", ""));
    throw new errors/* UsageError */.eb(given === undefined ? "which pull request?" : `"${given}" is no number of a pull request`, {
        hint,
    });
}
/** A time that was given. Throws `UsageError`, which names the option. */
function olderThan(given, option) {
    if (given === undefined)
        return {};
    if (/^(?:\d+[dhms])+$/.test(given))
        return { olderThan: given };
    throw new errors/* UsageError */.eb(`${option}: must be a duration such as 12h or 7d, got "${given}"`);
}

;// CONCATENATED MODULE: ./lib/request/arguments.js




/** The command line as a request, or the help that was asked for. Throws `UsageError`. */
function parseArguments(args, version) {
    const [first = "--help", ...rest] = oneWord(args);
    if (first === "--version" || first === "version")
        return { text: `${version}\n` };
    if (first === "--help" || first === "-h" || first === "help")
        return { text: help(commandIn(oneWord(rest)[0])) };
    const command = commandIn(first);
    if (command === undefined)
        throw unknownCommand(first);
    if (rest.includes("--help") || rest.includes("-h"))
        return { text: help(command) };
    const { values, positionals } = parse(command, rest);
    return { settings: settingsOf(values), wish: wishOf(command, positionals, values) };
}
/** `preview up` is the command `preview-up`. */
function oneWord(args) {
    const [first = "", second = "", ...rest] = args;
    const joined = `${first}-${second}`;
    return first === "preview" && joined in manual ? [joined, ...rest] : args;
}
function commandIn(word) {
    return Object.keys(manual).find((name) => name === word);
}
function parse(command, args) {
    const allowed = [...manual[command].flags, ...everywhere];
    const options = Object.fromEntries(allowed.map((name) => {
        const { type, ...flag } = flags[name];
        const short = "short" in flag ? { short: flag.short } : {};
        return [name, { type, multiple: "multiple" in flag && flag.multiple, ...short }];
    }));
    try {
        const { values, positionals } = (0,external_node_util_.parseArgs)({ args: [...args], options, allowPositionals: true, strict: true });
        return { values: values, positionals };
    }
    catch (error) {
        const [sentence = ""] = (0,errors/* messageOf */.bD)(error).split(". ");
        throw new errors/* UsageError */.eb(`${command}: ${sentence}`, { hint: `aip-deploy ${command} --help`, cause: error });
    }
}
function settingsOf(values) {
    return {
        directory: arguments_text(values, "directory") ?? ".",
        json: values.json === true,
        verbose: values.verbose === true,
        ...given(values, "config"),
        ...given(values, "registry"),
        ...given(values, "by"),
    };
}
const mostPositions = {
    ...{ build: Infinity, diff: 2, plan: 0, run: 0, release: 0, status: 0 },
    ...{ "preview-list": 0, "preview-prune": 0, doctor: 0 },
};
function wishOf(command, positionals, values) {
    const most = mostPositions[command] ?? 1;
    if (positionals.length > most) {
        const surplus = positionals[most] ?? "";
        throw new errors/* UsageError */.eb(`${command}: does not take "${surplus}"`, { hint: `aip-deploy ${manual[command].usage}` });
    }
    const environment = () => required(command, positionals[0]);
    const reason = given(values, "reason");
    switch (command) {
        case "plan":
            return { command, ...given(values, "environment") };
        case "build":
            return { command, images: positionals, ...given(values, "environment") };
        case "release":
        case "status":
            return { command };
        case "run":
            return { command, ...given(values, "environment"), ...deployWish(values) };
        case "deploy":
            return { command, environment: environment(), ...given(values, "release"), ...deployWish(values) };
        case "rollback":
            return { command, environment: environment(), to: arguments_text(values, "to") ?? "previous", ...deployWish(values) };
        case "approve":
            return {
                command,
                environment: environment(),
                ...given(values, "release"),
                ...given(values, "wait"),
            };
        case "verify":
            return { command, environment: environment() };
        case "sign-off":
            return { command, environment: environment(), ...given(values, "release"), ...reason };
        case "hold":
        case "lift":
            return { command, environment: environment(), ...reason };
        case "freeze":
            return {
                ...{ command, environment: environment() },
                ...{ until: needed(command, "until", values), reason: needed(command, "reason", values) },
            };
        case "unlock":
            return { command, environment: environment(), reason: needed(command, "reason", values) };
        case "history":
            return { command, environment: environment(), limit: count(arguments_text(values, "limit") ?? "20") };
        case "diff":
            return {
                command,
                environment: environment(),
                ...(positionals[1] === undefined ? {} : { against: positionals[1] }),
            };
        case "down":
            return { command, environment: environment(), data: values.data === true, ...reason, ...given(values, "wait") };
        case "preview-up":
        case "preview-down":
            return { command, pullRequest: pullRequest(positionals[0], `aip-deploy ${manual[command].usage}`), ...reason };
        case "preview-list":
        case "doctor":
            return { command };
        case "preview-prune":
            return { command, ...olderThan(arguments_text(values, "older-than"), "--older-than"), ...reason };
        case "promote": {
            const [to] = positionals;
            return { command, dryRun: values["dry-run"] === true, ...(to === undefined ? {} : { environment: to }) };
        }
    }
}
function deployWish(values) {
    const hotfix = values.hotfix === true;
    const reason = given(values, "reason");
    if (hotfix && reason.reason === undefined) {
        throw new errors/* UsageError */.eb("--hotfix passes gates, so it needs --reason", { hint: '--hotfix --reason "what is broken"' });
    }
    const approveBy = values["approve-by"] ?? [];
    return { approveBy, hotfix, dryRun: values["dry-run"] === true, ...reason, ...given(values, "wait") };
}
function required(command, environment) {
    if (environment !== undefined && environment !== "")
        return environment;
    throw new errors/* UsageError */.eb(`${command}: which environment?`, { hint: `aip-deploy ${manual[command].usage}` });
}
function needed(command, name, values) {
    const value = arguments_text(values, name);
    if (value !== undefined && value !== "")
        return value;
    const { value: placeholder } = flags[name];
    throw new errors/* UsageError */.eb(`${command}: needs --${name}`, {
        hint: `aip-deploy ${manual[command].usage} --${name} ${placeholder}`,
    });
}
function count(given) {
    if (/^[1-9]\d{0,3}$/.test(given))
        return Number(given);
    throw new errors/* UsageError */.eb(`--limit: must be a number from 1 to 9999, got "${given}"`);
}
function arguments_text(values, name) {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
}
function given(values, name) {
    const value = arguments_text(values, name);
    return value === undefined ? {} : { [name]: value };
}
function unknownCommand(word) {
    return new errors/* UsageError */.eb(`there is no command "${word}"`, { hint: `Commands: ${Object.keys(manual).join(", ")}` });
}


/***/ }),

/***/ 3411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ version)
/* harmony export */ });
/** The version of this program; a test compares it with package.json. */
const version = "0.1.0";


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9069);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
